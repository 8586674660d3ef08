using ActorCity.Contracts.Journal;

namespace ActorCity.Storage.Indexing;

/// <summary>Sorts a chunk of rows by table; of rows with the same key only the last counts.</summary>
internal static class RowChunk
{
    public static IEnumerable<(IndexTable Table, List<IndexRow> Written, List<IndexRow> Removed)> ByTable(
        IndexTables tables, IReadOnlyList<IndexRow> rows)
    {
        foreach (var group in rows.GroupBy(tables.NumberOf))
        {
            var table = tables.All[group.Key];
            var last = new Dictionary<string, IndexRow>(StringComparer.Ordinal);
            foreach (var row in group)
            {
                last[KeyOf(table, row)] = row;
            }

            var ordered = last.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => p.Value).ToArray();
            yield return (table, [.. ordered.Where(r => !r.Removed)], [.. ordered.Where(r => r.Removed)]);
        }
    }

    // The separator is no character of any key.
    private static string KeyOf(IndexTable table, IndexRow row) =>
        string.Join('\u001f', table.KeyColumns.Select(c => Convert.ToString(c.ToSqlite(row), CultureInfo.InvariantCulture)));
}
