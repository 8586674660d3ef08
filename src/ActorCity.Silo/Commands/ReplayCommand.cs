using System.CommandLine;
using ActorCity.Silo.Catalogue;
using ActorCity.Silo.Hosting;
using ActorCity.Silo.Replay;

namespace ActorCity.Silo.Commands;

/// <summary><c>actorcity replay FILE --mapping NAME</c>: plays an event log through the city. Running it twice changes nothing.</summary>
internal static class ReplayCommand
{
    private static readonly Argument<FileInfo> LogFile = new("FILE") { Description = "The event log, CSV." };
    private static readonly Option<string> Mapping = new("--mapping") { Description = "How to read it: a mapping of the catalogue, or a file.", Required = true };
    private static readonly Option<Uri> Url = new("--url")
    {
        Description = "A running city; without it the replay runs in this process, on the database.",
        CustomParser = result =>
        {
            if (Uri.TryCreate(result.Tokens.Single().Value, UriKind.Absolute, out var url) && url.Scheme is "http" or "https")
            {
                return url;
            }

            result.AddError("--url must be an http or https address.");
            return null;
        },
    };
    private static readonly Option<int> Parallel = new("--parallel") { Description = "Commands on their way at once (default 64).", DefaultValueFactory = _ => 64 };

    public static Command Create(Func<ParseResult, Func<CitySettings, Terminal, Task<int>>, Task<int>> invoke)
    {
        LogFile.AcceptExistingOnly();
        Parallel.Validators.Add(option =>
        {
            if (option.GetValueOrDefault<int>() is < 1 or > 1_024)
            {
                option.AddError("--parallel must be 1 to 1024.");
            }
        });
        var command = new Command("replay", "Plays an event log of another system through the city and reports on it.") { LogFile, Mapping, Url, Parallel };
        command.SetAction((line, stop) => invoke(line, (settings, terminal) => RunAsync(line, settings, terminal, stop)));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult line, CitySettings settings, Terminal terminal, CancellationToken stop)
    {
        try
        {
            var mapping = CatalogueFiles.Default.Mapping(line.GetValue(Mapping)!);
            var service = CatalogueFiles.Default.Service(mapping.Service);
            using var text = line.GetValue(LogFile)!.OpenText();
            var plan = ReplayPlan.Make(ReplayLog.Read(text, mapping), mapping, service);

            if (line.GetValue(Url) is { } url)
            {
                using var http = new HttpClient { BaseAddress = url, Timeout = TimeSpan.FromSeconds(15) };
                await PlayAsync(new HttpCityPort(http), plan, mapping, line.GetValue(Parallel), terminal, stop);
            }
            else
            {
                await using var city = await RunningCity.StartAsync(settings, http: false, seed: false, progress: null, stop);
                await PlayAsync(new GrainCityPort(city.Grains), plan, mapping, line.GetValue(Parallel), terminal, stop);
            }

            return ExitCodes.Done;
        }
        catch (Exception fault) when (fault is ReplayException or CityAwayException)
        {
            Terminal.Complain(fault.Message);
            return ExitCodes.Failed;
        }
    }

    private static async Task PlayAsync(ICityPort city, ReplayPlan plan, ReplayMapping mapping, int parallel, Terminal terminal, CancellationToken stop)
    {
        ReplayResult? result = null;
        await terminal.ProgressAsync("Playing the log", async report =>
        {
            var progress = new DirectProgress<ReplayProgress>(p => report(p.Done, p.Total));
            result = await new ReplayRunner(city, TimeProvider.System).RunAsync(plan, mapping.Service, parallel, progress, stop);
        });
        var figures = ReplayReport.From(await city.ReportAsync(mapping.Service, stop), mapping);
        terminal.Words($"{result!.Applied} commands applied now, {result.Known} were known.{Environment.NewLine}");
        terminal.Say(figures, figures.ToText);
    }
}
