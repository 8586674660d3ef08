using System.Data.Common;
using ActorCity.Storage;
using ActorCity.Storage.Schema;
using ActorCity.Storage.Serialization;
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

    /// <summary>
    /// PostgreSQL as well as the provider can have it: prepared statements, no reset when a connection goes back to the pool, a
    /// pool that fits the cores, the city's own tables, write function and serializer.
    /// </summary>
    public static StockSettings PostgresTuned(string connectionString, NpgsqlDataSource source) => new(
        "Npgsql", connectionString, source, CitySerializer(),
        cancellation => new MigrationRunner(source, new StorageOptions { Engine = StorageEngine.PostgreSQL, ConnectionString = connectionString }).MigrateAsync(cancellation));

    /// <summary>SQLite with the city's two-statement writes, pragmas on every connection, and serializer.</summary>
    public static StockSettings SqliteTuned(string connectionString, DbDataSource source) => new(
        "System.Data.SQLite", connectionString, source, CitySerializer(),
        cancellation => new MigrationRunner(source, new StorageOptions { Engine = StorageEngine.SQLite, ConnectionString = connectionString }).MigrateAsync(cancellation));

    private static CityStateSerializer CitySerializer() => new([new StateSchema(typeof(BenchCase), "bench-case", 1)]);

    /// <summary>SQLite as the documentation sets it up; the file itself is in WAL mode, as every variant's.</summary>
    public static StockSettings SqliteDefaults(string connectionString) => new(
        // The provider's name for Microsoft.Data.Sqlite.
        "System.Data.SQLite", connectionString, null, null,
        cancellation => Sql.RunAsync(SqliteFactory.Instance, connectionString, "stock-sqlite", cancellation));
}
