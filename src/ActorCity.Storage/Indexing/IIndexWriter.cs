using ActorCity.Contracts.Journal;

namespace ActorCity.Storage.Indexing;

/// <summary>Writes read-model rows outside of the journaled provider: for the rebuild.</summary>
public interface IIndexWriter
{
    /// <summary>
    /// Begins one transaction that excludes every writer of the city. Nothing is visible before <see cref="IIndexSession.CommitAsync"/>;
    /// disposing without it undoes all.
    /// </summary>
    /// <exception cref="InvalidOperationException">The city is running on this database.</exception>
    Task<IIndexSession> BeginExclusiveAsync(CancellationToken cancellation = default);
}

/// <summary>One rebuild's transaction.</summary>
public interface IIndexSession : IAsyncDisposable
{
    /// <summary>Empties a table.</summary>
    Task TruncateAsync(IndexTable table, CancellationToken cancellation = default);

    /// <summary>Writes or removes rows, in the order given; rows may be of several types. Send some thousands at a time.</summary>
    Task WriteAsync(IReadOnlyList<IndexRow> rows, CancellationToken cancellation = default);

    /// <summary>Makes everything visible and durable.</summary>
    Task CommitAsync(CancellationToken cancellation = default);
}
