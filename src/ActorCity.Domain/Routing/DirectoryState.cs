using ActorCity.Contracts.Routing;

namespace ActorCity.Domain.Routing;

/// <summary>All offices as draws see them. One per city.</summary>
[GenerateSerializer, Immutable, Alias("ac.state.directory")]
public sealed record DirectoryState
{
    /// <summary>Offices a city may have.</summary>
    public const int OfficesMax = 5000;

    /// <summary>Number of the last journal entry; it numbers the snapshots too.</summary>
    [Id(0)] public required long Version { get; init; }

    /// <summary>See <see cref="DirectoryRules.Hash"/>.</summary>
    [Id(1)] public required string Hash { get; init; }

    /// <summary>Sorted by code, ordinal.</summary>
    [Id(2)] public ImmutableArray<OfficeListing> Offices { get; init; } = [];

    [Id(3)] public required DateTimeOffset LastEventAt { get; init; }

    public DirectorySnapshot ToSnapshot() => new() { Version = Version, Hash = Hash, Offices = Offices };
}
