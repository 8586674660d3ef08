namespace ActorCity.Storage.Journal;

/// <summary>Takes commands' writes and flushes whatever is waiting together, in one transaction.</summary>
internal interface ICommitQueue
{
    /// <exception cref="Contracts.CityBusyException">Too much is waiting already; nothing was written.</exception>
    void Enqueue(CommitRow row);
}

/// <summary>Reads one grain's row.</summary>
internal interface IStateReader
{
    Task<StoredState?> ReadAsync(GrainRowKey key, CancellationToken cancellation = default);
}

/// <summary>A grain's row; no payload after the stock provider cleared it.</summary>
internal sealed record StoredState(int Version, byte[]? Payload);
