using Microsoft.Data.Sqlite;

namespace ActorCity.Storage.Sqlite;

/// <summary>The writer's connection with its prepared statements. Used by one thread.</summary>
internal sealed class SqliteSession(SqliteDataSource source) : IDisposable
{
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
            connection ??= (SqliteConnection)source.OpenConnection();
            statements[text] = statement = new SqliteStatement(connection, text);
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

    public void Dispose()
    {
        foreach (var statement in statements.Values)
        {
            statement.Dispose();
        }

        connection?.Dispose();
    }
}
