using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ActorCity.Storage.Sqlite;

/// <summary>A connection of the storage's own with its prepared statements. Used by one thread.</summary>
/// <param name="source">Where it opens the connection, when it first needs it.</param>
/// <param name="settings">Pragmas beyond those of every connection.</param>
internal sealed class SqliteSession(SqliteDataSource source, string settings = SqliteSession.ForReading) : IDisposable
{
    /// <summary>SQLite's own defaults; a pooled connection may have been the writer's.</summary>
    public const string ForReading = "PRAGMA cache_size = -2000; PRAGMA mmap_size = 0;";

    /// <summary>
    /// For the writer: the pages that it changes lie all over the file, and mapped memory gives them without a call each. Its own cache stays
    /// small, since SQLite walks through all of it at every commit that split a page.
    /// </summary>
    public const string ForWriting = "PRAGMA cache_size = -8000; PRAGMA mmap_size = 268435456;";

    private readonly Dictionary<string, SqliteStatement> statements = new(StringComparer.Ordinal);
    private SqliteConnection? connection;
    private bool inTransaction;

    /// <summary>To be replaced by a fresh one: the file or the connection answered with something that does not go away.</summary>
    public bool Broken { get; private set; }

    /// <summary>A statement with parameters <c>?1</c>, <c>?2</c> …, prepared once.</summary>
    public SqliteStatement Statement(string text)
    {
        if (!statements.TryGetValue(text, out var statement))
        {
            statements[text] = statement = new SqliteStatement(Connection(), text);
        }

        return statement;
    }

    /// <summary>Takes the write lock now, not at the first write: a later refusal would come in the middle of a batch.</summary>
    public void Begin()
    {
        Statement("BEGIN IMMEDIATE").Run();
        inTransaction = true;
    }

    /// <summary>When this returns, the transaction is on disk.</summary>
    public void Commit()
    {
        Statement("COMMIT").Run();
        inTransaction = false;
    }

    public void Rollback()
    {
        if (!inTransaction)
        {
            return;
        }

        inTransaction = false;
        try
        {
            Statement("ROLLBACK").Run();
        }
        catch (SqliteException)
        {
            // SQLite may have rolled back by itself (full disk, I/O error). A fresh connection is sure to have no transaction.
            Broken = true;
        }
    }

    /// <summary>Pages written to the log since this was asked last.</summary>
    public int TakePagesWritten()
    {
        if (connection is null)
        {
            return 0;
        }

        _ = raw.sqlite3_db_status(connection.Handle!, raw.SQLITE_DBSTATUS_CACHE_WRITE, out var pages, out _, resetFlg: 1);
        return pages;
    }

    /// <summary>
    /// Copies what it can from the log into the database, waiting for nobody. That it cannot now (another copies, the disk is full)
    /// hurts no commit; the log only grows.
    /// </summary>
    public (int InLog, int Copied) Checkpoint()
    {
        try
        {
            var code = raw.sqlite3_wal_checkpoint_v2(Connection().Handle!, "main", raw.SQLITE_CHECKPOINT_PASSIVE, out var inLog, out var copied);
            return code == raw.SQLITE_OK ? (inLog, copied) : (1, 0);
        }
        catch (SqliteException)
        {
            return (1, 0);
        }
    }

    public void Dispose()
    {
        foreach (var statement in statements.Values)
        {
            statement.Dispose();
        }

        connection?.Dispose();
    }

    private SqliteConnection Connection()
    {
        if (connection is not null)
        {
            return connection;
        }

        connection = (SqliteConnection)source.OpenConnection();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // One of the constants.
        command.CommandText = settings;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
        return connection;
    }
}
