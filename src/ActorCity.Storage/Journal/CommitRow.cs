using System.Diagnostics;
using ActorCity.Contracts.Journal;
using ActorCity.Storage.Sqlite;

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

    /// <summary><see cref="Index"/> as SQLite takes it; made by its queue, on the caller's thread.</summary>
    public ImmutableArray<SqliteIndexRow> SqliteIndex { get; set; } = [];

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

    /// <summary>
    /// Tells the callers of a batch, who go on one after the other on another thread: waking a thread for each costs more than what
    /// most of them do next, and a grain goes on under its own scheduler in any case.
    /// </summary>
    /// <param name="rows">The batch.</param>
    /// <param name="swapped">The outcome of each.</param>
    public static void Complete(List<CommitRow> rows, bool[] swapped)
    {

        ThreadPool.UnsafeQueueUserWorkItem(
            static batch =>
            {
                for (var i = 0; i < batch.rows.Count; i++)
                {
                    batch.rows[i].outcome.TrySetResult(batch.swapped[i]);
                }
            },
            (rows, swapped),
            preferLocal: false);
    }

    /// <summary>Tells the caller of a row that was flushed alone, who goes on right here: that saves a switch of threads.</summary>
    public void CompleteHere(bool swapped) => outcome.TrySetResult(swapped);

    public void Fail(Exception why) =>
        ThreadPool.UnsafeQueueUserWorkItem(static s => s.outcome.TrySetException(s.why), (outcome, why), preferLocal: false);
}

/// <summary>A read-model row and the number of its table.</summary>
internal readonly record struct TableRow(int Table, IndexRow Row);
