using ActorCity.Contracts.Journal;

namespace ActorCity.Client;

/// <summary>What one command did to a case.</summary>
public sealed record CaseHappening
{
    /// <summary>The case's version after it; 1, 2, 3 … without a gap.</summary>
    public required long Version { get; init; }

    /// <summary>When it happened, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who did it.</summary>
    public required Actor Actor { get; init; }

    /// <summary>What happened, in order.</summary>
    public required ImmutableArray<CityEvent> Events { get; init; }
}
