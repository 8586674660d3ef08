using System.CommandLine;
using ActorCity.ReadModels.Rebuild;
using ActorCity.Silo.Hosting;

namespace ActorCity.Silo.Commands;

/// <summary><c>actorcity rebuild</c>: makes the read models again from the journal; <c>--compare</c> only says whether they agree.</summary>
internal static class RebuildCommand
{
    private static readonly Option<bool> Compare = new("--compare") { Description = "Change nothing; say whether the tables agree with the journal." };

    public static Command Create(Func<ParseResult, Func<CitySettings, Terminal, Task<int>>, Task<int>> invoke)
    {
        var command = new Command("rebuild", "Makes the read models again from the journal. Stop the city first.") { Compare };
        command.SetAction((line, stop) => invoke(line, (settings, terminal) => RunAsync(line.GetValue(Compare), settings, terminal, stop)));
        return command;
    }

    private static async Task<int> RunAsync(bool compare, CitySettings settings, Terminal terminal, CancellationToken stop)
    {
        using var owned = RunningCity.OwnData(settings);
        await using var services = new ServiceCollection()
            .AddLogging().AddSingleton(TimeProvider.System).AddCityDatabase(settings.Options).BuildServiceProvider();
        await RunningCity.MigrateAsync(services, stop);
        RebuildReport? report = null;
        try
        {
            await terminal.ProgressAsync(compare ? "Comparing with the journal" : "Rebuilding from the journal", async progress =>
            {
                var rebuild = new CityRebuild(services);
                var direct = new DirectProgress<RebuildProgress>(p => progress(p.Entries, p.EntriesTotal));
                report = compare ? await rebuild.CompareAsync(direct, stop) : await rebuild.RebuildAsync(direct, stop);
            });
        }
        catch (InvalidOperationException refused)
        {
            Terminal.Complain(refused.Message);
            return ExitCodes.Failed;
        }

        terminal.Say(report, () => Words(report!, compare));
        return report!.Equal || !compare ? ExitCodes.Done : ExitCodes.NotInOrder;
    }

    private static string Words(RebuildReport report, bool compare)
    {
        var lines = new List<string> { $"{report.Entries} journal entries of {report.Streams} streams." };
        foreach (var table in report.Tables)
        {
            lines.Add($"  {table.Table,-16} {table.Rows,8} rows {(table.Equal ? "as the journal says" : $"where the journal gives {table.RowsFromJournal}")}");
            lines.AddRange(table.Differences.Select(d => $"    {d}"));
        }

        lines.AddRange(report.JournalProblems.Select(p => $"  journal: {p}"));
        lines.Add(report.Equal ? "The tables are what the journal says." : compare ? "The tables differ; 'actorcity rebuild' makes them again." : "The tables were made again.");
        return string.Join(Environment.NewLine, lines);
    }
}
