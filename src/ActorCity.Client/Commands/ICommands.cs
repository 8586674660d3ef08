using System.Text.Json;

namespace ActorCity.Client;

/// <summary>What became of commands.</summary>
public interface ICommands
{
    /// <summary>A new command id, to be kept with a form before it is sent.</summary>
    string NewId();

    /// <summary>What the city knows of a command now.</summary>
    Task<CommandTrace> LookUpAsync(string commandId, CancellationToken cancellation = default);

    /// <summary>
    /// Waits until it is known what became of a command: <see cref="Applied{T}"/>, or <see cref="Refused{T}"/> with <c>command.expired</c>
    /// when it can no longer be applied. At most some 20 seconds while the city answers; while it does not, as long as the caller waits.
    /// </summary>
    Task<CommandResult<T>> SettleAsync<T>(Unknown<T> unknown, CancellationToken cancellation = default) where T : notnull;
}

/// <summary>What the city knows of a command.</summary>
public sealed record CommandTrace
{
    /// <summary>It was applied. A refused command leaves no trace.</summary>
    public required bool Applied { get; init; }

    /// <summary>The journal stream it was applied to, for instance <c>cs-</c> and a tracking code.</summary>
    public string? Stream { get; init; }

    /// <summary>The target's version after it.</summary>
    public long? Version { get; init; }

    /// <summary>When it took effect, UTC.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>Its first answer.</summary>
    public JsonElement? Answer { get; init; }

    /// <summary>Not applied: a command sent before this question and still not found after this instant of the city's clocks never will be.</summary>
    public DateTimeOffset? DecisiveAfter { get; init; }

    /// <summary>The city's clock when it answered, UTC.</summary>
    public required DateTimeOffset CityTime { get; init; }
}
