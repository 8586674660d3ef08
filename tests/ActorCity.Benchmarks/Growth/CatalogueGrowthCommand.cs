using System.CommandLine;
using ActorCity.Benchmarks.Lifecycle;
using ActorCity.Benchmarks.Measure;

namespace ActorCity.Benchmarks.Growth;

/// <summary>
/// A city whose catalogue and offices grow many times over while cases run: nothing restarts, no command fails, and a draw takes as long
/// as before.
/// </summary>
internal static class CatalogueGrowthCommand
{
    public static Command Create()
    {
        var url = CityUrl.Option();
        var services = new Option<int>("--services") { Description = "New services", DefaultValueFactory = _ => 500 };
        var versions = new Option<int>("--versions") { Description = "Versions of each", DefaultValueFactory = _ => 5 };
        var offices = new Option<int>("--offices") { Description = "New offices", DefaultValueFactory = _ => 1_000 };
        var card = new Option<string>("--card") { Description = "The service whose card they get", DefaultValueFactory = _ => "building-permit" };
        var callers = new Option<int>("--callers") { Description = "Callers that bring cases meanwhile", DefaultValueFactory = _ => 8 };
        var stewards = new Option<int>("--stewards") { Description = "Stewards that publish at once", DefaultValueFactory = _ => 4 };
        var seconds = new Option<int>("--seconds") { Description = "Measured time before and after", DefaultValueFactory = _ => 20 };
        var output = Output.Option();
        var command = new Command("catalogue-growth", "Cases while services and offices are published.") { url, services, versions, offices, card, callers, stewards, seconds, output };
        command.SetAction((parsed, cancellation) => RunAsync(
            new GrowthPlan(
                parsed.GetValue(url)!,
                parsed.GetValue(services),
                parsed.GetValue(versions),
                parsed.GetValue(offices),
                parsed.GetValue(card)!,
                parsed.GetValue(callers),
                parsed.GetValue(stewards),
                TimeSpan.FromSeconds(parsed.GetValue(seconds))),
            Output.From(parsed, output),
            cancellation));
        return command;
    }

    private static async Task<int> RunAsync(GrowthPlan plan, Output output, CancellationToken cancellation)
    {
        using var connections = CityClient.Connections(plan.Callers + (2 * plan.Stewards));
        try
        {
            return await MeasureAsync(plan, connections, output, cancellation);
        }
        catch (Exception e) when (e is HttpRequestException or InvalidOperationException)
        {
            await Console.Error.WriteLineAsync($"{plan.City} cannot be measured: {e.Message}");
            return 1;
        }
    }

    private static async Task<int> MeasureAsync(GrowthPlan plan, HttpMessageInvoker connections, Output output, CancellationToken cancellation)
    {
        var facts = await CityFacts.ReadAsync(new CityClient(connections, plan.City), "minor-works", cancellation);
        var cases = new CaseTraffic(connections, plan, facts);
        var growth = new GrowingCatalogue(connections, plan);
        await growth.ReadCardAsync(cancellation);
        output.Say($"{facts.Offices.Count} offices; {plan.Callers} callers bring cases of {facts.Service}");
        await cases.RunAsync("warm-up", Task.Delay(plan.Measured / 4, cancellation), cancellation);

        var before = await cases.RunAsync("before", Task.Delay(plan.Measured, cancellation), cancellation);
        var drawBefore = DrawCost.Of(facts.Offices.Count);
        output.Say($"publishing {plan.Services} services with {plan.Versions} versions each and {plan.Offices} offices …");
        var started = Stopwatch.GetTimestamp();
        var during = await cases.RunAsync("during", growth.RunAsync(cancellation), cancellation);
        var took = Stopwatch.GetElapsedTime(started);

        // Draws follow the offices by a second at most.
        await Task.Delay(TimeSpan.FromSeconds(2), cancellation);
        var after = await cases.RunAsync("after", Task.Delay(plan.Measured, cancellation), cancellation);
        var spread = await cases.OpenEachAsync(growth.Codes, cancellation);
        var result = new GrowthResult
        {
            Services = plan.Services,
            Versions = plan.Versions,
            Offices = plan.Offices,
            Seconds = Math.Round(took.TotalSeconds, 1),
            Before = before.ToFigures(),
            During = during.ToFigures(),
            After = after.ToFigures(),
            DrawAloneBefore = drawBefore,
            DrawAloneAfter = DrawCost.Of(facts.Offices.Count + plan.Offices),
            DrawnToNewOffices = growth.CountNew(after.Drawn),
            PublishMsByVersion = [.. growth.Published.Select(Figures.Of)],
            OfficeMs = Figures.Of(growth.Opened),
            OpenOfNewServices = Figures.Of(spread.Tally.Of(Operation.Open)),
            NewServicesAtTheirLastVersion = await growth.AtLastVersionAsync(spread.Codes, cancellation),
            Failures = Sum(before.Tally, during.Tally, after.Tally, spread.Tally, growth.Tally),
        };
        output.Document(result);
        GrowthReport.Say(output, result);
        return result.Failures.Count == 0 && result.NewServicesAtTheirLastVersion == spread.Codes.Count ? 0 : 1;
    }

    private static SortedDictionary<string, long> Sum(params Tally[] tallies)
    {
        var sum = new Tally();
        foreach (var tally in tallies)
        {
            sum.Add(tally);
        }

        return new SortedDictionary<string, long>(sum.Failures, StringComparer.Ordinal);
    }
}

/// <summary>What to run.</summary>
internal sealed record GrowthPlan(Uri City, int Services, int Versions, int Offices, string Card, int Callers, int Stewards, TimeSpan Measured);
