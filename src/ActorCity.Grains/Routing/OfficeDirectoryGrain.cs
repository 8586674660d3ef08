using ActorCity.Contracts;
using ActorCity.Contracts.Journal;
using ActorCity.Contracts.Routing;
using ActorCity.Domain.Routing;

namespace ActorCity.Grains.Routing;

/// <summary>The one directory of offices for draws. Off the hot path: silos keep its snapshots. Calls nobody.</summary>
[GrainType(GrainKeys.Directory)]
internal sealed class OfficeDirectoryGrain(
    [PersistentState("office-directory", Stores.Journal)] IPersistentState<Journaled<DirectoryState>> store, CitySetting city)
    : CityGrain<DirectoryState>(store, DirectoryStream.Instance, city), IOfficeDirectory
{
    private DirectorySnapshot? snapshot;

    public async Task<long> ApplyAsync(ImmutableArray<OfficeListing> listings)
    {
        var now = City.Now;
        if (DirectoryRules.Apply(State, listings, now) is { } decision)
        {
            await CommitAsync($"directory-{Version + 1}", now, decision);
        }

        return Version;
    }

    public Task<DirectorySnapshot?> GetSnapshotAsync(long knownVersion)
    {
        if (State is not { } state || knownVersion >= Version)
        {
            return Task.FromResult<DirectorySnapshot?>(null);
        }

        if (snapshot?.Version != Version)
        {
            snapshot = state.ToSnapshot();
        }

        return Task.FromResult<DirectorySnapshot?>(snapshot);
    }
}
