using System.Collections.Concurrent;
using Orleans.Storage;

namespace ActorCity.Testing;

/// <summary>Where a write breaks.</summary>
public enum FaultPoint
{
    /// <summary>Nothing was written.</summary>
    BeforeCommit = 0,

    /// <summary>Everything was written, but its caller does not learn it.</summary>
    AfterCommit = 1,
}

/// <summary>A grain storage whose writes fail on demand. Register it in place of the one it wraps.</summary>
public sealed class FaultyStorage(IGrainStorage inner) : IGrainStorage
{
    private readonly ConcurrentQueue<(FaultPoint Point, Exception Failure)> faults = new();
    private int writes;

    /// <summary>Writes that came, failed ones included.</summary>
    public int Writes => Volatile.Read(ref writes);

    /// <summary>The next write fails; several calls line up.</summary>
    public void FailNextWrite(FaultPoint point, Exception failure) => faults.Enqueue((point, failure));

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        inner.ReadStateAsync(stateName, grainId, grainState);

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        Interlocked.Increment(ref writes);
        if (!faults.TryDequeue(out var fault))
        {
            await inner.WriteStateAsync(stateName, grainId, grainState);
            return;
        }

        if (fault.Point == FaultPoint.AfterCommit)
        {
            await inner.WriteStateAsync(stateName, grainId, grainState);
        }

        throw fault.Failure;
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        inner.ClearStateAsync(stateName, grainId, grainState);
}
