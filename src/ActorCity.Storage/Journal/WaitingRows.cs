namespace ActorCity.Storage.Journal;

/// <summary>
/// Commands that wait for a flush, oldest first. A batch has at most one command per grain (two activations of one grain can
/// overlap), sorted by key so that flushes of several lanes and processes take row locks in the same order. Not thread-safe.
/// </summary>
internal sealed class WaitingRows
{
    private readonly Queue<CommitRow> rows = new();
    private readonly HashSet<(string, string)> taken = [];

    public int Count => rows.Count;

    public void Add(CommitRow row) => rows.Enqueue(row);

    public List<CommitRow> Take(int most)
    {
        taken.Clear();
        var batch = new List<CommitRow>(Math.Min(most, rows.Count));
        for (var left = rows.Count; left > 0 && batch.Count < most; left--)
        {
            var row = rows.Dequeue();
            if (taken.Add((row.Key.StateName, row.Key.Key)))
            {
                batch.Add(row);
            }
            else
            {
                rows.Enqueue(row);
            }
        }

        batch.Sort(static (a, b) => string.CompareOrdinal(a.Key.Key, b.Key.Key));
        return batch;
    }
}
