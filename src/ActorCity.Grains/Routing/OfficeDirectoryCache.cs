using ActorCity.Contracts;
using ActorCity.Contracts.Routing;

namespace ActorCity.Grains.Routing;

/// <summary>
/// The newest directory snapshot this silo knows, at most half a second old. A draw made with the one before last is still a valid,
/// recomputable draw: it names its snapshot. Work that reaches an office just suspended is drawn again by that office's sweep.
/// </summary>
internal sealed class OfficeDirectoryCache(IGrainFactory grains, TimeProvider time)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMilliseconds(500);

    private readonly Lock gate = new();
    private DirectorySnapshot? snapshot;
    private long askedAt;
    private Task<DirectorySnapshot?>? asking;

    /// <summary>The snapshot; null while the city has no offices.</summary>
    public ValueTask<DirectorySnapshot?> GetAsync()
    {
        Task<DirectorySnapshot?> task;
        lock (gate)
        {
            if (snapshot is not null && time.GetElapsedTime(askedAt) < Fresh)
            {
                return new(snapshot);
            }

            // One question at a time per silo, whoever needs the answer.
            if (asking is null or { IsCompleted: true })
            {
                asking = AskAsync(snapshot?.Version ?? 0);
            }

            task = asking;
        }

        return new(task);
    }

    private async Task<DirectorySnapshot?> AskAsync(long known)
    {
        var asked = time.GetTimestamp();
        var newer = await grains.Directory().GetSnapshotAsync(known);
        lock (gate)
        {
            if (newer is not null && (snapshot is null || newer.Version > snapshot.Version))
            {
                snapshot = newer;
            }

            askedAt = asked;
            return snapshot;
        }
    }
}
