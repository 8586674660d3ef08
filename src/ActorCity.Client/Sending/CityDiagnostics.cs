using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Text.Json;

namespace ActorCity.Client.Sending;

/// <summary>Traces and figures under the name <c>ActorCity.Client</c>. Never a person, a case or an office.</summary>
internal static class CityDiagnostics
{
    public const string Name = "ActorCity.Client";

    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);
    private static readonly Counter<long> Commands = Meter.CreateCounter<long>("actorcity.client.commands", description: "Commands sent, by operation and outcome.");

    public static Activity? Begin(CityCommand command) => Source.StartActivity(Operation(command), ActivityKind.Client);

    public static void End<T>(Activity? activity, CityCommand command, CommandResult<T> result) where T : notnull
    {
        var outcome = result.Match(_ => "applied", _ => "refused", _ => "conflict", _ => "unknown");
        activity?.SetTag("actorcity.outcome", outcome);
        Commands.Add(1, new KeyValuePair<string, object?>("op", Operation(command)), new KeyValuePair<string, object?>("outcome", outcome));
    }

    private static string Operation(CityCommand command) => JsonNamingPolicy.KebabCaseLower.ConvertName(command.GetType().Name);
}
