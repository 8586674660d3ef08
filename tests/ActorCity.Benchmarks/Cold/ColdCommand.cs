using System.CommandLine;
using ActorCity.Benchmarks.Measure;
using ActorCity.Contracts;
using ActorCity.Contracts.Cases;

namespace ActorCity.Benchmarks.Cold;

/// <summary>Commands on cases that nobody has in memory, among very many stored: each is an activation, a read and a write.</summary>
internal static class ColdCommand
{
    public static Command Create()
    {
        var engine = new Option<string>("--engine") { Description = "PostgreSQL", DefaultValueFactory = _ => "PostgreSQL" };
        engine.AcceptOnlyFromAmong("PostgreSQL");
        var connection = new Option<string?>("--connection") { Description = "A PostgreSQL server; none: a temporary one is started" };
        var cases = new Option<int>("--cases") { Description = "Stored cases", DefaultValueFactory = _ => 1_000_000 };
        var callers = new Option<int>("--callers") { Description = "Concurrent callers", DefaultValueFactory = _ => 128 };
        var seconds = new Option<int>("--seconds") { Description = "Measured time", DefaultValueFactory = _ => 20 };
        var output = Output.Option();
        var command = new Command("cold", "Activation, read and write of cold cases per second, through the city's own grains.") { engine, connection, cases, callers, seconds, output };
        command.SetAction((parsed, cancellation) => RunAsync(
            parsed.GetValue(connection), parsed.GetValue(cases), parsed.GetValue(callers), TimeSpan.FromSeconds(parsed.GetValue(seconds)), Output.From(parsed, output), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(string? connection, int cases, int callers, TimeSpan time, Output output, CancellationToken cancellation)
    {
        await using var city = await EmbeddedCity.StartAsync(connection, cases, output, cancellation);

        // A third to warm up; no case is met twice.
        var order = Enumerable.Range(0, cases).ToArray();
        new Random(1).Shuffle(order);
        var next = -1;
        await MeasureAsync(city.Grains, order, () => Interlocked.Increment(ref next), callers, time / 3, cancellation);
        var first = next;
        var (latencies, elapsed) = await MeasureAsync(city.Grains, order, () => Interlocked.Increment(ref next), callers, time, cancellation);
        if (next >= cases)
        {
            output.Say($"All {cases} cases were met before the time was over ({cases - first} while measuring): store more.");
        }

        var result = new ColdResult(cases, callers, Math.Round(latencies.Count / elapsed.TotalSeconds), latencies.Milliseconds(50), latencies.Milliseconds(99));
        output.Document(result);
        output.Say($"{result.CasesPerSecond} cold cases/s among {cases} stored (activation + read + write), p50 {result.P50Ms} ms, p99 {result.P99Ms} ms");
        return 0;
    }

    private static async Task<(Latencies Latencies, TimeSpan Elapsed)> MeasureAsync(
        IGrainFactory grains, int[] order, Func<int> next, int callers, TimeSpan time, CancellationToken cancellation)
    {
        var started = Stopwatch.GetTimestamp();
        var all = await Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(
            async () =>
            {
                var latencies = new Latencies();
                for (var at = next(); at < order.Length && Stopwatch.GetElapsedTime(started) < time; at = next())
                {
                    var begun = Stopwatch.GetTimestamp();
                    var outcome = await grains.Case<ICaseIntake>(StoredCases.Id(order[at])).RegisterVisitAsync(new RegisterVisit
                    {
                        CommandId = $"cold-visit-{order[at]}", Actor = StoredCases.Clerk, Office = StoredCases.Clerk.Office!, AskedBy = "citizen", Reason = "پیگیری پرونده", Fault = VisitFault.None,
                    });
                    if (outcome.Refusal is { } refusal)
                    {
                        throw new InvalidOperationException($"The city refused a visit: {refusal.Code}");
                    }

                    latencies.Record(Stopwatch.GetElapsedTime(begun));
                }

                return latencies;
            },
            cancellation)));
        var elapsed = Stopwatch.GetElapsedTime(started);
        var sum = new Latencies();
        foreach (var latencies in all)
        {
            sum.Add(latencies);
        }

        return (sum, elapsed);
    }
}

/// <summary>The result.</summary>
internal sealed record ColdResult(int Stored, int Callers, double CasesPerSecond, double P50Ms, double P99Ms);
