using System.Collections.Concurrent;
using ActorCity.Benchmarks.Lifecycle;

namespace ActorCity.Benchmarks.Growth;

/// <summary>Callers that bring cases, one after the other, as long as something else lasts.</summary>
internal sealed class CaseTraffic(HttpMessageInvoker connections, GrowthPlan plan, CityFacts facts)
{
    private readonly string run = Guid.NewGuid().ToString("N")[..10];

    public async Task<Traffic> RunAsync(string phase, Task until, CancellationToken cancellation)
    {
        var (drawn, sum) = (new ConcurrentBag<string>(), new Tally());
        var started = Stopwatch.GetTimestamp();
        var tallies = await Task.WhenAll(Enumerable.Range(0, plan.Callers).Select(n => Task.Run(
            async () =>
            {
                var (tally, caller) = NewCaller($"{run}.{phase}.{n}", n);
                while (!until.IsCompleted)
                {
                    if (await caller.SubmitAsync(cancellation) is var (_, office))
                    {
                        drawn.Add(office);
                    }
                }

                return tally;
            },
            cancellation)));
        await until;
        foreach (var tally in tallies)
        {
            sum.Add(tally);
        }

        return new Traffic(sum, drawn, Stopwatch.GetElapsedTime(started));
    }

    /// <summary>One case of each service, only opened, by all callers together.</summary>
    public async Task<(Tally Tally, IReadOnlyCollection<string> Codes)> OpenEachAsync(IReadOnlyList<string> services, CancellationToken cancellation)
    {
        var (codes, sum, next) = (new ConcurrentBag<string>(), new Tally(), -1);
        var tallies = await Task.WhenAll(Enumerable.Range(0, plan.Callers).Select(n => Task.Run(
            async () =>
            {
                var (tally, caller) = NewCaller($"{run}.each.{n}", n);
                for (var i = Interlocked.Increment(ref next); i < services.Count; i = Interlocked.Increment(ref next))
                {
                    if (await caller.OpenOneAsync(services[i], cancellation) is { } code)
                    {
                        codes.Add(code);
                    }
                }

                return tally;
            },
            cancellation)));
        foreach (var tally in tallies)
        {
            sum.Add(tally);
        }

        return (sum, codes);
    }

    private (Tally Tally, Caller Caller) NewCaller(string name, int seed)
    {
        var tally = new Tally { Counting = true };
        return (tally, new Caller(new CityClient(connections, plan.City), facts, tally, name, seed));
    }
}

/// <summary>What callers met in one phase.</summary>
/// <param name="Tally">Latencies and failures.</param>
/// <param name="Drawn">The drawn office of each case.</param>
/// <param name="Elapsed">How long it lasted.</param>
internal sealed record Traffic(Tally Tally, IReadOnlyCollection<string> Drawn, TimeSpan Elapsed)
{
    public TrafficFigures ToFigures() => new(
        Tally.Of(Operation.Submit).Count,
        Math.Round(Tally.Of(Operation.Submit).Count / Elapsed.TotalSeconds, 1),
        Figures.Of(Tally.Of(Operation.Submit)),
        Figures.Of(Tally.Requests));
}
