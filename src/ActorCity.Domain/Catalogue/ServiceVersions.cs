using ActorCity.Contracts.Catalogue;

namespace ActorCity.Domain.Catalogue;

/// <summary>Questions about one version.</summary>
public static class ServiceVersions
{
    /// <summary>Whether a case opened at <paramref name="at"/> may take this version.</summary>
    public static bool IsInForce(this ServiceVersion version, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(version);
        return IsInForce(version.Status, version.EffectiveFrom, version.EffectiveUntil, at);
    }

    /// <summary>Whether a case opened at <paramref name="at"/> may take this version.</summary>
    public static bool IsInForce(this KeptVersion version, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(version);
        return IsInForce(version.Status, version.EffectiveFrom, version.EffectiveUntil, at);
    }

    private static bool IsInForce(ServiceVersionStatus status, DateTimeOffset? from, DateTimeOffset? until, DateTimeOffset at) =>
        status is ServiceVersionStatus.Published or ServiceVersionStatus.Retired && from <= at && (until is not { } end || at < end);
}
