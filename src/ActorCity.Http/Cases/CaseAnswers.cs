using ActorCity.Contracts.Access;
using ActorCity.Contracts.Cases;
using ActorCity.Contracts.Journal;

namespace ActorCity.Http.Cases;

/// <summary>One entry of a case's timeline: what one command did.</summary>
internal sealed record TimelineEntry
{
    /// <summary>The case's version after it; 1, 2, 3 … without a gap.</summary>
    public required long Version { get; init; }

    /// <summary>When it happened, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who did it.</summary>
    public required Actor Actor { get; init; }

    /// <summary>What happened, in order.</summary>
    public required ImmutableArray<CityEvent> Events { get; init; }

    // Not the command id, the fingerprint or the first answer: those belong to whoever sent the command.
    public static TimelineEntry From(JournalEntry entry) =>
        new() { Version = entry.Sequence, At = entry.At, Actor = entry.Actor, Events = entry.Events };
}

/// <summary>A case's deficiency notices.</summary>
internal sealed record CaseNotices
{
    /// <summary>How many were sent.</summary>
    public required int Count { get; init; }

    /// <summary>Public flag: more than one.</summary>
    public required bool Breach { get; init; }

    /// <summary>What the open notice asks for; empty if none waits.</summary>
    public required ImmutableArray<DeficiencyItem> Open { get; init; }
}

/// <summary>All of a list that has an end.</summary>
/// <typeparam name="T">A row.</typeparam>
internal sealed record Listing<T>
{
    /// <summary>The rows.</summary>
    public required ImmutableArray<T> Items { get; init; }
}
