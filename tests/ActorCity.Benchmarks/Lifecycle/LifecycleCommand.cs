using System.CommandLine;
using ActorCity.Benchmarks.Measure;

namespace ActorCity.Benchmarks.Lifecycle;

/// <summary>
/// Whole lifecycles over HTTP: open, two documents, submit (which draws the office), take the next at that office, decide
/// what was taken, search by tracking code.
/// </summary>
internal static class LifecycleCommand
{
    public static Command Create()
    {
        var url = CityUrl.Option();
        var seconds = new Option<int>("--seconds") { Description = "Measured time", DefaultValueFactory = _ => 20 };
        var warmUp = new Option<int>("--warmup") { Description = "Seconds before measuring", DefaultValueFactory = _ => 5 };
        var callers = new Option<int>("--callers") { Description = "Concurrent callers", DefaultValueFactory = _ => 64 };
        var service = new Option<string>("--service") { Description = "Service code", DefaultValueFactory = _ => "minor-works" };
        var output = Output.Option();
        var command = new Command("lifecycle", "Full lifecycles per second over HTTP.") { url, seconds, warmUp, callers, service, output };
        command.SetAction((parsed, cancellation) => RunAsync(
            new Plan(
                parsed.GetValue(url)!,
                TimeSpan.FromSeconds(parsed.GetValue(warmUp)),
                TimeSpan.FromSeconds(parsed.GetValue(seconds)),
                parsed.GetValue(callers),
                parsed.GetValue(service)!),
            Output.From(parsed, output),
            cancellation));
        return command;
    }

    private static async Task<int> RunAsync(Plan plan, Output output, CancellationToken cancellation)
    {
        using var connections = CityClient.Connections(plan.Callers);
        CityFacts facts;
        try
        {
            facts = await CityFacts.ReadAsync(new CityClient(connections, plan.City), plan.Service, cancellation);
        }
        catch (Exception e) when (e is HttpRequestException or InvalidOperationException)
        {
            await Console.Error.WriteLineAsync($"{plan.City} cannot be measured: {e.Message}");
            return 1;
        }

        output.Say($"{plan.Callers} callers, {plan.WarmUp.TotalSeconds:0} s warm-up, {plan.Measured.TotalSeconds:0} s measured, "
            + $"{facts.Service}, {facts.Documents.Count} documents, {facts.Offices.Count} offices");
        var load = new Load(connections, plan, facts);
        var tally = await load.RunAsync(cancellation);
        Report(output, tally, load.Elapsed.TotalSeconds);
        return tally.Lifecycles.Count > 0 ? 0 : 1;
    }

    private static void Report(Output output, Tally tally, double seconds)
    {
        var result = new LifecycleResult(
            Math.Round(tally.Lifecycles.Count / seconds, 1),
            Math.Round(tally.Requests.Count / seconds, 1),
            tally.Errors,
            tally.Requests.Milliseconds(50),
            tally.Requests.Milliseconds(99));
        output.Document(result);
        output.Say($"{result.LifecyclesPerSecond} lifecycles/s, {result.RequestsPerSecond} requests/s, {result.Errors} errors");
        output.Say($"{"",-10} {"count",10} {"p50 ms",10} {"p99 ms",10}");
        Line("request", tally.Requests);
        Line("lifecycle", tally.Lifecycles);
        foreach (var operation in Enum.GetValues<Operation>())
        {
            Line("  " + operation.ToString(), tally.Of(operation));
        }

        output.Say($"{tally.NothingWaiting} times nothing waited at the drawn office (another caller had taken it).");
        foreach (var (what, count) in tally.Failures.OrderByDescending(f => f.Value))
        {
            output.Say($"  {count} × {what}");
        }

        void Line(string name, Latencies of) =>
            output.Say($"{name,-10} {of.Count,10} {of.Milliseconds(50),10:0.00} {of.Milliseconds(99),10:0.00}");
    }
}

/// <summary>What to run.</summary>
internal sealed record Plan(Uri City, TimeSpan WarmUp, TimeSpan Measured, int Callers, string Service);

/// <summary>The result; latencies are those of single requests.</summary>
internal sealed record LifecycleResult(double LifecyclesPerSecond, double RequestsPerSecond, long Errors, double P50Ms, double P99Ms);
