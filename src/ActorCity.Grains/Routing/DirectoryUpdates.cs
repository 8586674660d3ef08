using ActorCity.Contracts;
using ActorCity.Contracts.Routing;

namespace ActorCity.Grains.Routing;

/// <summary>
/// Tells the directory how offices stand, with one call at a time per silo: what comes while a call is on its way travels together in the
/// next one. Every call makes the directory write all offices, so a thousand that open at once must not cost a thousand calls.
/// </summary>
internal sealed class DirectoryUpdates(IGrainFactory grains)
{
    /// <summary>A listing with a long scope has some kilobytes; a message may have four megabytes.</summary>
    private const int BatchMax = 200;

    private readonly Lock gate = new();
    private Batch? gathering;
    private Task last = Task.CompletedTask;

    /// <summary>Done when the directory has stored this listing, or a newer one.</summary>
    public Task ApplyAsync(OfficeListing listing)
    {
        lock (gate)
        {
            if (gathering is null || gathering.Listings.Count >= BatchMax)
            {
                var (batch, before) = (new Batch(), last);

                // Not in the asking grain's own context: it would have to stay for those that join.
                last = batch.Sent = Task.Run(() => SendAsync(batch, before));
                gathering = batch;
            }

            gathering.Listings.Add(listing);
            return gathering.Sent;
        }
    }

    private async Task SendAsync(Batch batch, Task before)
    {
        // Whoever asked for the one before learns whether it failed.
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        lock (gate)
        {
            gathering = gathering == batch ? null : gathering;
        }

        await grains.Directory().ApplyAsync([.. batch.Listings]);
    }

    private sealed class Batch
    {
        public List<OfficeListing> Listings { get; } = [];

        public Task Sent { get; set; } = Task.CompletedTask;
    }
}
