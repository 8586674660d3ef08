using System.CommandLine;
using System.Reflection;

namespace ActorCity.Silo.Commands;

/// <summary><c>actorcity version</c>.</summary>
internal static class VersionCommand
{
    public static Command Create(Func<ParseResult, Terminal> terminal)
    {
        var command = new Command("version", "Says which program this is.");
        command.SetAction(line =>
        {
            var version = typeof(VersionCommand).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
            var orleans = typeof(IGrain).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('.', 4)[..3] is var parts ? string.Join('.', parts) : "";
            var runtime = Environment.Version.ToString();
            terminal(line).Say(new { version, orleans, runtime }, () => $"actorcity {version} (Orleans {orleans}, .NET {runtime})");
            return ExitCodes.Done;
        });
        return command;
    }
}
