using System.CommandLine;
using System.Text;
using ActorCity.Benchmarks.Lifecycle;
using ActorCity.Benchmarks.Measure;

namespace ActorCity.Benchmarks.TakeNext;

/// <summary>How long an examiner waits for the next case while very many are open. The open cases are brought over HTTP.</summary>
internal static class TakeNextCommand
{
    public static Command Create()
    {
        var url = CityUrl.Option();
        var open = new Option<int>("--open") { Description = "Open work items to bring first", DefaultValueFactory = _ => 100_000 };
        var take = new Option<int>("--take") { Description = "How many are taken", DefaultValueFactory = _ => 2_000 };
        var callers = new Option<int>("--callers") { Description = "Examiners at once", DefaultValueFactory = _ => 4 };
        var output = Output.Option();
        var command = new Command("take-next", "Latency of taking the next case.") { url, open, take, callers, output };
        command.SetAction((parsed, cancellation) => RunAsync(
            parsed.GetValue(url)!, parsed.GetValue(open), parsed.GetValue(take), parsed.GetValue(callers), Output.From(parsed, output), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(Uri city, int open, int take, int callers, Output output, CancellationToken cancellation)
    {
        const int Bringing = 64;
        using var connections = CityClient.Connections(Bringing);
        var facts = await CityFacts.ReadAsync(new CityClient(connections, city), "minor-works", cancellation);
        var run = Guid.NewGuid().ToString("N")[..10];
        var started = Stopwatch.GetTimestamp();
        var tally = await BringAsync(connections, city, facts, run, Bringing, open, cancellation);
        output.Say($"{open} cases opened and submitted in {Stopwatch.GetElapsedTime(started).TotalSeconds:0} s, {tally.Errors} errors");

        var remaining = take;
        var results = await Task.WhenAll(Enumerable.Range(0, callers).Select(examiner => Task.Run(
            () => TakeAsync(new CityClient(connections, city), facts, $"{run}.t{examiner}", examiner, () => Interlocked.Decrement(ref remaining) >= 0, cancellation),
            cancellation)));
        var (sum, nothing) = (new Latencies(), results.Sum(r => r.Nothing));
        foreach (var (latencies, _) in results)
        {
            sum.Add(latencies);
        }

        var result = new TakeNextResult(open, sum.Count, nothing, sum.Milliseconds(50), sum.Milliseconds(95), sum.Milliseconds(99));
        output.Document(result);
        output.Say($"{result.Taken} taken by {callers} examiners: p50 {result.P50Ms} ms, p95 {result.P95Ms} ms, p99 {result.P99Ms} ms; {nothing} times nothing waited");
        return 0;
    }

    private static async Task<Tally> BringAsync(
        HttpMessageInvoker connections, Uri city, CityFacts facts, string run, int callers, int cases, CancellationToken cancellation)
    {
        var remaining = cases;
        var tallies = await Task.WhenAll(Enumerable.Range(0, callers).Select(n => Task.Run(
            async () =>
            {
                var tally = new Tally();
                var caller = new Caller(new CityClient(connections, city), facts, tally, $"{run}.{n}", n);
                while (Interlocked.Decrement(ref remaining) >= 0)
                {
                    await caller.SubmitAsync(cancellation);
                }

                return tally;
            },
            cancellation)));
        var sum = new Tally();
        foreach (var tally in tallies)
        {
            sum.Add(tally);
        }

        return sum;
    }

    private static async Task<(Latencies Latencies, int Nothing)> TakeAsync(
        CityClient client, CityFacts facts, string name, int seed, Func<bool> more, CancellationToken cancellation)
    {
        var (latencies, random, nothing) = (new Latencies(), new Random(seed), 0);
        for (var n = 0; more(); n++)
        {
            var office = facts.Offices[random.Next(facts.Offices.Count)];
            var body = Encoding.UTF8.GetBytes($$$"""{"actor":{"person":"examiner-{{{seed}}}","office":"{{{office}}}","role":"examiner"}}""");
            var begun = Stopwatch.GetTimestamp();
            var reply = await client.PostAsync($"/v1/offices/{office}/next", $"{name}.{n}", body, cancellation);
            latencies.Record(Stopwatch.GetElapsedTime(begun));
            nothing += reply.Status == 204 ? 1 : 0;
            if (!reply.IsSuccess)
            {
                throw new InvalidOperationException($"Taking at {office} answered {reply.Status} {reply.Text("code"u8)}.");
            }
        }

        return (latencies, nothing);
    }
}

/// <summary>The latencies of taking.</summary>
internal sealed record TakeNextResult(int Open, long Taken, int NothingWaited, double P50Ms, double P95Ms, double P99Ms);
