namespace ActorCity.Storage.Sqlite;

/// <summary>
/// Moves pages from the write-ahead log into the database. Most of it happens beside the writer, on a connection and thread of its
/// own, because a commit that also copies the log makes everybody wait for it; only the last pages are copied between two
/// commits, since the log starts again from its beginning only when all of it is in the database. A longer log is less work: a page
/// that changes often is copied once. The methods are called on the writer's thread.
/// </summary>
/// <param name="source">Where it opens its own connection.</param>
/// <param name="restartAt">Pages in the log at which the writer copies what is left; the default is 64 MB.</param>
internal sealed class SqliteCheckpoints(SqliteDataSource source, int restartAt = 16_000) : IDisposable
{
    // The first copying beside the writer begins at three quarters; another one follows for what came meanwhile.
    private readonly int firstAt = restartAt / 4 * 3;
    private readonly int between = restartAt / 8;
    private SqliteSession? beside;
    private Thread? running;
    private int pages;
    private int next = restartAt / 4 * 3;

    /// <summary>After a piece of the writer's work.</summary>
    public void Written(SqliteSession writer)
    {
        pages += writer.TakePagesWritten();
        if (pages < next || running is { IsAlive: true })
        {
            return;
        }

        if (pages < restartAt)
        {
            next = Math.Min(pages + between, restartAt);
            beside ??= new SqliteSession(source);
            running = new Thread(() => beside.Checkpoint()) { Name = "actorcity-sqlite-checkpoint", IsBackground = true };
            running.Start();
        }
        else
        {
            // A reader may still need what is in the log: then its length stays, and the next commit tries again.
            var left = writer.Checkpoint();
            pages = left.InLog == left.Copied ? 0 : Math.Max(left.InLog, restartAt);
            next = pages == 0 ? firstAt : restartAt;
        }
    }

    /// <summary>Waits for what runs beside the writer.</summary>
    public void Dispose()
    {
        running?.Join();
        beside?.Dispose();
    }
}
