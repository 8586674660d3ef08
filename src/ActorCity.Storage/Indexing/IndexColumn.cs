using ActorCity.Contracts.Journal;
using ActorCity.Storage.Sqlite;
using Npgsql;
using NpgsqlTypes;

namespace ActorCity.Storage.Indexing;

/// <summary>One column of an <see cref="IndexTable"/>.</summary>
public abstract class IndexColumn
{
    private protected IndexColumn(string name, bool isKey)
    {
        Name = SqlName.Check(name);
        IsKey = isKey;
    }

    /// <summary>The column's name.</summary>
    public string Name { get; }

    /// <summary>Part of the key.</summary>
    public bool IsKey { get; }

    internal string QuotedName => SqlName.Quote(Name);

    /// <summary>The type of an array of this column's values, as PostgreSQL writes it.</summary>
    internal abstract string PostgreSqlArray { get; }

    /// <summary>The column of many rows as one array parameter.</summary>
    internal abstract NpgsqlParameter ToArrayParameter(IReadOnlyList<IndexRow> rows);

    /// <summary>One row's value as a parameter.</summary>
    internal abstract NpgsqlParameter ToParameter(IndexRow row);

    /// <summary>The value as SQLite stores it: text, a whole number, or <see cref="DBNull"/>. Also the form in which two tables are compared.</summary>
    public abstract object ToSqlite(IndexRow row);

    internal abstract SqliteValue ToSqliteValue(IndexRow row);

    internal abstract bool SameValue(IndexRow first, IndexRow second);
}

internal sealed class IndexColumn<TRow, TValue>(string name, bool isKey, Func<TRow, TValue> value) : IndexColumn(name, isKey)
    where TRow : IndexRow
{
    private readonly NpgsqlDbType element = ElementType();

    internal override string PostgreSqlArray => element switch
    {
        NpgsqlDbType.Text => "text[]",
        NpgsqlDbType.Integer => "integer[]",
        NpgsqlDbType.Bigint => "bigint[]",
        NpgsqlDbType.Boolean => "boolean[]",
        _ => "timestamptz[]",
    };

    internal override NpgsqlParameter ToArrayParameter(IReadOnlyList<IndexRow> rows)
    {
        var values = new TValue[rows.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = value((TRow)rows[i]);
        }

        ToUtc(values);
        return new NpgsqlParameter<TValue[]> { TypedValue = values, NpgsqlDbType = NpgsqlDbType.Array | element };
    }

    internal override NpgsqlParameter ToParameter(IndexRow row)
    {
        var one = new[] { value((TRow)row) };
        ToUtc(one);
        return new NpgsqlParameter<TValue> { TypedValue = one[0], NpgsqlDbType = element };
    }

    // Npgsql takes an instant for timestamptz only when its offset is zero.
    private static void ToUtc(TValue[] values)
    {
        if (values is DateTimeOffset[] instants)
        {
            for (var i = 0; i < instants.Length; i++)
            {
                instants[i] = instants[i].ToUniversalTime();
            }
        }
        else if (values is DateTimeOffset?[] perhaps)
        {
            for (var i = 0; i < perhaps.Length; i++)
            {
                perhaps[i] = perhaps[i]?.ToUniversalTime();
            }
        }
    }

    public override object ToSqlite(IndexRow row) => ToSqliteValue(row) switch
    {
        { IsNumber: true } whole => whole.Number,
        { Text: { } text } => text,
        _ => DBNull.Value,
    };

    // The compiler of each TValue keeps one arm: nothing is boxed.
    internal override SqliteValue ToSqliteValue(IndexRow row) => value((TRow)row) switch
    {
        null => SqliteValue.Of(null),
        string text => SqliteValue.Of(text),
        int number => SqliteValue.Of(number),
        long number => SqliteValue.Of(number),
        bool flag => SqliteValue.Of(flag ? 1 : 0),
        DateTimeOffset at => SqliteValue.Of(CityTime.ToMicroseconds(at)),
        _ => throw new NotSupportedException($"An index column cannot hold {typeof(TValue)}."),
    };

    internal override bool SameValue(IndexRow first, IndexRow second) =>
        EqualityComparer<TValue>.Default.Equals(value((TRow)first), value((TRow)second));

    private static NpgsqlDbType ElementType()
    {
        var type = Nullable.GetUnderlyingType(typeof(TValue)) ?? typeof(TValue);
        return type == typeof(string) ? NpgsqlDbType.Text
            : type == typeof(int) ? NpgsqlDbType.Integer
            : type == typeof(long) ? NpgsqlDbType.Bigint
            : type == typeof(bool) ? NpgsqlDbType.Boolean
            : type == typeof(DateTimeOffset) ? NpgsqlDbType.TimestampTz
            : throw new NotSupportedException($"An index column cannot hold {typeof(TValue)}.");
    }
}
