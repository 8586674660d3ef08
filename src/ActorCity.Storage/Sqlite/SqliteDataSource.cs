using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace ActorCity.Storage.Sqlite;

/// <summary>Connections to the city's SQLite file. Every open applies the settings that SQLite does not keep in the file.</summary>
internal sealed class SqliteDataSource : DbDataSource
{
    private readonly string connectionString;
    private readonly int timeoutSeconds;

    public SqliteDataSource(string connectionString, int timeoutSeconds)
    {
        var builder = new SqliteConnectionStringBuilder(connectionString) { DefaultTimeout = timeoutSeconds };
        this.timeoutSeconds = timeoutSeconds;
        this.connectionString = builder.ToString();
        if (Path.GetDirectoryName(Path.GetFullPath(builder.DataSource)) is { } directory)
        {
            Directory.CreateDirectory(directory);
        }
    }

    public override string ConnectionString => connectionString;

    protected override DbConnection CreateDbConnection() => new SqliteConnection(connectionString);

    protected override DbConnection OpenDbConnection()
    {
        var connection = new SqliteConnection(connectionString);
        connection.Open();
        try
        {
            Configure(connection);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    protected override ValueTask<DbConnection> OpenDbConnectionAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(OpenDbConnection());
    }

    private void Configure(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();

        // FULL: a commit has reached the disk when it returns; with NORMAL a power failure loses acknowledged commands.
        command.CommandText = string.Create(
            CultureInfo.InvariantCulture,
            $"PRAGMA busy_timeout = {timeoutSeconds * 1000}; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA wal_autocheckpoint = 32000;");
        command.ExecuteNonQuery();
    }
}
