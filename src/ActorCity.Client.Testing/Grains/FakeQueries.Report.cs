using System.Text.Json;

namespace ActorCity.Client.Testing.Grains;

/// <summary>Figures of one service.</summary>
internal sealed partial class FakeQueries
{
    private const int OfficesMax = 50;

    public Task<ServiceReport> ReportAsync(string service) => store.Alone(() =>
    {
        var cases = store.Tables.Of<CaseRow>().Where(c => c.Service == service).ToList();
        var steps = store.Tables.Of<StepPerformedRow>().Where(s => s.Service == service).ToList();
        return new ServiceReport
        {
            Cases = cases.Count,
            Events = steps.Count,
            CasesRepeatingStep = steps.Where(s => s.Times == 2).GroupBy(s => s.Step).ToImmutableSortedDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal),
            PastDeadline = cases.Count(c => c.LastStepAt > c.DueAt),
            Channels = cases.GroupBy(c => JsonNamingPolicy.KebabCaseLower.ConvertName(c.Channel.ToString()))
                .ToImmutableSortedDictionary(g => g.Key, Figures, StringComparer.Ordinal),
            Offices =
            [
                .. steps.Where(s => s.Office is not null).GroupBy(s => s.Office!)
                    .OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).Take(OfficesMax)
                    .Select(g => new OfficeFigures { Office = g.Key, Events = g.Count(), Cases = g.Select(s => s.Case).Distinct().Count() }),
            ],
            VisitExcess = cases.Count(c => c.VisitCount > c.VisitBudget),
            Visits = store.Tables.Of<VisitRow>().Count(v => v.Service == service),
        };
    });

    // Cases without any step count, but have no throughput time.
    private static ChannelFigures Figures(IEnumerable<CaseRow> cases)
    {
        var all = cases.ToList();
        List<double> hours = [.. all.Where(c => c is { FirstStepAt: not null, LastStepAt: not null }).Select(c => (c.LastStepAt!.Value - c.FirstStepAt!.Value).TotalHours).Order()];
        return new ChannelFigures { Cases = all.Count, MedianHours = Percentile(hours, 0.5), P90Hours = Percentile(hours, 0.9) };
    }

    private static double Percentile(List<double> sorted, double fraction)
    {
        if (sorted.Count == 0)
        {
            return 0;
        }

        var rank = fraction * (sorted.Count - 1);
        var below = (int)Math.Floor(rank);
        return sorted[below] + ((rank - below) * (sorted[Math.Min(below + 1, sorted.Count - 1)] - sorted[below]));
    }
}
