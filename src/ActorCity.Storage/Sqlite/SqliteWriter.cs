using System.Collections.Concurrent;

namespace ActorCity.Storage.Sqlite;

/// <summary>
/// The one thread and the one connection that write to the city's SQLite file. SQLite has one writer at a time anyway: waiting in a
/// queue of our own is fair, waiting for its lock is not.
/// </summary>
internal sealed class SqliteWriter : IAsyncDisposable, IDisposable
{
    private readonly BlockingCollection<Action<SqliteSession>> work = new(new ConcurrentQueue<Action<SqliteSession>>());
    private readonly TaskCompletionSource stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SqliteDataSource source;
    private readonly SqliteCheckpoints checkpoints;
    private SqliteSession? session;

    public SqliteWriter(SqliteDataSource source)
    {
        this.source = source;
        checkpoints = new SqliteCheckpoints(source);
        new Thread(Run) { Name = "actorcity-sqlite-writer", IsBackground = true }.Start();
    }

    /// <summary>Puts work in the queue. It must not throw.</summary>
    /// <exception cref="InvalidOperationException">The writer is stopping.</exception>
    public void Post(Action<SqliteSession> action) => work.Add(action);

    /// <summary>Runs work in a transaction of its own.</summary>
    public Task<T> RunAsync<T>(Func<SqliteSession, T> action)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        Post(open =>
        {
            try
            {
                open.Begin();
                var result = action(open);
                open.Commit();
                done.SetResult(result);
            }
#pragma warning disable CA1031 // The caller gets it.
            catch (Exception failure)
#pragma warning restore CA1031
            {
                open.Rollback();
                done.SetException(failure);
            }
        });
        return done.Task;
    }

    /// <summary>Takes nothing more, and finishes what is waiting.</summary>
    public async ValueTask DisposeAsync()
    {
        Dispose();
        await stopped.Task;
    }

    /// <summary>Takes nothing more; does not wait. For hosts that know no asynchronous end.</summary>
    public void Dispose()
    {
        if (!work.IsAddingCompleted)
        {
            work.CompleteAdding();
        }
    }

    private void Run()
    {
        try
        {
            foreach (var action in work.GetConsumingEnumerable())
            {
                session ??= new SqliteSession(source, SqliteSession.ForWriting);
                action(session);
                checkpoints.Written(session);
                if (session.Broken)
                {
                    session.Dispose();
                    session = null;
                }
            }
        }
        finally
        {
            checkpoints.Dispose();
            session?.Dispose();
            stopped.SetResult();
        }
    }
}
