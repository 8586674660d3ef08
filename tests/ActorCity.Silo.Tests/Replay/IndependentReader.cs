namespace ActorCity.Silo.Tests.Replay;

/// <summary>The same figures, computed from the log's text alone by other means than the city's: the test's own opinion.</summary>
internal sealed class IndependentReader
{
    private readonly List<Dictionary<string, string>> events;

    public IndependentReader(string log)
    {
        var lines = log.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var header = lines[0].Split(',');
        events = [.. lines.Skip(1).Select(l => header.Zip(l.Split(',')).ToDictionary(p => p.First, p => p.Second))];
    }

    public int Cases => ByCase.Count();

    public int Events => events.Count;

    public int DeskCases => ByCase.Count(c => c.First()["case:channel"] == "Desk");

    public int PastDeadline => ByCase.Count(c => c.Max(At) > DateTimeOffset.Parse(c.First()["case:deadline"], CultureInfo.InvariantCulture));

    public Dictionary<string, int> Repeated => ByCase
        .SelectMany(c => c.GroupBy(e => e["concept:name"]).Where(a => a.Count() >= 2).Select(a => a.Key))
        .GroupBy(a => a).ToDictionary(a => a.Key, a => a.Count());

    public Dictionary<string, (int Cases, double Median, double P90)> Channels => ByCase
        .GroupBy(c => c.First()["case:channel"]).ToDictionary(c => c.Key, c =>
        {
            var hours = c.Select(one => (one.Max(At) - one.Min(At)).TotalHours).Order().ToArray();
            return (hours.Length, Between(hours, 50), Between(hours, 90));
        });

    public List<(int Events, int Cases)> Offices =>
        [.. events.GroupBy(e => e["org:group"]).Select(g => (g.Count(), g.Select(e => e["case:concept:name"]).Distinct().Count())).OrderDescending()];

    private IEnumerable<IGrouping<string, Dictionary<string, string>>> ByCase => events.GroupBy(e => e["case:concept:name"]);

    private static DateTimeOffset At(Dictionary<string, string> e) => DateTimeOffset.Parse(e["time:timestamp"], CultureInfo.InvariantCulture);

    // In whole hundredths of a rank, so that no rounding is shared with the city's way.
    private static double Between(double[] sorted, int percent)
    {
        var (below, rest) = Math.DivRem((sorted.Length - 1) * percent, 100);
        return rest == 0 ? sorted[below] : ((sorted[below] * (100 - rest)) + (sorted[below + 1] * rest)) / 100;
    }
}
