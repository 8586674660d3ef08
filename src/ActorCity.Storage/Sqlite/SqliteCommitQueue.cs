using System.Diagnostics;
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
    private readonly Lock gate = new();
    private readonly WaitingRows waiting = new();
    private readonly StorageOptions options;
    private readonly IndexTables tables;
    private bool posted;

    public SqliteCommitQueue(SqliteWriter writer, StorageOptions options, IndexTables tables, string serviceId, StorageMetrics metrics)
    {
        this.writer = writer;
        this.metrics = metrics;
        commit = new SqliteCommit(tables, serviceId);
        this.options = options;
        this.tables = tables;
    }

    public void Enqueue(CommitRow row)
    {
        row.SqliteIndex = [.. row.Index.Select(r => SqliteIndexRow.Of(tables, r.Table, r.Row))];
        lock (gate)
        {
            if (waiting.Count >= options.QueueRowsMax)
            {
                throw CommitFaults.QueueFull(waiting.Count);
            }

            waiting.Add(row);
            metrics.Waiting(1);
            PostFlush();
        }
    }

    // Under the gate. One flush in the writer's queue is enough: it takes what waits when its turn comes.
    private void PostFlush()
    {
        if (posted)
        {
            return;
        }

        if (!TryPost())
        {
            foreach (var row in waiting.Take(int.MaxValue))
            {
                metrics.Waiting(-1);
                row.Fail(CommitFaults.Stopping());
            }
        }
    }

    // On the writer's thread. What comes meanwhile goes behind the writer's other work; a writer that is stopping takes no more work,
    // so what waits then is flushed here and now.
    private void FlushWaiting(SqliteSession session)
    {
        var more = true;
        while (more)
        {
            FlushBatch(session);
            lock (gate)
            {
                posted = false;
                more = waiting.Count > 0 && !TryPost();
            }
        }
    }

    private void FlushBatch(SqliteSession session)
    {
        List<CommitRow> rows;
        lock (gate)
        {
            rows = waiting.Take(options.BatchRowsMax);
            metrics.Waiting(-rows.Count);
        }

        var started = Stopwatch.GetTimestamp();
        Flush(session, CommitRow.InTime(rows));
        metrics.Flushed(rows.Count, Stopwatch.GetElapsedTime(started));
    }

    // Under the gate. False: the writer takes no more work.
    private bool TryPost()
    {
        try
        {
            writer.Post(FlushWaiting);
            return posted = true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private void Flush(SqliteSession session, List<CommitRow> rows)
    {
        if (rows.Count == 0)
        {
            return;
        }

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
            Tell(rows, swapped);
        }
#pragma warning disable CA1031 // Whatever happened, every caller of the batch gets an answer and the writer goes on.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            session.Rollback();
            Failed(session, rows, failure, committing);
        }
    }

    private static void Tell(List<CommitRow> rows, bool[] swapped)
    {
        if (rows is [var alone])
        {
            alone.CompleteHere(swapped[0]);
        }
        else
        {
            CommitRow.Complete(rows, swapped);
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
                CommitRow.Complete([row], [false]);
                break;
            default:
                row.Fail(failure);
                break;
        }
    }
}
