using System.CommandLine;
using ActorCity.Benchmarks.Lifecycle;
using ActorCity.Benchmarks.Measure;

namespace ActorCity.Benchmarks.HotRead;

/// <summary>
/// GET of one case that is being looked at, from the city, and of the same JSON from PostgreSQL through a minimal API in a
/// process of its own; in turns.
/// </summary>
internal static class HotReadCommand
{
    public static Command Create()
    {
        var url = CityUrl.Option();
        var connection = new Option<string?>("--connection") { Description = "PostgreSQL for the minimal API; none: a temporary server" };
        var callers = new Option<int>("--callers") { Description = "Concurrent callers", DefaultValueFactory = _ => 64 };
        var seconds = new Option<int>("--seconds") { Description = "Time of one round", DefaultValueFactory = _ => 5 };
        var rounds = new Option<int>("--rounds") { Description = "Rounds; the median counts", DefaultValueFactory = _ => 3 };
        var output = Output.Option();
        var command = new Command("hot-read", "Reading a hot case against reading its row from PostgreSQL.") { url, connection, callers, seconds, rounds, output };
        command.SetAction(async (parsed, cancellation) =>
        {
            var run = new HotReadRun(
                parsed.GetValue(url)!, parsed.GetValue(callers), TimeSpan.FromSeconds(parsed.GetValue(seconds)), parsed.GetValue(rounds),
                Output.From(parsed, output));
            return await run.RunAsync(parsed.GetValue(connection), cancellation);
        });
        return command;
    }
}

/// <summary>The two readings.</summary>
internal sealed record HotReadResult(double CityPerSecond, double PostgresPerSecond, double Ratio, double CityP50Ms, double CityP99Ms, double PostgresP50Ms, double PostgresP99Ms);

/// <summary>Measures both readers.</summary>
internal sealed class HotReadRun(Uri city, int callers, TimeSpan roundTime, int rounds, Output output)
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(2);

    public async Task<int> RunAsync(string? connection, CancellationToken cancellation)
    {
        using var connections = CityClient.Connections(callers * 2);
        var client = new CityClient(connections, city);
        var facts = await CityFacts.ReadAsync(client, "minor-works", cancellation);
        var code = await SubmittedCases.OneAsync(client, facts, cancellation);
        var json = (await client.GetAsync($"/v1/cases/{code}", cancellation)).Body.ToArray();
        await using var server = await BenchServer.StartAsync(connection);
        await using var baseline = await MinimalApi.StartAsync(server.Connection, code, json, cancellation);
        output.Say($"case {code}, {json.Length} bytes of JSON, {callers} callers");

        var (fromCity, fromPostgres) = (new List<Reading>(), new List<Reading>());
        await ReadAsync(connections, city, code, WarmUp, cancellation);
        await ReadAsync(connections, baseline.Address, code, WarmUp, cancellation);
        for (var round = 0; round < rounds; round++)
        {
            fromCity.Add(await ReadAsync(connections, city, code, roundTime, cancellation));
            fromPostgres.Add(await ReadAsync(connections, baseline.Address, code, roundTime, cancellation));
            output.Say($"round {round + 1}: city {fromCity[^1].PerSecond:0}/s, minimal API on PostgreSQL {fromPostgres[^1].PerSecond:0}/s");
        }

        var (a, b) = (Median(fromCity), Median(fromPostgres));
        var result = new HotReadResult(Math.Round(a.PerSecond), Math.Round(b.PerSecond), Math.Round(a.PerSecond / b.PerSecond, 2), a.P50Ms, a.P99Ms, b.P50Ms, b.P99Ms);
        output.Document(result);
        output.Say($"city {result.CityPerSecond}/s (p50 {result.CityP50Ms} ms, p99 {result.CityP99Ms} ms), PostgreSQL {result.PostgresPerSecond}/s (p50 {result.PostgresP50Ms} ms, p99 {result.PostgresP99Ms} ms): {result.Ratio} ×");
        return 0;
    }

    private static Reading Median(List<Reading> readings) => readings.OrderBy(r => r.PerSecond).ElementAt(readings.Count / 2);

    private async Task<Reading> ReadAsync(HttpMessageInvoker connections, Uri from, string code, TimeSpan time, CancellationToken cancellation)
    {
        var started = Stopwatch.GetTimestamp();
        var all = await Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(
            async () =>
            {
                var (client, latencies) = (new CityClient(connections, from), new Latencies());
                while (Stopwatch.GetElapsedTime(started) < time)
                {
                    var begun = Stopwatch.GetTimestamp();
                    var reply = await client.GetAsync($"/v1/cases/{code}", cancellation);
                    if (reply.Status != 200)
                    {
                        throw new InvalidOperationException($"{from} answered {reply.Status}.");
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

        return new Reading(sum.Count / elapsed.TotalSeconds, sum.Milliseconds(50), sum.Milliseconds(99));
    }

    private sealed record Reading(double PerSecond, double P50Ms, double P99Ms);
}
