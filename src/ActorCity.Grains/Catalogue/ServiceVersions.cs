using ActorCity.Contracts;
using ActorCity.Contracts.Catalogue;

namespace ActorCity.Grains.Catalogue;

/// <summary>
/// Service versions, kept per silo. A published version never changes, so it is kept as long as it is used; which one is in force may
/// change at any moment, so that is asked again after a second: a version published with immediate effect reaches every silo within it.
/// </summary>
internal sealed class ServiceVersions(IGrainFactory grains)
{
    /// <summary>A card in memory is some tens of kilobytes.</summary>
    private const int VersionsKept = 1_000;

    private const int ServicesKept = 2_000;

    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);

    private readonly RecentlyUsed<(string Service, int Version), ServiceVersion> published = new(VersionsKept);
    private readonly RecentlyUsed<string, (DateTimeOffset AskedAt, ServiceVersion Version)> inForce = new(ServicesKept);

    /// <summary>The version that a running case keeps.</summary>
    public async ValueTask<ServiceVersion> GetAsync(string service, int version)
    {
        if (published.TryGet((service, version), out var known))
        {
            return known;
        }

        var found = await grains.Service<IServiceInquiry>(service).GetAsync(version)
            ?? throw new InvalidOperationException($"A case keeps version {version} of {service}, which the catalogue does not have.");
        published.Keep((service, version), found);
        return found;
    }

    /// <summary>A published version, in force or not any more; null if there is none with this number.</summary>
    public async ValueTask<ServiceVersion?> FindAsync(string service, int version) =>
        published.TryGet((service, version), out var known)
            ? known
            : await grains.Service<IServiceInquiry>(service).GetAsync(version) is { EffectiveFrom: not null } found ? found : null;

    /// <summary>The version that a case opened at <paramref name="at"/> takes; null if none is in force.</summary>
    public async ValueTask<ServiceVersion?> GetEffectiveAsync(string service, DateTimeOffset at, DateTimeOffset now)
    {
        if (!Names.IsCode(service))
        {
            return null;
        }

        if (inForce.TryGet(service, out var known) && now - known.AskedAt < Fresh && IsInForce(known.Version, at))
        {
            return known.Version;
        }

        if (await grains.Service<IServiceInquiry>(service).GetStandingAsync(at) is not { } standing)
        {
            return null;
        }

        // Its end may have been set since its rules were read.
        var found = await GetAsync(service, standing.Version) with { Status = standing.Status, EffectiveFrom = standing.EffectiveFrom, EffectiveUntil = standing.EffectiveUntil };
        inForce.Keep(service, (now, found));
        return found;
    }

    private static bool IsInForce(ServiceVersion version, DateTimeOffset at) =>
        version.EffectiveFrom <= at && (version.EffectiveUntil is not { } until || at < until);
}
