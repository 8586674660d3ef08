using ActorCity.Benchmarks.Measure;

namespace ActorCity.Benchmarks.Growth;

/// <summary>Latencies of one kind of request.</summary>
internal sealed record Figures(long Count, double P50Ms, double P95Ms, double P99Ms)
{
    public static Figures Of(Latencies latencies) => new(latencies.Count, latencies.Milliseconds(50), latencies.Milliseconds(95), latencies.Milliseconds(99));
}

/// <summary>Cases of one phase.</summary>
/// <param name="Cases">Cases that were handed in and drawn.</param>
/// <param name="CasesPerSecond">How many in a second.</param>
/// <param name="Submit">The requests that draw.</param>
/// <param name="Requests">All requests.</param>
internal sealed record TrafficFigures(long Cases, double CasesPerSecond, Figures Submit, Figures Requests);

/// <summary>The result.</summary>
internal sealed record GrowthResult
{
    public required int Services { get; init; }

    public required int Versions { get; init; }

    public required int Offices { get; init; }

    /// <summary>How long publishing all of it took.</summary>
    public required double Seconds { get; init; }

    public required TrafficFigures Before { get; init; }

    public required TrafficFigures During { get; init; }

    public required TrafficFigures After { get; init; }

    /// <summary>One draw without its request, computed by this program over as many offices.</summary>
    public required Figures DrawAloneBefore { get; init; }

    public required Figures DrawAloneAfter { get; init; }

    /// <summary>Cases afterwards that were drawn to a new office.</summary>
    public required int DrawnToNewOffices { get; init; }

    /// <summary>Draft, review and publication together, by the number of the version.</summary>
    public required IReadOnlyList<Figures> PublishMsByVersion { get; init; }

    /// <summary>Registration, licence and activation together.</summary>
    public required Figures OfficeMs { get; init; }

    /// <summary>Opening one case of each new service.</summary>
    public required Figures OpenOfNewServices { get; init; }

    public required int NewServicesAtTheirLastVersion { get; init; }

    /// <summary>What failed, and how often; empty: nothing.</summary>
    public required IReadOnlyDictionary<string, long> Failures { get; init; }
}

/// <summary>The result for people.</summary>
internal static class GrowthReport
{
    public static void Say(Output output, GrowthResult result)
    {
        output.Say($"published in {result.Seconds} s");
        output.Say($"{"",-28} {"count",9} {"p50 ms",9} {"p95 ms",9} {"p99 ms",9}");
        Line("submit (draw) before", result.Before.Submit);
        Line("submit (draw) during", result.During.Submit);
        Line("submit (draw) after", result.After.Submit);
        Line("all requests before", result.Before.Requests);
        Line("all requests during", result.During.Requests);
        Line("all requests after", result.After.Requests);
        Line("draw alone before", result.DrawAloneBefore);
        Line("draw alone after", result.DrawAloneAfter);
        for (var version = 1; version <= result.PublishMsByVersion.Count; version++)
        {
            Line($"publish version {version}", result.PublishMsByVersion[version - 1]);
        }

        Line("open an office", result.OfficeMs);
        Line("first case of new services", result.OpenOfNewServices);
        output.Say($"cases/s: {result.Before.CasesPerSecond} before, {result.During.CasesPerSecond} during, {result.After.CasesPerSecond} after");
        output.Say($"{result.DrawnToNewOffices} of {result.After.Cases} cases were drawn to new offices afterwards; {result.NewServicesAtTheirLastVersion} cases of new services keep version {result.Versions}");
        output.Say(result.Failures.Count == 0 ? "no request failed" : string.Join("\n", result.Failures.Select(f => $"  {f.Value} × {f.Key}")));

        void Line(string name, Figures f) => output.Say($"{name,-28} {f.Count,9} {f.P50Ms,9:0.00} {f.P95Ms,9:0.00} {f.P99Ms,9:0.00}");
    }
}
