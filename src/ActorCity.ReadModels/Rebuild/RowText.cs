using System.Text;
using ActorCity.Contracts.Journal;
using ActorCity.ReadModels.Sql;
using ActorCity.Storage.Indexing;

namespace ActorCity.ReadModels.Rebuild;

/// <summary>A row in one form, whether it comes from the rules or from a table of either engine.</summary>
internal sealed class RowText
{
    private const char Between = '\u001f';
    private const string Null = "\u0000";

    private readonly string[] values;
    private readonly int keys;

    private RowText(string[] values, int keys)
    {
        this.values = values;
        this.keys = keys;
        Key = string.Join(Between, values.Take(keys));
    }

    public string Key { get; }

    public byte[] KeyBytes => Encoding.UTF8.GetBytes(Key);

    public byte[] Whole => Encoding.UTF8.GetBytes(string.Join(Between, values));

    public static RowText From(IndexTable table, IndexRow row) =>
        new([.. table.Columns.Select(c => Text(c.ToSqlite(row)))], table.Columns.Count(c => c.IsKey));

    /// <summary>A row of <see cref="Select"/>.</summary>
    public static RowText From(IndexTable table, SqlRow row) =>
        new([.. Enumerable.Range(0, row.Columns).Select(i => Text(row.Plain(i)))], table.Columns.Count(c => c.IsKey));

    /// <summary>Reads a whole table in the order of its declared columns.</summary>
    public static string Select(IndexTable table) => $"SELECT {string.Join(", ", table.Columns.Select(c => c.Name))} FROM {table.Name}";

    /// <summary>What differs from another row with the same key.</summary>
    public string Against(IndexTable table, RowText journal) => string.Join(
        ", ",
        table.Columns.Select((c, i) => (c.Name, Stored: values[i], Journal: journal.values[i])).Where(v => v.Stored != v.Journal)
            .Select(v => $"{v.Name} is {Shown(v.Stored)}, the journal says {Shown(v.Journal)}"));

    public string ShownKey() => string.Join(' ', values.Take(keys));

    private static string Shown(string value) => value == Null ? "nothing" : $"'{value}'";

    private static string Text(object? value) => value switch
    {
        null or DBNull => Null,
        string text => text,
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new InvalidOperationException($"A read-model column holds a {value.GetType()}."),
    };
}
