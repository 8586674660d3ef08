using ActorCity.Contracts.Journal;

namespace ActorCity.Storage.Journal;

/// <summary>One command's write, ready to be flushed together with others.</summary>
internal sealed class CommitRow
{
    // Continuations run elsewhere: a lane must not run grains' code.
    private readonly TaskCompletionSource<bool> outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public required GrainRowKey Key { get; init; }

    /// <summary>The version that the state was read at; null for a first write.</summary>
    public required int? Expected { get; init; }

    public required byte[] Payload { get; init; }

    public required EncodedEntry Entry { get; init; }

    public required ImmutableArray<TableRow> Index { get; init; }

    public required ImmutableArray<DueChange> Due { get; init; }

    public required ImmutableArray<OutboxMessage> Outbox { get; init; }

    /// <summary>True: stored and durable. False: another version is stored, nothing was written. Otherwise why it failed.</summary>
    public Task<bool> Outcome => outcome.Task;

    public void Complete(bool swapped) => outcome.TrySetResult(swapped);

    public void Fail(Exception why) => outcome.TrySetException(why);
}

/// <summary>A read-model row and the number of its table.</summary>
internal readonly record struct TableRow(int Table, IndexRow Row);
