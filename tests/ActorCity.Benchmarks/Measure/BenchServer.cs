using ActorCity.Testing;
using Npgsql;

namespace ActorCity.Benchmarks.Measure;

/// <summary>The PostgreSQL server to measure on: the one that was named, or a temporary one of our own with fsync on.</summary>
internal sealed class BenchServer : IAsyncDisposable
{
    private static readonly Dictionary<string, string> Settings = new()
    {
        // Room for every variant's pool, and no checkpoint in the middle of somebody's round.
        ["max_connections"] = "300",
        ["shared_buffers"] = "512MB",
        ["max_wal_size"] = "8GB",
        ["min_wal_size"] = "4GB",
        ["checkpoint_timeout"] = "30min",
    };

    // 16 MB each: what a run writes.
    private const int LogSegments = 200;

    private readonly PostgresServer? own;

    private BenchServer(PostgresServer? own, string connection, string pgbench)
    {
        this.own = own;
        Connection = connection;
        Pgbench = pgbench;
    }

    /// <summary>A database from which others can be made.</summary>
    public string Connection { get; }

    /// <summary>The load generator that comes with PostgreSQL.</summary>
    public string Pgbench { get; }

    public static async Task<BenchServer> StartAsync(string? connection)
    {
        if (connection is not null)
        {
            return new BenchServer(null, connection, "pgbench");
        }

        var server = await PostgresServer.StartAsync(Settings);
        await CompressLogAsync(server.ConnectionString("postgres"));
        await AgeAsync(server.ConnectionString("postgres"));
        return new BenchServer(server, server.ConnectionString("postgres"), Path.Combine(server.Binaries, "pgbench"));
    }

    public ValueTask DisposeAsync() => own?.DisposeAsync() ?? ValueTask.CompletedTask;

    // As deploy/README.md asks of the city's servers: the first change of a page after a checkpoint logs the whole page.
    private static async Task CompressLogAsync(string connection)
    {
        await using var source = NpgsqlDataSource.Create(connection);
        await using var version = source.CreateCommand("SELECT current_setting('server_version_num')::integer >= 150000");
        var method = await version.ExecuteScalarAsync() is true ? "lz4" : "on";
        await using var set = source.CreateCommand($"ALTER SYSTEM SET wal_compression = '{method}'");
        await set.ExecuteNonQueryAsync();
        await using var reload = source.CreateCommand("SELECT pg_reload_conf()");
        await reload.ExecuteNonQueryAsync();
    }

    // A new server writes every segment of its log twice, the first time with zeros. One that has run for a while reuses its old ones,
    // and that is what is to be measured.
    private static async Task AgeAsync(string connection)
    {
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connection) { CommandTimeout = 300 });
        for (var segment = 0; segment < LogSegments; segment++)
        {
            await using var next = source.CreateCommand("SELECT pg_logical_emit_message(false, 'bench', ''), pg_switch_wal()");
            await next.ExecuteNonQueryAsync();
        }

        await using var checkpoint = source.CreateCommand("CHECKPOINT");
        await checkpoint.ExecuteNonQueryAsync();
    }
}
