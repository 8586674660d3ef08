using ActorCity.Testing;

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
        ["checkpoint_timeout"] = "30min",
    };

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
        return new BenchServer(server, server.ConnectionString("postgres"), Path.Combine(server.Binaries, "pgbench"));
    }

    public ValueTask DisposeAsync() => own?.DisposeAsync() ?? ValueTask.CompletedTask;
}
