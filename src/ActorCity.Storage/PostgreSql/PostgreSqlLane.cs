using System.Diagnostics;
using System.Net.Sockets;
using System.Threading.Channels;
using ActorCity.Storage.Journal;
using Npgsql;

namespace ActorCity.Storage.PostgreSql;

/// <summary>
/// One connection that flushes whatever is waiting, over and over. Nothing waits for a batch to fill: what queues up while one flush
/// is on its way is the next batch.
/// </summary>
internal sealed class PostgreSqlLane : IAsyncDisposable
{
    private readonly NpgsqlDataSource source;
    private readonly CommitStatements statements;
    private readonly StorageMetrics metrics;
    private readonly Channel<CommitRow> waiting;
    private readonly int batchRowsMax;
    private readonly int queueRowsMax;
    private readonly Task loop;
    private NpgsqlConnection? connection;

    public PostgreSqlLane(NpgsqlDataSource source, CommitStatements statements, StorageOptions options, StorageMetrics metrics)
    {
        this.source = source;
        this.statements = statements;
        this.metrics = metrics;
        batchRowsMax = options.BatchRowsMax;
        queueRowsMax = options.QueueRowsMax;
        waiting = Channel.CreateBounded<CommitRow>(new BoundedChannelOptions(queueRowsMax) { SingleReader = true });
        loop = Task.Run(RunAsync);
    }

    public void Enqueue(CommitRow row)
    {
        // Counted first: the lane may have flushed the row before this thread goes on.
        metrics.Waiting(1);
        if (!waiting.Writer.TryWrite(row))
        {
            metrics.Waiting(-1);
            throw waiting.Reader.Completion.IsCompleted ? CommitFaults.Stopping() : CommitFaults.QueueFull(queueRowsMax);
        }
    }

    /// <summary>Takes nothing more, and flushes what is waiting.</summary>
    public async ValueTask DisposeAsync()
    {
        waiting.Writer.TryComplete();
        await loop;
        await DropConnectionAsync();
    }

    private async Task RunAsync()
    {
        var batch = new BatchInTheMaking(batchRowsMax);
        while (batch.HasHeldOver || await waiting.Reader.WaitToReadAsync())
        {
            var rows = batch.Take(waiting.Reader);
            metrics.Waiting(-rows.Count);
            var started = Stopwatch.GetTimestamp();
            await FlushAsync(rows);
            metrics.Flushed(rows.Count, Stopwatch.GetElapsedTime(started));
        }
    }

    private async Task FlushAsync(List<CommitRow> rows)
    {
        var connected = false;
        try
        {
            var open = await ConnectedAsync();
            connected = true;
            var swapped = await statements.ExecuteAsync(open, rows);
            for (var i = 0; i < rows.Count; i++)
            {
                rows[i].Complete(swapped[i]);
            }
        }
#pragma warning disable CA1031 // Whatever happened, every caller of the batch gets an answer and the lane goes on.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            await FailedAsync(rows, failure, connected);
        }
    }

    private async Task FailedAsync(List<CommitRow> rows, Exception failure, bool sent)
    {
        if (failure is not PostgresException || connection is not { FullState: System.Data.ConnectionState.Open })
        {
            await DropConnectionAsync();
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
                await FlushAsync([row]);
            }
        }
    }

    // An ERROR answer means that the server undid the statement. Anything cut off on the way may have been committed.
    private static bool IsUnknown(Exception failure) => failure switch
    {
        PostgresException { Severity: "ERROR" } => false,
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
                row.Complete(swapped: false);
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

        await DropConnectionAsync();
        connection = await source.OpenConnectionAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT pg_try_advisory_lock_shared({PostgreSqlSources.WritersLock})";
        if (await command.ExecuteScalarAsync() is not true)
        {
            await DropConnectionAsync();
            throw new InvalidOperationException("A rebuild holds the database.");
        }

        return connection;
    }

    private async Task DropConnectionAsync()
    {
        if (connection is { } broken)
        {
            connection = null;

            // Not back into the pool: the session holds the writers' lock.
            NpgsqlConnection.ClearPool(broken);
            await broken.DisposeAsync();
        }
    }
}
