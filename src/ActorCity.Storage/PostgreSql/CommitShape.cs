using ActorCity.Storage.Journal;

namespace ActorCity.Storage.PostgreSql;

/// <summary>Which parts a batch has. Batches of one shape share one prepared statement.</summary>
internal readonly record struct CommitShape(ulong Parts)
{
    private const int TablesFrom = 8;

    public bool Updates => (Parts & 1) != 0;

    public bool Inserts => (Parts & 2) != 0;

    public bool DueSet => (Parts & 4) != 0;

    public bool DueRemoved => (Parts & 8) != 0;

    public bool Outbox => (Parts & 16) != 0;

    public bool Writes(int table) => (Parts & (1UL << (TablesFrom + (2 * table)))) != 0;

    public bool Removes(int table) => (Parts & (2UL << (TablesFrom + (2 * table)))) != 0;

    public static CommitShape Of(IReadOnlyList<CommitRow> rows)
    {
        ulong parts = 0;
        foreach (var row in rows)
        {
            parts |= row.Expected is null ? 2UL : 1UL;
            parts |= row.Outbox.IsEmpty ? 0UL : 16UL;
            foreach (var change in row.Due)
            {
                parts |= change.DueAt is null ? 8UL : 4UL;
            }

            foreach (var (table, indexRow) in row.Index)
            {
                parts |= (indexRow.Removed ? 2UL : 1UL) << (TablesFrom + (2 * table));
            }
        }

        return new CommitShape(parts);
    }

    /// <summary>Whether no part of a command has more than one row: then it has a statement without arrays.</summary>
    public static bool IsOneOfEach(CommitRow row) =>
        row.Outbox.Length <= 1
        && row.Due.Count(d => d.DueAt is null) <= 1 && row.Due.Count(d => d.DueAt is not null) <= 1
        && (row.Index.Length <= 1 || row.Index.DistinctBy(r => (r.Table, r.Row.Removed)).Count() == row.Index.Length);
}
