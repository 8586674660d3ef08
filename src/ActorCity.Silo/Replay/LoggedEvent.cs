using ActorCity.Contracts.Cases;

namespace ActorCity.Silo.Replay;

/// <summary>One event of the log, in the city's words where the mapping gives one.</summary>
internal sealed record LoggedEvent
{
    /// <summary>The log's name of the case.</summary>
    public required string Case { get; init; }

    /// <summary>The log's id of the event.</summary>
    public required string Event { get; init; }

    /// <summary>The service's step.</summary>
    public required string Step { get; init; }

    /// <summary>Who did it, as a person's reference.</summary>
    public required string Person { get; init; }

    /// <summary>The log's group; null: none.</summary>
    public required string? Group { get; init; }

    /// <summary>The office that stands for the group.</summary>
    public required string Office { get; init; }

    public required DateTimeOffset At { get; init; }

    public required DateTimeOffset? Deadline { get; init; }

    public required Channel Channel { get; init; }

    /// <summary>The channel means that the applicant came in person.</summary>
    public required bool InPerson { get; init; }
}

/// <summary>The log or its mapping cannot be played; the message says which line and why.</summary>
internal sealed class ReplayException(string message) : Exception(message);
