using ActorCity.Benchmarks.Measure;
using ActorCity.Storage;
using Npgsql;

namespace ActorCity.Benchmarks.Storage;

/// <summary>A PostgreSQL server, given or our own, with one database for each variant.</summary>
internal sealed class PostgresBench : IStorageBench
{
    private static readonly string[] Settings =
    [
        "server_version", "fsync", "synchronous_commit", "full_page_writes", "wal_compression", "shared_buffers", "max_wal_size", "checkpoint_timeout", "max_connections",
    ];

    // Connections beyond this only make the server's processes fight for its cores.
    private const int PoolTuned = 32;

    private readonly BenchServer server;
    private readonly bool keep;
    private readonly List<string> databases = [];

    private PostgresBench(BenchServer server, bool keep)
    {
        this.server = server;
        this.keep = keep;
    }

    public static async Task<PostgresBench> StartAsync(string? connection, bool keep) => new(await BenchServer.StartAsync(connection), keep);

    public async Task<IReadOnlyList<string>> DescribeAsync(CancellationToken cancellation)
    {
        await using var source = NpgsqlDataSource.Create(server.Connection);
        var values = new List<string>();
        foreach (var setting in Settings)
        {
            await using var command = source.CreateCommand($"SHOW {setting}");
            values.Add($"{setting}={await command.ExecuteScalarAsync(cancellation)}");
        }

        return ["PostgreSQL, one server for all variants: " + string.Join(", ", values), $"{Environment.ProcessorCount} processors, shared with the load"];
    }

    public async Task<IReadOnlyList<IStorageVariant>> VariantsAsync(StoragePlan plan, CancellationToken cancellation)
    {
        var all = new (string Name, Func<string, IStorageVariant> Make)[]
        {
            ("journaled", database => new JournaledVariant(plan.Journaled(StorageEngine.PostgreSQL, database))),
            ("stock", database => new StockVariant("stock", StockSettings.PostgresDefaults(database))),
            ("stock-tuned", database => new StockVariant("stock-tuned", StockSettings.PostgresTuned(database, Tuned(database, PoolTuned)))),
            ("conventional", database => new ConventionalPostgres(Tuned(database, PoolTuned))),
            ("pgbench", database => new PgbenchVariant(server.Pgbench, database)),
        };
        var variants = new List<IStorageVariant>();
        foreach (var (name, make) in all.Where(v => plan.Only is null || plan.Only.Contains(v.Name)))
        {
            variants.Add(make(await CreateDatabaseAsync(name, cancellation)));
        }

        return variants;
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        foreach (var database in keep ? [] : databases)
        {
            await Sql.ExecuteAsync(NpgsqlFactory.Instance, server.Connection, $"DROP DATABASE IF EXISTS {database} WITH (FORCE)", CancellationToken.None);
        }

        await server.DisposeAsync();
    }

    private static NpgsqlDataSource Tuned(string connection, int pool) => NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connection)
    {
        MaxAutoPrepare = 20,
        AutoPrepareMinUsages = 2,
        NoResetOnClose = true,
        MaxPoolSize = pool,
    });

    private async Task<string> CreateDatabaseAsync(string variant, CancellationToken cancellation)
    {
        var name = "actorcity_bench_" + variant.Replace('-', '_');
        await Sql.ExecuteAsync(NpgsqlFactory.Instance, server.Connection, $"DROP DATABASE IF EXISTS {name} WITH (FORCE)", cancellation);
        await Sql.ExecuteAsync(NpgsqlFactory.Instance, server.Connection, $"CREATE DATABASE {name}", cancellation);
        databases.Add(name);
        return new NpgsqlConnectionStringBuilder(server.Connection) { Database = name }.ConnectionString;
    }
}
