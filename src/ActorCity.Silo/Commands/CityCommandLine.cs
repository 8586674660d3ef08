using System.CommandLine;
using ActorCity.Silo.Hosting;

namespace ActorCity.Silo.Commands;

/// <summary>The <c>actorcity</c> command line. Without a command it serves.</summary>
internal static class CityCommandLine
{
    private static readonly Option<string> Data = new("--data") { Description = "Directory of the embedded city (default ./data).", Recursive = true };
    private static readonly Option<string> Engine = new("--engine") { Description = "SQLite or PostgreSQL.", Recursive = true };
    private static readonly Option<string> Connection = new("--connection") { Description = "ADO.NET connection string of the database.", Recursive = true };
    private static readonly Option<string> Urls = new("--urls") { Description = $"Where to listen (default {CityHost.DefaultUrl}).", Recursive = true };
    private static readonly Option<int?> Offices = new("--offices") { Description = "Offices of the demo city (default 123).", Recursive = true };
    private static readonly Option<bool> NoDemo = new("--no-demo") { Description = "Start without the demo city.", Recursive = true };
    private static readonly Option<string> Output = new("--output") { Description = "text or json.", Recursive = true, DefaultValueFactory = _ => "text" };

    public static RootCommand Create()
    {
        Output.AcceptOnlyFromAmong("text", "json");
        var root = new RootCommand("ActorCity: every citizen case and every office is an actor.")
        {
            Data, Engine, Connection, Urls, Offices, NoDemo, Output,
        };
        root.SetAction((line, stop) => RunAsync(line, serve: true, (settings, terminal) => ServeCommand.RunAsync(settings, terminal, stop)));
        root.Add(Make("serve", "Runs a silo with the HTTP facade: the whole city on SQLite, or one of many on PostgreSQL.", true, ServeCommand.RunAsync));
        root.Add(Make("migrate", "Brings the database to this program's form.", false, MigrateCommand.RunAsync));
        root.Add(Make("seed", "Publishes the catalogue and opens the demo city's offices.", false, SeedCommand.RunAsync));
        root.Add(ReplayCommand.Create(Invoke));
        root.Add(RebuildCommand.Create(Invoke));
        root.Add(CatalogueCommand.Create(TerminalOf));
        root.Add(ExportCommand.Create(Invoke));
        root.Add(Make("doctor", "Looks for what is not in order.", false, DoctorCommand.RunAsync));
        root.Add(VersionCommand.Create(line => TerminalOf(line)));
        return root;
    }

    private static Command Make(string name, string description, bool serve, Func<CitySettings, Terminal, CancellationToken, Task<int>> run)
    {
        var command = new Command(name, description);
        command.SetAction((line, stop) => RunAsync(line, serve, (settings, terminal) => run(settings, terminal, stop)));
        return command;
    }

    /// <summary>For commands with options of their own.</summary>
    private static Task<int> Invoke(ParseResult line, Func<CitySettings, Terminal, Task<int>> run) => RunAsync(line, serve: false, run);

    private static Terminal TerminalOf(ParseResult line) => new(line.GetValue(Output) == "json");

    private static async Task<int> RunAsync(ParseResult line, bool serve, Func<CitySettings, Terminal, Task<int>> run)
    {
        var terminal = TerminalOf(line);
        CitySettings settings;
        try
        {
            settings = CitySettings.Read(new CommandLineSettings
            {
                Data = line.GetValue(Data),
                Engine = line.GetValue(Engine),
                Connection = line.GetValue(Connection),
                Urls = line.GetValue(Urls),
                Offices = line.GetValue(Offices),
                Demo = line.GetValue(NoDemo) ? false : null,
                Json = terminal.Json,
                FreePorts = !serve,
            });
        }
        catch (CityStartException wrong)
        {
            Terminal.Complain(wrong.Message);
            return ExitCodes.Usage;
        }

        try
        {
            return await run(settings, terminal);
        }
        catch (CityStartException wrong)
        {
            Terminal.Complain(wrong.Message);
            return ExitCodes.Failed;
        }
        catch (OperationCanceledException)
        {
            Terminal.Complain("Stopped before it was done; running it again goes on.");
            return ExitCodes.Failed;
        }
    }
}
