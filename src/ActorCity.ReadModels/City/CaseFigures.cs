using ActorCity.Contracts.Queries;
using ActorCity.ReadModels.Sql;

namespace ActorCity.ReadModels.City;

/// <summary>Adds up the figures of one service, case by case.</summary>
internal sealed class CaseFigures
{
    private readonly SortedDictionary<string, ChannelTally> channels = new(StringComparer.Ordinal);

    public int Cases { get; private set; }

    public int PastDeadline { get; private set; }

    public int VisitExcess { get; private set; }

    /// <summary>Takes a row of channel, due at, first step at, last step at, visits, visit budget.</summary>
    public void Add(SqlRow row)
    {
        var (dueAt, firstAt, lastAt) = (row.TimeOrNull(1), row.TimeOrNull(2), row.TimeOrNull(3));
        Cases++;
        PastDeadline += lastAt > dueAt ? 1 : 0;
        VisitExcess += row.Number(4) > row.Number(5) ? 1 : 0;

        var word = row.Text(0);
        if (!channels.TryGetValue(word, out var tally))
        {
            channels.Add(word, tally = new ChannelTally());
        }

        tally.Cases++;
        if (firstAt is { } first && lastAt is { } last)
        {
            tally.Hours.Add((last - first).TotalHours);
        }
    }

    /// <summary>The channels; cases without any step count, but have no throughput time.</summary>
    public ImmutableSortedDictionary<string, ChannelFigures> Channels() => channels.ToImmutableSortedDictionary(
        c => c.Key,
        c =>
        {
            c.Value.Hours.Sort();
            return new ChannelFigures
            {
                Cases = c.Value.Cases,
                MedianHours = Percentile(c.Value.Hours, 0.5),
                P90Hours = Percentile(c.Value.Hours, 0.9),
            };
        },
        StringComparer.Ordinal);

    /// <summary>Linear interpolation between the two neighbours of rank <c>fraction · (n − 1)</c>; 0 of nothing.</summary>
    internal static double Percentile(List<double> sorted, double fraction)
    {
        if (sorted.Count == 0)
        {
            return 0;
        }

        var rank = fraction * (sorted.Count - 1);
        var below = (int)Math.Floor(rank);
        var above = Math.Min(below + 1, sorted.Count - 1);
        return sorted[below] + ((rank - below) * (sorted[above] - sorted[below]));
    }

    private sealed class ChannelTally
    {
        public int Cases { get; set; }

        public List<double> Hours { get; } = [];
    }
}
