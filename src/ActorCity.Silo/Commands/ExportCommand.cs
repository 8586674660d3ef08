using System.CommandLine;
using ActorCity.Silo.Hosting;
using ActorCity.Silo.Journal;
using ActorCity.Storage.Journal;

namespace ActorCity.Silo.Commands;

/// <summary><c>actorcity export journal --out FILE</c>: everything that happened, one line per entry, for whoever computes it again.</summary>
internal static class ExportCommand
{
    private static readonly Option<FileInfo> Out = new("--out") { Description = "The file to write; it must not exist.", Required = true };

    public static Command Create(Func<ParseResult, Func<CitySettings, Terminal, Task<int>>, Task<int>> invoke)
    {
        var journal = new Command("journal", "Writes the whole journal as JSON lines, by stream and sequence. Works beside a running city.") { Out };
        journal.SetAction((line, stop) => invoke(line, (settings, terminal) => RunAsync(line.GetValue(Out)!, settings, terminal, stop)));
        return new Command("export", "Writes what the city holds, for other programs.") { journal };
    }

    private static async Task<int> RunAsync(FileInfo file, CitySettings settings, Terminal terminal, CancellationToken stop)
    {
        if (file.Exists)
        {
            Terminal.Complain($"{file.Name} exists already; an export overwrites nothing.");
            return ExitCodes.Usage;
        }

        await using var services = new ServiceCollection()
            .AddLogging().AddSingleton(TimeProvider.System).AddCityDatabase(settings.Options).BuildServiceProvider();
        JournalExport.Result? result = null;
        await terminal.ProgressAsync("Exporting the journal", async report =>
        {
            await using var stream = file.Create();
            result = await JournalExport.WriteAsync(services.GetRequiredService<JournalScan>(), stream, report, stop);
        });
        terminal.Say(
            new { file = file.FullName, result!.Entries, result.Streams, result.Problems },
            () => string.Join(Environment.NewLine, [.. result.Problems, $"{result.Entries} entries of {result.Streams} streams."]));
        return result.Problems.IsEmpty ? ExitCodes.Done : ExitCodes.Failed;
    }
}
