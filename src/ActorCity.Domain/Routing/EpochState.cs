using ActorCity.Contracts.Routing;

namespace ActorCity.Domain.Routing;

/// <summary>
/// One day's draw epoch. Before the day is over it holds no secret: the journal, which becomes public, must fold to this state, and
/// whoever reads this row must not foresee a draw.
/// </summary>
[GenerateSerializer, Immutable, Alias("ac.state.draw-epoch")]
public sealed record EpochState
{
    /// <summary>Number of the last journal entry.</summary>
    [Id(0)] public required long Version { get; init; }

    /// <summary>The civil date in Asia/Tehran.</summary>
    [Id(1)] public required DateOnly Date { get; init; }

    /// <summary>SHA-256 of the secret, hexadecimal.</summary>
    [Id(2)] public required string Commitment { get; init; }

    /// <summary>The secret, hexadecimal, once revealed.</summary>
    [Id(3)] public string? Secret { get; init; }

    [Id(4)] public required DateTimeOffset LastEventAt { get; init; }

    public DrawEpochView ToView() => new() { Date = Date, Commitment = Commitment, Secret = Secret };
}
