using System.Data.Common;
using ActorCity.Contracts.Journal;
using ActorCity.Storage;
using ActorCity.Storage.Hosting;
using ActorCity.Storage.Schema;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;
using Orleans.Serialization;
using Orleans.Storage;

namespace ActorCity.Testing;

/// <summary>The city's storage on a fresh, migrated database of either engine, without a silo.</summary>
public sealed class StorageFixture : IAsyncDisposable
{
    private readonly ServiceProvider services;
    private readonly string? sqliteDirectory;

    private StorageFixture(ServiceProvider services, StorageOptions options, string? sqliteDirectory)
    {
        this.services = services;
        this.sqliteDirectory = sqliteDirectory;
        Options = options;
    }

    public IServiceProvider Services => services;

    public StorageOptions Options { get; }

    public DbDataSource Source => services.GetRequiredService<DbDataSource>();

    /// <summary>The journaled provider.</summary>
    public IGrainStorage Journal => services.GetRequiredKeyedService<IGrainStorage>(Stores.Journal);

    /// <summary>The stock provider.</summary>
    public IGrainStorage Plain => services.GetRequiredKeyedService<IGrainStorage>(Stores.Plain);

    /// <summary>Options of a fresh, empty database. An SQLite file is in a temporary directory of its own.</summary>
    public static async Task<StorageOptions> FreshDatabaseAsync(StorageEngine engine)
    {
        if (engine == StorageEngine.PostgreSQL)
        {
            var server = await PostgresServer.SharedAsync();
            return new StorageOptions { Engine = engine, ConnectionString = await server.CreateDatabaseAsync(), PoolConnectionsMax = 12 };
        }

        var directory = Directory.CreateTempSubdirectory("actorcity-sqlite-").FullName;
        return new StorageOptions { Engine = engine, ConnectionString = $"Data Source={Path.Combine(directory, "city.db")}" };
    }

    /// <summary>A fixture on a fresh database.</summary>
    /// <param name="engine">Which engine.</param>
    /// <param name="configure">State schemas, index tables.</param>
    /// <param name="ddl">Tables beside the city's, same text for both engines.</param>
    /// <param name="adjust">Changes of the options.</param>
    public static async Task<StorageFixture> CreateAsync(
        StorageEngine engine, Action<IServiceCollection>? configure = null, string? ddl = null, Func<StorageOptions, StorageOptions>? adjust = null)
    {
        var options = await FreshDatabaseAsync(engine);
        var fixture = await OpenAsync(adjust?.Invoke(options) ?? options, configure);
        if (ddl is not null)
        {
            await fixture.ExecuteAsync(ddl);
        }

        return fixture;
    }

    /// <summary>A fixture on a database that may exist already; migrates it.</summary>
    public static async Task<StorageFixture> OpenAsync(StorageOptions options, Action<IServiceCollection>? configure = null)
    {
        var builder = new SiloParts();
        builder.Services.AddLogging();
        builder.Services.AddSerializer();
        builder.Services.Configure<ClusterOptions>(cluster => cluster.ServiceId = "city");
        builder.Services.AddCityStorage(options);
        builder.AddCityGrainStorage();
        configure?.Invoke(builder.Services);
        var services = builder.Services.BuildServiceProvider();
        await services.GetRequiredService<MigrationRunner>().MigrateAsync();
        await StartPlainAsync(services);
        var directory = options.Engine == StorageEngine.SQLite
            ? Path.GetDirectoryName(new SqliteConnectionStringBuilder(options.ConnectionString).DataSource)
            : null;
        return new StorageFixture(services, options, directory);
    }

    /// <summary>Runs a statement outside of the storage.</summary>
    public async Task<int> ExecuteAsync(string sql)
    {
        await using var connection = await Source.OpenConnectionAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Tests write it.
        command.CommandText = sql;
#pragma warning restore CA2100
        return await command.ExecuteNonQueryAsync();
    }

    /// <summary>The one value of a query.</summary>
    public async Task<object?> ScalarAsync(string sql)
    {
        await using var connection = await Source.OpenConnectionAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Tests write it.
        command.CommandText = sql;
#pragma warning restore CA2100
        return await command.ExecuteScalarAsync();
    }

    /// <summary>The one number of a query.</summary>
    public async Task<long> NumberAsync(string sql) =>
        Convert.ToInt64(await ScalarAsync(sql), System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Stops the storage; the database stays.</summary>
    public async Task CloseAsync()
    {
        await services.DisposeAsync();
        SqliteConnection.ClearAllPools();
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        if (sqliteDirectory is not null && Directory.Exists(sqliteDirectory))
        {
            Directory.Delete(sqliteDirectory, recursive: true);
        }
    }

    // The stock provider reads its statements when the silo's life begins.
    private static async Task StartPlainAsync(ServiceProvider services)
    {
        var lifecycle = ActivatorUtilities.CreateInstance<SiloLifecycleSubject>(services);
        ((ILifecycleParticipant<ISiloLifecycle>)services.GetRequiredKeyedService<IGrainStorage>(Stores.Plain)).Participate(lifecycle);
        await lifecycle.OnStart(CancellationToken.None);
    }

    private sealed class SiloParts : ISiloBuilder
    {
        public IServiceCollection Services { get; } = new ServiceCollection();

        public IConfiguration Configuration { get; } = new ConfigurationBuilder().Build();
    }
}
