using ActorCity.Storage.Indexing;

namespace ActorCity.Storage.Sqlite;

/// <summary>
/// Writes one read-model table. A row that is there is compared first, and only the columns that changed are written: SQLite then
/// leaves alone every index that has none of them, and most commands move a row in one or two of its indexes. Used by one thread.
/// </summary>
internal sealed class SqliteIndexText
{
    /// <summary>Statements kept for sets of changed columns; a set beyond them writes all columns.</summary>
    private const int SetsMax = 64;

    private readonly IndexTable table;
    private readonly ImmutableArray<IndexColumn> values;
    private readonly int keyCount;
    private readonly string where;
    private readonly string select;
    private readonly string insert;
    private readonly string delete;
    private readonly Dictionary<ulong, string> updates = [];

    public SqliteIndexText(IndexTable table)
    {
        this.table = table;
        values = [.. table.ValueColumns];
        keyCount = table.Columns.Length - values.Length;
        if (values.Length > 64)
        {
            throw new ArgumentException($"Index table '{table.Name}' has more than 64 columns beside its key.", nameof(table));
        }

        where = $" WHERE {string.Join(" AND ", table.KeyColumns.Select((k, i) => $"{k.QuotedName} = {Number(i)}"))}";
        select = $"SELECT {(values.Length == 0 ? "1" : string.Join(", ", values.Select(v => v.QuotedName)))} FROM {table.QuotedName}{where}";
        insert = $"{IndexSql.Insert(table)} VALUES ({string.Join(", ", table.Columns.Select((_, i) => Number(i)))})";
        delete = $"DELETE FROM {table.QuotedName}{where}";
    }

    public void Write(SqliteSession session, SqliteIndexRow row)
    {
        if (row.Removed)
        {
            BindKey(session.Statement(delete), row).Run();
        }
        else if (Changed(session, row) is not { } changed)
        {
            var statement = BindKey(session.Statement(insert), row);
            BindValues(statement, row, ulong.MaxValue);
            statement.Run();
        }
        else if (changed != 0)
        {
            var statement = BindKey(session.Statement(Update(ref changed)), row);
            BindValues(statement, row, changed);
            statement.Run();
        }
    }

    // A bit for each column beside the key that is stored differently; null when no row is stored.
    private ulong? Changed(SqliteSession session, SqliteIndexRow row)
    {
        var stored = BindKey(session.Statement(select), row);
        if (!stored.Step())
        {
            return null;
        }

        var changed = 0UL;
        for (var i = 0; i < values.Length; i++)
        {
            changed |= row.Values[keyCount + i].IsIn(stored, i) ? 0 : 1UL << i;
        }

        stored.Reset();
        return changed;
    }

    private string Update(ref ulong changed)
    {
        if (updates.TryGetValue(changed, out var text))
        {
            return text;
        }

        if (updates.Count >= SetsMax)
        {
            changed = ulong.MaxValue;
            if (updates.TryGetValue(changed, out text))
            {
                return text;
            }
        }

        var set = changed;
        var columns = values.Select((v, i) => (v.QuotedName, i)).Where(c => (set & (1UL << c.i)) != 0);
        text = $"UPDATE {table.QuotedName} SET {string.Join(", ", columns.Select(c => $"{c.QuotedName} = {Number(keyCount + c.i)}"))}{where}";
        updates.Add(changed, text);
        return text;
    }

    private SqliteStatement BindKey(SqliteStatement statement, SqliteIndexRow row)
    {
        for (var i = 0; i < keyCount; i++)
        {
            row.Values[i].Bind(statement, i + 1);
        }

        return statement;
    }

    private void BindValues(SqliteStatement statement, SqliteIndexRow row, ulong columns)
    {
        for (var i = 0; i < values.Length; i++)
        {
            if ((columns & (1UL << i)) != 0)
            {
                row.Values[keyCount + i].Bind(statement, keyCount + i + 1);
            }
        }
    }

    private static string Number(int index) => string.Create(CultureInfo.InvariantCulture, $"?{index + 1}");
}
