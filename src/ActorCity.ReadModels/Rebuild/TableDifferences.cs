using ActorCity.ReadModels.Sql;
using ActorCity.Storage.Indexing;

namespace ActorCity.ReadModels.Rebuild;

/// <summary>Names some of the rows in which tables differ from the journal: a second, narrower look at the buckets that differ.</summary>
internal sealed class TableDifferences(CityDatabase database, JournalFold fold)
{
    private const int BucketsMax = 4;
    private const int DifferencesMax = 10;

    public async Task<Dictionary<IndexTable, ImmutableArray<string>>> FindAsync(
        IReadOnlyDictionary<IndexTable, IReadOnlyList<int>> wrong, CancellationToken cancellation)
    {
        if (wrong.Count == 0)
        {
            return [];
        }

        var looks = wrong.ToDictionary(w => w.Key, w => new Look([.. w.Value.Take(BucketsMax)]));
        await foreach (var stream in fold.ReadAsync(null, cancellation))
        {
            foreach (var row in stream.Rows)
            {
                if (looks.TryGetValue(row.Table, out var look))
                {
                    look.AddJournal(row.Text);
                }
            }
        }

        await using var snapshot = await database.SnapshotAsync(cancellation);
        foreach (var (table, look) in looks)
        {
            await foreach (var row in snapshot.StreamAsync(snapshot.Ask(RowText.Select(table)), cancellation))
            {
                look.AddStored(RowText.From(table, row));
            }
        }

        return looks.ToDictionary(l => l.Key, l => l.Value.Sentences(l.Key));
    }

    /// <summary>The rows of a few buckets of one table, from both sides.</summary>
    private sealed class Look(HashSet<int> buckets)
    {
        private readonly SortedDictionary<string, RowText> journal = new(StringComparer.Ordinal);
        private readonly SortedDictionary<string, RowText> stored = new(StringComparer.Ordinal);

        public void AddJournal(RowText row) => Add(journal, row);

        public void AddStored(RowText row) => Add(stored, row);

        public ImmutableArray<string> Sentences(IndexTable table)
        {
            var missing = journal.Where(j => !stored.ContainsKey(j.Key)).Select(j => $"{j.Value.ShownKey()}: the row is missing");
            var tooMany = stored.Where(s => !journal.ContainsKey(s.Key)).Select(s => $"{s.Value.ShownKey()}: the journal knows no such row");
            var other = stored.Where(s => journal.ContainsKey(s.Key))
                .Select(s => (s.Value, Difference: s.Value.Against(table, journal[s.Key]))).Where(s => s.Difference.Length > 0)
                .Select(s => $"{s.Value.ShownKey()}: {s.Difference}");
            return [.. missing.Concat(tooMany).Concat(other).Take(DifferencesMax)];
        }

        private void Add(SortedDictionary<string, RowText> rows, RowText row)
        {
            if (buckets.Contains(TableDigest.BucketOf(row)))
            {
                rows[row.Key] = row;
            }
        }
    }
}
