using ActorCity.Contracts.Access;

namespace ActorCity.Contracts;

/// <summary>What every command carries. The command id makes it idempotent: repeating it returns the first answer.</summary>
[GenerateSerializer, Immutable, Alias("ac.command")]
public abstract record CityCommand
{
    /// <summary>Chosen by the caller, 8 to 64 characters of <c>[A-Za-z0-9._:-]</c>; a retry carries the same value.</summary>
    [Id(0)] public required string CommandId { get; init; }

    /// <summary>Who acts.</summary>
    [Id(1)] public required Actor Actor { get; init; }

    /// <summary>Apply only if the target is at this version; otherwise refuse <c>command.version-conflict</c>. Null: any version.</summary>
    [Id(2)] public long? ExpectedVersion { get; init; }

    /// <summary>Refuse <c>command.expired</c> after this instant, so that an unanswered command becomes decidable. Null: never.</summary>
    [Id(3)] public DateTimeOffset? NotAfter { get; init; }

    /// <summary>
    /// When it happened, for history played in from another system. Accepted only where the service version says
    /// <c>recordedTime</c>, never in the future and never before the case's last event. Null: now.
    /// </summary>
    [Id(4)] public DateTimeOffset? OccurredAt { get; init; }
}

/// <summary>Refusals that any command can meet.</summary>
public static class CommandErrors
{
    /// <summary>The command id is missing, too short, too long or has other characters.</summary>
    public static readonly Refusal BadId = new() { Code = "command.bad-id" };

    /// <summary>The same command id came before with other contents.</summary>
    public static readonly Refusal IdReused = new() { Code = "command.id-reused" };

    /// <summary>The target is at another version than the caller expected.</summary>
    public static readonly Refusal VersionConflict = new() { Code = "command.version-conflict" };

    /// <summary>The command arrived after its own time limit and was not applied.</summary>
    public static readonly Refusal Expired = new() { Code = "command.expired" };

    /// <summary>The service does not accept recorded times, or the time is out of order.</summary>
    public static readonly Refusal RecordedTime = new() { Code = "command.recorded-time-refused" };

    /// <summary>A member of the command is missing, too long or malformed; value <c>member</c> names it.</summary>
    public static readonly Refusal Malformed = new() { Code = "command.malformed" };
}
