using System.Collections.Concurrent;
using ActorCity.Contracts;
using ActorCity.Contracts.Routing;

namespace ActorCity.Grains.Routing;

/// <summary>The secrets of the days this silo draws in, kept in memory only.</summary>
internal sealed class DrawEpochs(IGrainFactory grains)
{
    private const int KeptMax = 8;
    private readonly ConcurrentDictionary<DateOnly, DrawEpoch> known = new();

    public async ValueTask<DrawEpoch> GetAsync(DateOnly date)
    {
        if (known.TryGetValue(date, out var epoch))
        {
            return epoch;
        }

        epoch = await grains.DrawEpoch<IDrawEpoch>(date).GetAsync();
        if (known.Count >= KeptMax)
        {
            known.Clear();
        }

        return known[date] = epoch;
    }
}
