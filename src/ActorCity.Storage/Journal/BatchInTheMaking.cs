using System.Threading.Channels;

namespace ActorCity.Storage.Journal;

/// <summary>
/// Picks the rows of the next batch: at most one per grain (two activations of one grain can overlap), sorted by key so that flushes
/// of several processes take row locks in the same order.
/// </summary>
internal sealed class BatchInTheMaking(int rowsMax)
{
    private readonly List<CommitRow> heldOver = [];
    private readonly HashSet<(string, string)> taken = [];

    public bool HasHeldOver => heldOver.Count > 0;

    public List<CommitRow> Take(ChannelReader<CommitRow> from)
    {
        taken.Clear();
        var rows = new List<CommitRow>();
        var before = heldOver.ToArray();
        heldOver.Clear();
        foreach (var row in before)
        {
            Place(rows, row);
        }

        while (rows.Count < rowsMax && from.TryRead(out var row))
        {
            Place(rows, row);
        }

        rows.Sort(static (a, b) => string.CompareOrdinal(a.Key.Key, b.Key.Key));
        return rows;
    }

    private void Place(List<CommitRow> rows, CommitRow row)
    {
        if (rows.Count < rowsMax && taken.Add((row.Key.StateName, row.Key.Key)))
        {
            rows.Add(row);
        }
        else
        {
            heldOver.Add(row);
        }
    }
}
