using System.Globalization;
using System.Text;
using System.Text.Json;
using ActorCity.Contracts.Cases;
using ActorCity.Contracts.Queries;
using ActorCity.Silo.Catalogue;

namespace ActorCity.Silo.Replay;

/// <summary>What the city's own tables say of the cases that were played in, in the words of the log.</summary>
internal sealed record ReplayReport
{
    public required int Cases { get; init; }

    public required int Events { get; init; }

    /// <summary>Per activity that any case repeats: how many cases do.</summary>
    public required ImmutableSortedDictionary<string, int> CasesRepeatingActivity { get; init; }

    /// <summary>Applications whose last event came after their deadline.</summary>
    public required int PastDeadline { get; init; }

    public required ImmutableSortedDictionary<string, ChannelFigures> Channels { get; init; }

    /// <summary>Busiest first.</summary>
    public required ImmutableArray<OfficeFigures> Offices { get; init; }

    /// <summary>Cases with more visits than the service allows.</summary>
    public required int VisitExcess { get; init; }

    public static ReplayReport From(ServiceReport report, ReplayMapping mapping)
    {
        var activities = mapping.Steps.ToDictionary(s => s.Value, s => s.Key, StringComparer.Ordinal);
        var channels = mapping.Channels.ToDictionary(c => Word(c.Value), c => c.Key, StringComparer.Ordinal);
        return new()
        {
            Cases = report.Cases,
            Events = report.Events,
            CasesRepeatingActivity = report.CasesRepeatingStep.ToImmutableSortedDictionary(
                s => activities.GetValueOrDefault(s.Key, s.Key), s => s.Value, StringComparer.Ordinal),
            PastDeadline = report.PastDeadline,
            Channels = report.Channels.ToImmutableSortedDictionary(c => channels.GetValueOrDefault(c.Key, c.Key), c => c.Value, StringComparer.Ordinal),
            Offices = report.Offices,
            VisitExcess = report.VisitExcess,
        };
    }

    public string ToText()
    {
        var text = new StringBuilder();
        Line(text, $"{Cases} cases, {Events} events.");
        Line(text, $"{PastDeadline} cases had their last event after their deadline; {VisitExcess} had more visits than allowed.");
        Line(text, $"");
        Line(text, $"Throughput time, first to last event, hours{"",6}{"cases",8}{"median",12}{"90 %",12}");
        foreach (var (channel, figures) in Channels)
        {
            Line(text, $"  {channel,-46}{figures.Cases,8}{figures.MedianHours,12:0.00}{figures.P90Hours,12:0.00}");
        }

        Line(text, $"");
        Line(text, $"Activities that cases repeat{"",20}{"cases",8}");
        foreach (var (activity, cases) in CasesRepeatingActivity.OrderByDescending(a => a.Value))
        {
            Line(text, $"  {activity,-46}{cases,8}");
        }

        Line(text, $"");
        Line(text, $"Offices{"",41}{"events",8}{"cases",12}");
        foreach (var office in Offices)
        {
            Line(text, $"  {office.Office,-46}{office.Events,8}{office.Cases,12}");
        }

        return text.ToString();
    }

    private static void Line(StringBuilder text, FormattableString line) => text.AppendLine(line.ToString(CultureInfo.InvariantCulture));

    private static string Word(Channel channel) => JsonNamingPolicy.KebabCaseLower.ConvertName(channel.ToString());
}
