using ActorCity.Storage.Indexing;
using ActorCity.Storage.Journal;
using Npgsql;

namespace ActorCity.Storage.PostgreSql;

/// <summary>
/// Hands waiting commands to flush lanes. Nothing waits for a batch to fill: what queues up while flushes are on their way is the next
/// batch.
/// </summary>
internal sealed class PostgreSqlCommitQueue : ICommitQueue, IAsyncDisposable, IDisposable
{
    // One lane takes whatever comes. Another one beside it lets the server work on one batch while the disk has the other, but it also
    // makes batches smaller, and what a batch costs is mostly its one commit: it starts when there is enough for a batch of its own.
    private const int EagerLanes = 1;
    private const int RowsForAnotherLane = 64;

    private readonly Lock gate = new();
    private readonly WaitingRows waiting = new();
    private readonly Stack<PostgreSqlLane> idle = new();
    private readonly TaskCompletionSource drained = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly NpgsqlDataSource source;
    private readonly ImmutableArray<PostgreSqlLane> lanes;
    private readonly StorageOptions options;
    private readonly StorageMetrics metrics;
    private bool stopping;

    public PostgreSqlCommitQueue(StorageOptions options, IndexTables tables, string serviceId, StorageMetrics metrics)
    {
        this.options = options;
        this.metrics = metrics;
        source = PostgreSqlSources.Lanes(options);
        var statements = new CommitStatements(tables, serviceId);
        lanes = [.. Enumerable.Range(0, options.Lanes).Select(_ => new PostgreSqlLane(source, statements, metrics, Next))];
        foreach (var lane in lanes)
        {
            idle.Push(lane);
        }
    }

    public void Enqueue(CommitRow row)
    {
        PostgreSqlLane? lane = null;
        List<CommitRow>? batch = null;
        lock (gate)
        {
            if (stopping)
            {
                throw CommitFaults.Stopping();
            }

            if (waiting.Count >= options.QueueRowsMax)
            {
                throw CommitFaults.QueueFull(waiting.Count);
            }

            waiting.Add(row);
            metrics.Waiting(1);
            if (idle.Count > 0 && WorthALane(lanes.Length - idle.Count))
            {
                lane = idle.Pop();
                batch = TakeBatch();
            }
        }

        // On this thread: at one caller that saves a switch of threads.
        lane?.Start(batch!);
    }

    /// <summary>Takes nothing more, and flushes what is waiting.</summary>
    public async ValueTask DisposeAsync()
    {
        Dispose();
        await drained.Task;
        foreach (var lane in lanes)
        {
            await lane.DisposeAsync();
        }

        await source.DisposeAsync();
    }

    /// <summary>Takes nothing more; does not wait. For hosts that know no asynchronous end.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            stopping = true;
            if (idle.Count == lanes.Length)
            {
                drained.TrySetResult();
            }
        }
    }

    // What a lane does after a flush; nothing: it is idle now.
    private List<CommitRow>? Next(PostgreSqlLane lane)
    {
        lock (gate)
        {
            if (waiting.Count > 0 && WorthALane(lanes.Length - idle.Count - 1))
            {
                return TakeBatch();
            }

            idle.Push(lane);
            if (stopping && idle.Count == lanes.Length)
            {
                drained.TrySetResult();
            }

            return null;
        }
    }

    private bool WorthALane(int othersBusy) => othersBusy < EagerLanes || waiting.Count >= RowsForAnotherLane;

    // Half of what waits, if that is worth a commit: while this lane's batch is flushed, another lane's is prepared.
    private List<CommitRow> TakeBatch()
    {
        var batch = waiting.Take(Math.Min(options.BatchRowsMax, Math.Max(RowsForAnotherLane, (waiting.Count + 1) / 2)));
        metrics.Waiting(-batch.Count);
        return batch;
    }
}
