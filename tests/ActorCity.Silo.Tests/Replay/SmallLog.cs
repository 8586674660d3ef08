using System.Text;

namespace ActorCity.Silo.Tests.Replay;

/// <summary>
/// A made-up event log in the form of the real one, grouped by case as that is, with its oddities: times with and without a fraction,
/// two offsets, several events in one instant, no group, activities done again, last events before, at and after the deadline.
/// </summary>
internal static class SmallLog
{
    private static readonly string[] Activities =
        ["Confirmation of receipt", "T02 Check confirmation of receipt", "T04 Determine confirmation of receipt", "T06 Determine necessity of stop advice"];

    private static readonly string[] Channels = ["Internet", "Internet", "Desk", "Post", "e-mail", "Intern"];

    private static readonly string[] Groups = ["Group 1", "Group 2", "Group 3", "EMPTY"];

    public const string Header =
        "case:channel,case:concept:name,case:deadline,case:department,concept:instance,concept:name,org:group,org:resource,time:timestamp";

    public static string Make(int cases, int seed)
    {
        var random = new Random(seed);
        var text = new StringBuilder(Header).Append('\n');
        var task = 0;
        for (var n = 0; n < cases; n++)
        {
            var at = new DateTime(2011, 1, 1, 8, 0, 0, DateTimeKind.Unspecified).AddMinutes(random.Next(60 * 24 * 300));
            var times = new List<DateTime>();
            for (var e = random.Next(1, 9); e > 0; e--)
            {
                times.Add(at);
                at = random.Next(4) == 0 ? at : at.AddMilliseconds(random.Next(1, 400_000_000));
            }

            var deadline = random.Next(5) switch { 0 => times[^1], 1 => times[^1].AddSeconds(-1), _ => times[^1].AddDays(random.Next(-2, 60)) };
            var channel = Channels[random.Next(Channels.Length)];
            foreach (var time in times)
            {
                text.Append(CultureInfo.InvariantCulture, $"{channel},case-{n},{Stamp(deadline)},General,task-{++task},");
                text.Append(CultureInfo.InvariantCulture, $"{Activities[random.Next(Activities.Length)]},{Groups[random.Next(Groups.Length)]},");
                text.Append(CultureInfo.InvariantCulture, $"Resource{random.Next(10):00},{Stamp(time)}\n");
            }
        }

        return text.ToString();
    }

    // The log's municipality is two hours ahead in summer, one in winter.
    private static string Stamp(DateTime at)
    {
        var fraction = at.Ticks % TimeSpan.TicksPerSecond == 0 ? "" : at.ToString(".ffffff", CultureInfo.InvariantCulture);
        return at.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) + fraction + (at.Month is >= 4 and <= 10 ? "+02:00" : "+01:00");
    }
}
