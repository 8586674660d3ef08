using System.Diagnostics;
using System.Net.Sockets;
using ActorCity.Storage.Journal;
using Npgsql;

namespace ActorCity.Storage.PostgreSql;

/// <summary>One connection that flushes batch after batch, as long as its queue gives it one.</summary>
/// <remarks>
/// It starts on the thread of whoever brought a row, which may be a grain's. No await may come back to that thread's scheduler: hence
/// ConfigureAwait(false) all over this class.
/// </remarks>
internal sealed class PostgreSqlLane(
    NpgsqlDataSource source, CommitStatements statements, StorageMetrics metrics, Func<PostgreSqlLane, List<CommitRow>?> next) : IAsyncDisposable
{
    private NpgsqlConnection? connection;

    public void Start(List<CommitRow> batch) => _ = RunAsync(batch);

    public async ValueTask DisposeAsync() => await DropConnectionAsync().ConfigureAwait(false);

    private async Task RunAsync(List<CommitRow>? batch)
    {
        for (; batch is not null; batch = next(this))
        {
            var started = Stopwatch.GetTimestamp();
            await FlushAsync(CommitRow.InTime(batch)).ConfigureAwait(false);
            metrics.Flushed(batch.Count, Stopwatch.GetElapsedTime(started));
        }
    }

    private async Task FlushAsync(List<CommitRow> rows)
    {
        if (rows.Count == 0)
        {
            return;
        }

        var connected = false;
        try
        {
            var open = await ConnectedAsync().ConfigureAwait(false);
            connected = true;
            var swapped = await statements.ExecuteAsync(open, rows).ConfigureAwait(false);
            if (rows.Count == 1)
            {
                rows[0].CompleteHere(swapped[0]);
            }
            else
            {
                CommitRow.Complete(rows, swapped);
            }
        }
#pragma warning disable CA1031 // Whatever happened, every caller of the batch gets an answer and the lane goes on.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            await FailedAsync(rows, failure, connected).ConfigureAwait(false);
        }
    }

    private async Task FailedAsync(List<CommitRow> rows, Exception failure, bool sent)
    {
        if (failure is not PostgresException || connection is not { FullState: System.Data.ConnectionState.Open })
        {
            await DropConnectionAsync().ConfigureAwait(false);
        }

        if (!sent)
        {
            Answer(rows, _ => CommitFaults.NotWritten(failure));
        }
        else if (IsUnknown(failure))
        {
            Answer(rows, row => CommitFaults.Unknown(row, failure));
        }
        else if (IsBusy(failure))
        {
            Answer(rows, _ => CommitFaults.NotWritten(failure));
        }
        else if (rows.Count == 1)
        {
            AnswerOne(rows[0], failure);
        }
        else
        {
            // The statement was undone as a whole, because of one of its rows: the others shall not suffer for it.
            metrics.Retried();
            foreach (var row in rows)
            {
                await FlushAsync([row]).ConfigureAwait(false);
            }
        }
    }

    // An ERROR answer means that the server undid the statement. Anything cut off on the way may have been committed.
    private static bool IsUnknown(Exception failure) => failure switch
    {
        PostgresException { InvariantSeverity: "ERROR" } => false,
        PostgresException or NpgsqlException or TimeoutException or OperationCanceledException or IOException or SocketException => true,
        ObjectDisposedException => true,

        // Thrown while the arrays were being encoded, before the statement was complete.
        _ => false,
    };

    // Trying the rows one by one would meet the same, once per row.
    private static bool IsBusy(Exception failure) => failure is PostgresException
    {
        SqlState: PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.QueryCanceled or PostgresErrorCodes.DiskFull
            or PostgresErrorCodes.OutOfMemory or PostgresErrorCodes.TooManyConnections
    };

    private static void AnswerOne(CommitRow row, Exception failure)
    {
        switch (failure)
        {
            case PostgresException { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: "journal_command_stream" }:
                row.Fail(CommitFaults.Duplicate(row, failure));
                break;
            case PostgresException { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: "journal_stream_sequence" }:
                row.CompleteHere(swapped: false);
                break;
            case PostgresException { SqlState: PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure }:
                row.Fail(CommitFaults.NotWritten(failure));
                break;
            default:
                row.Fail(failure);
                break;
        }
    }

    private static void Answer(List<CommitRow> rows, Func<CommitRow, Exception> why)
    {
        foreach (var row in rows)
        {
            row.Fail(why(row));
        }
    }

    private async Task<NpgsqlConnection> ConnectedAsync()
    {
        if (connection is { FullState: System.Data.ConnectionState.Open })
        {
            return connection;
        }

        await DropConnectionAsync().ConfigureAwait(false);
        var opened = await source.OpenConnectionAsync().ConfigureAwait(false);
        using var command = opened.CreateCommand();
        command.CommandText = $"SELECT pg_try_advisory_lock_shared({PostgreSqlSources.WritersLock})";
        var locked = false;
        try
        {
            locked = await command.ExecuteScalarAsync().ConfigureAwait(false) is true;
        }
        finally
        {
            // Not before the lock is held: a lane that kept an unlocked connection would write beside a rebuild.
            if (!locked)
            {
                NpgsqlConnection.ClearPool(opened);
                await opened.DisposeAsync().ConfigureAwait(false);
            }
        }

        return connection = locked ? opened : throw new InvalidOperationException("A rebuild holds the database.");
    }

    private async Task DropConnectionAsync()
    {
        if (connection is { } broken)
        {
            connection = null;

            // Not back into the pool: the session holds the writers' lock.
            source.Clear();
            try
            {
                await broken.DisposeAsync().ConfigureAwait(false);
            }
            catch (Exception already) when (already is NpgsqlException or IOException or ObjectDisposedException)
            {
                // It was broken before. A lane outlives its connections.
            }
        }
    }
}
