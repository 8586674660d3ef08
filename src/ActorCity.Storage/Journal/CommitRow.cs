using System.Diagnostics;
using ActorCity.Contracts.Journal;

namespace ActorCity.Storage.Journal;

/// <summary>One command's write, ready to be flushed together with others.</summary>
internal sealed class CommitRow
{
    private readonly TaskCompletionSource<bool> outcome = new();

    public required GrainRowKey Key { get; init; }

    /// <summary>The version that the state was read at; null for a first write.</summary>
    public required int? Expected { get; init; }

    public required byte[] Payload { get; init; }

    public required EncodedEntry Entry { get; init; }

    public required ImmutableArray<TableRow> Index { get; init; }

    public required ImmutableArray<DueChange> Due { get; init; }

    public required ImmutableArray<OutboxMessage> Outbox { get; init; }

    /// <summary>See <see cref="Stopwatch.GetTimestamp"/>: the write is not begun after it. Null: no limit.</summary>
    public required long? Deadline { get; init; }

    /// <summary>True: stored and durable. False: another version is stored, nothing was written. Otherwise why it failed.</summary>
    public Task<bool> Outcome => outcome.Task;

    /// <summary>
    /// Those of a batch that may still be begun. The others fail here, unwritten: whoever looks such a command up after its time limit
    /// must be able to rely on what he finds.
    /// </summary>
    public static List<CommitRow> InTime(List<CommitRow> rows)
    {
        var now = Stopwatch.GetTimestamp();
        if (!rows.Exists(r => r.Deadline < now))
        {
            return rows;
        }

        rows.FindAll(r => r.Deadline < now).ForEach(r => r.Fail(CommitFaults.TooLate()));
        return rows.FindAll(r => !(r.Deadline < now));
    }

    /// <summary>Tells the caller.</summary>
    /// <param name="swapped">The outcome.</param>
    /// <param name="alone">
    /// True when the batch had no other row: then the caller goes on right here, which saves a switch of threads (a grain goes on
    /// under its own scheduler in any case). In a larger batch each caller goes on elsewhere, so that none waits for another's code.
    /// </param>
    public void Complete(bool swapped, bool alone)
    {
        if (alone)
        {
            outcome.TrySetResult(swapped);
        }
        else
        {
            ThreadPool.UnsafeQueueUserWorkItem(static s => s.outcome.TrySetResult(s.swapped), (outcome, swapped), preferLocal: false);
        }
    }

    public void Fail(Exception why) =>
        ThreadPool.UnsafeQueueUserWorkItem(static s => s.outcome.TrySetException(s.why), (outcome, why), preferLocal: false);
}

/// <summary>A read-model row and the number of its table.</summary>
internal readonly record struct TableRow(int Table, IndexRow Row);
