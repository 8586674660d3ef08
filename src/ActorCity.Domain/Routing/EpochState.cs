using ActorCity.Contracts.Routing;

namespace ActorCity.Domain.Routing;

/// <summary>
/// One day's draw epoch. It does not hold the secret before the day is over: the secret is derived from the city's key
/// (see <see cref="EpochRules.SecretOf"/>), so that whoever reads the database cannot foresee a draw, and the journal folds to this state.
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
