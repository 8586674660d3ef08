using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;
using Orleans.Storage;

namespace ActorCity.Benchmarks.Storage;

/// <summary>How the stock provider is set up.</summary>
/// <param name="Invariant">The provider's name for the driver.</param>
/// <param name="ConnectionString">The database.</param>
/// <param name="Source">The tuned way to open connections; null: the connection string as it is.</param>
/// <param name="Serializer">Null: the provider's default.</param>
/// <param name="CreateTablesAsync">Makes the tables that it needs.</param>
internal sealed record StockSettings(
    string Invariant,
    string ConnectionString,
    DbDataSource? Source,
    IGrainStorageSerializer? Serializer,
    Func<CancellationToken, Task> CreateTablesAsync)
{
    /// <summary>PostgreSQL as the documentation sets it up.</summary>
    public static StockSettings PostgresDefaults(string connectionString) => new(
        "Npgsql", connectionString, null, null, cancellation => Sql.RunAsync(NpgsqlFactory.Instance, connectionString, "stock-postgresql", cancellation));

    /// <summary>SQLite as the documentation sets it up; the file itself is in WAL mode, as every variant's.</summary>
    public static StockSettings SqliteDefaults(string connectionString) => new(
        // The provider's name for Microsoft.Data.Sqlite.
        "System.Data.SQLite", connectionString, null, null,
        cancellation => Sql.RunAsync(SqliteFactory.Instance, connectionString, "stock-sqlite", cancellation));
}
