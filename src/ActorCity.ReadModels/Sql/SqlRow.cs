using System.Data.Common;
using ActorCity.Storage;

namespace ActorCity.ReadModels.Sql;

/// <summary>The current row of an answer. Both engines' forms of an instant and of a flag come out the same.</summary>
internal readonly struct SqlRow(DbDataReader reader, bool postgreSql)
{
    public int Columns => reader.FieldCount;

    public string Text(int column) => reader.GetString(column);

    public string? TextOrNull(int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    public int Number(int column) => reader.GetInt32(column);

    public int? NumberOrNull(int column) => reader.IsDBNull(column) ? null : reader.GetInt32(column);

    public long Long(int column) => reader.GetInt64(column);

    public bool Flag(int column) => postgreSql ? reader.GetBoolean(column) : reader.GetInt64(column) != 0;

    public DateTimeOffset Time(int column) => postgreSql
        ? reader.GetFieldValue<DateTimeOffset>(column)
        : CityTime.FromMicroseconds(reader.GetInt64(column));

    public DateTimeOffset? TimeOrNull(int column) => reader.IsDBNull(column) ? null : Time(column);

    /// <summary>Any value in one form for both engines: text, or a whole number (flags 0 and 1, instants in microseconds).</summary>
    public object? Plain(int column) => reader.GetValue(column) switch
    {
        DBNull => null,
        string text => text,
        bool flag => flag ? 1L : 0L,
        int number => (long)number,
        long number => number,
        DateTime at => CityTime.ToMicroseconds(new DateTimeOffset(at, TimeSpan.Zero)),
        var other => throw new InvalidOperationException($"A read-model column holds a {other.GetType()}."),
    };
}
