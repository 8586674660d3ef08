using ActorCity.Contracts.Catalogue;

namespace ActorCity.Domain.Catalogue;

/// <summary>A service with all its versions.</summary>
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
    [Id(3)] public ImmutableArray<ServiceVersion> Versions { get; init; } = [];

    /// <summary>One version; null if there is none with this number.</summary>
    public ServiceVersion? Get(int version) =>
        version >= 1 && version <= Versions.Length ? Versions[version - 1] : null;

    /// <summary>The published version that a case opened at <paramref name="at"/> takes; null if none is in force.</summary>
    public ServiceVersion? Effective(DateTimeOffset at) => Versions.LastOrDefault(v => v.IsInForce(at));
}

/// <summary>Questions about one version.</summary>
public static class ServiceVersions
{
    /// <summary>Whether a case opened at <paramref name="at"/> may take this version.</summary>
    public static bool IsInForce(this ServiceVersion version, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(version);
        return version.Status is ServiceVersionStatus.Published or ServiceVersionStatus.Retired
            && version.EffectiveFrom <= at
            && (version.EffectiveUntil is not { } until || at < until);
    }
}
