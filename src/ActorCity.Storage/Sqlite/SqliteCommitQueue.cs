using System.Diagnostics;
using System.Threading.Channels;
using ActorCity.Storage.Indexing;
using ActorCity.Storage.Journal;
using Microsoft.Data.Sqlite;

namespace ActorCity.Storage.Sqlite;

/// <summary>The journaled provider's one lane on SQLite: whatever waits when the writer comes to it is one transaction.</summary>
internal sealed class SqliteCommitQueue : ICommitQueue
{
    private readonly SqliteWriter writer;
    private readonly SqliteCommit commit;
    private readonly StorageMetrics metrics;
    private readonly Channel<CommitRow> waiting;
    private readonly BatchInTheMaking batch;
    private readonly int queueRowsMax;
    private int posted;

    public SqliteCommitQueue(SqliteWriter writer, StorageOptions options, IndexTables tables, string serviceId, StorageMetrics metrics)
    {
        this.writer = writer;
        this.metrics = metrics;
        commit = new SqliteCommit(tables, serviceId);
        batch = new BatchInTheMaking(options.BatchRowsMax);
        queueRowsMax = options.QueueRowsMax;
        waiting = Channel.CreateBounded<CommitRow>(queueRowsMax);
    }

    public void Enqueue(CommitRow row)
    {
        metrics.Waiting(1);
        if (!waiting.Writer.TryWrite(row))
        {
            metrics.Waiting(-1);
            throw CommitFaults.QueueFull(queueRowsMax);
        }

        if (!TryPostFlush())
        {
            while (waiting.Reader.TryRead(out var left))
            {
                metrics.Waiting(-1);
                left.Fail(CommitFaults.Stopping());
            }
        }
    }

    private bool TryPostFlush()
    {
        if (Interlocked.Exchange(ref posted, 1) == 1)
        {
            return true;
        }

        try
        {
            writer.Post(FlushWaiting);
            return true;
        }
        catch (InvalidOperationException)
        {
            Volatile.Write(ref posted, 0);
            return false;
        }
    }

    // On the writer's thread. What is left goes behind the writer's other work, unless the writer is stopping.
    private void FlushWaiting(SqliteSession session)
    {
        Volatile.Write(ref posted, 0);
        do
        {
            var rows = batch.Take(waiting.Reader);
            metrics.Waiting(-rows.Count);
            if (rows.Count > 0)
            {
                var started = Stopwatch.GetTimestamp();
                Flush(session, rows);
                metrics.Flushed(rows.Count, Stopwatch.GetElapsedTime(started));
            }
        }
        while (batch.HasHeldOver || (waiting.Reader.Count > 0 && !TryPostFlush()));
    }

    private void Flush(SqliteSession session, List<CommitRow> rows)
    {
        var committing = false;
        try
        {
            session.Begin();
            var swapped = new bool[rows.Count];
            for (var i = 0; i < rows.Count; i++)
            {
                swapped[i] = commit.Write(session, rows[i]);
            }

            committing = true;
            session.Commit();
            for (var i = 0; i < rows.Count; i++)
            {
                rows[i].Complete(swapped[i]);
            }
        }
#pragma warning disable CA1031 // Whatever happened, every caller of the batch gets an answer and the writer goes on.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            session.Rollback();
            Failed(session, rows, failure, committing);
        }
    }

    private void Failed(SqliteSession session, List<CommitRow> rows, Exception failure, bool committing)
    {
        var code = (failure as SqliteException)?.SqliteErrorCode ?? 0;
        if (committing && code is not SQLitePCL.raw.SQLITE_BUSY and not SQLitePCL.raw.SQLITE_FULL)
        {
            rows.ForEach(row => row.Fail(CommitFaults.Unknown(row, failure)));
        }
        else if (committing || code is SQLitePCL.raw.SQLITE_BUSY or SQLitePCL.raw.SQLITE_LOCKED or SQLitePCL.raw.SQLITE_FULL
            or SQLitePCL.raw.SQLITE_IOERR or SQLitePCL.raw.SQLITE_CANTOPEN or SQLitePCL.raw.SQLITE_READONLY)
        {
            rows.ForEach(row => row.Fail(CommitFaults.NotWritten(failure)));
        }
        else if (rows.Count > 1)
        {
            // One row spoiled the transaction: the others shall not suffer for it.
            metrics.Retried();
            rows.ForEach(row => Flush(session, [row]));
        }
        else
        {
            AnswerOne(rows[0], failure);
        }
    }

    private static void AnswerOne(CommitRow row, Exception failure)
    {
        switch (failure)
        {
            case JournalConflictException { SameCommand: true }:
                row.Fail(CommitFaults.Duplicate(row, failure));
                break;
            case JournalConflictException:
                row.Complete(swapped: false);
                break;
            default:
                row.Fail(failure);
                break;
        }
    }
}
