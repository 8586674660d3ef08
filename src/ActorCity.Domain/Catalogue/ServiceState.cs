namespace ActorCity.Domain.Catalogue;

/// <summary>A service with all its versions. It stays small however many there are: a version's rules stay in the journal entry that drafted them.</summary>
[GenerateSerializer, Immutable, Alias("ac.state.service")]
public sealed record ServiceState
{
    /// <summary>Versions a service may have in all.</summary>
    public const int VersionsMax = 200;

    [Id(0)] public required string Code { get; init; }

    /// <summary>Number of the last journal entry.</summary>
    [Id(1)] public required long Version { get; init; }

    [Id(2)] public required DateTimeOffset LastEventAt { get; init; }

    /// <summary>Oldest first; version n stands at index n - 1.</summary>
    [Id(3)] public ImmutableArray<KeptVersion> Versions { get; init; } = [];

    /// <summary>One version; null if there is none with this number.</summary>
    public KeptVersion? Get(int version) =>
        version >= 1 && version <= Versions.Length ? Versions[version - 1] : null;

    /// <summary>The published version that a case opened at <paramref name="at"/> takes; null if none is in force.</summary>
    public KeptVersion? Effective(DateTimeOffset at) => Versions.LastOrDefault(v => v.IsInForce(at));
}
