using System.Text.Json;
using ActorCity.Contracts.Cases;

namespace ActorCity.Http.Commands;

/// <summary>What became of a command.</summary>
internal sealed record CommandAnswer
{
    /// <summary><c>applied</c> or <c>not-found</c>.</summary>
    public required string State { get; init; }

    /// <summary>The address of what it was applied to.</summary>
    public string? Target { get; init; }

    /// <summary>The journal stream it was applied to.</summary>
    public string? Stream { get; init; }

    /// <summary>The target's version after it.</summary>
    public long? Version { get; init; }

    /// <summary>When it took effect, UTC.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>Its first answer; a retry gets the same.</summary>
    public JsonElement? Answer { get; init; }

    /// <summary>
    /// A command sent before this question and still not found after this instant was not applied and never will be. Compare it with the
    /// <c>Date</c> of the city's later answers, not with a clock of your own.
    /// </summary>
    public DateTimeOffset? DecisiveAfter { get; init; }
}

/// <summary>Looks commands up by their id.</summary>
internal static class CommandEndpoints
{
    public static void MapCommands(this IEndpointRouteBuilder routes) =>
        routes.MapGroup("/v1/commands").WithTags("Commands").MapGet("/{commandId}", GetAsync).Produces<CommandAnswer>()
            .Named("getCommand", "What became of a command", "For callers that got no answer. A refused command leaves no trace and is not found.");

    private static async Task<IResult> GetAsync(string commandId, IGrainFactory grains, CommandSender sender)
    {
        if (!Names.IsCommandId(commandId))
        {
            return Reply.Refuse(CommandErrors.BadId);
        }

        // Before the question: what arrives while it is asked is no longer "sent before".
        var decisive = sender.DecisiveAfter();
        if (await grains.CaseQueries().FindCommandAsync(commandId) is not { } entry)
        {
            return Reply.Json(new CommandAnswer { State = "not-found", DecisiveAfter = decisive });
        }

        using var answer = JsonDocument.Parse(entry.Answer);
        return Reply.Json(new CommandAnswer
        {
            State = "applied",
            Stream = entry.Stream,
            Target = Target(entry.Stream),
            Version = entry.Sequence,
            At = entry.At,
            Answer = answer.RootElement.Clone(),
        });
    }

    private static string? Target(string stream) => GrainKeys.TypeOf(stream) switch
    {
        GrainKeys.Case when CaseId.TryParse(stream, out var id) => $"/v1/cases/{id.TrackingCode}",
        GrainKeys.Office => $"/v1/offices/{stream[3..]}",
        GrainKeys.Service => $"/v1/services/{stream[3..]}",
        _ => null,
    };
}
