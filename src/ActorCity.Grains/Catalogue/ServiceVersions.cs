using System.Collections.Concurrent;
using ActorCity.Contracts;
using ActorCity.Contracts.Catalogue;

namespace ActorCity.Grains.Catalogue;

/// <summary>
/// Service versions, kept per silo. A published version never changes, so it is kept for good; which one is in force may change
/// at any moment, so that is asked again after a second: a version published with immediate effect reaches every silo within it.
/// </summary>
internal sealed class ServiceVersions(IGrainFactory grains)
{
    private const int KeptMax = 2_000;
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<(string Service, int Version), ServiceVersion> published = new();
    private readonly ConcurrentDictionary<string, (DateTimeOffset AskedAt, ServiceVersion Version)> inForce = new();

    /// <summary>The version that a running case keeps.</summary>
    public async ValueTask<ServiceVersion> GetAsync(string service, int version)
    {
        if (published.TryGetValue((service, version), out var known))
        {
            return known;
        }

        var found = await grains.Service<IServiceInquiry>(service).GetAsync(version)
            ?? throw new InvalidOperationException($"A case keeps version {version} of {service}, which the catalogue does not have.");
        Keep(published, (service, version), found);
        return found;
    }

    /// <summary>A published version, in force or not any more; null if there is none with this number.</summary>
    public async ValueTask<ServiceVersion?> FindAsync(string service, int version) =>
        published.TryGetValue((service, version), out var known)
            ? known
            : await grains.Service<IServiceInquiry>(service).GetAsync(version) is { EffectiveFrom: not null } found ? found : null;

    /// <summary>The version that a case opened at <paramref name="at"/> takes; null if none is in force.</summary>
    public async ValueTask<ServiceVersion?> GetEffectiveAsync(string service, DateTimeOffset at, DateTimeOffset now)
    {
        if (!Names.IsCode(service))
        {
            return null;
        }

        if (inForce.TryGetValue(service, out var known) && now - known.AskedAt < Fresh && IsInForce(known.Version, at))
        {
            return known.Version;
        }

        if (await grains.Service<IServiceInquiry>(service).GetEffectiveAsync(at) is not { } found)
        {
            return null;
        }

        Keep(inForce, service, (now, found));
        Keep(published, (service, found.Version), found);
        return found;
    }

    private static bool IsInForce(ServiceVersion version, DateTimeOffset at) =>
        version.EffectiveFrom <= at && (version.EffectiveUntil is not { } until || at < until);

    private static void Keep<TKey, TValue>(ConcurrentDictionary<TKey, TValue> kept, TKey key, TValue value) where TKey : notnull
    {
        if (kept.Count >= KeptMax)
        {
            kept.Clear();
        }

        kept[key] = value;
    }
}
