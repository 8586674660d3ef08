using System.Data.Common;
using ActorCity.Contracts.Access;
using ActorCity.Contracts.Deadlines;
using ActorCity.Contracts.Journal;
using ActorCity.Storage.Access;
using ActorCity.Storage.Deadlines;
using ActorCity.Storage.Indexing;
using ActorCity.Storage.Journal;
using ActorCity.Storage.PostgreSql;
using ActorCity.Storage.Schema;
using ActorCity.Storage.Serialization;
using ActorCity.Storage.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Npgsql;
using Orleans.Configuration;

namespace ActorCity.Storage.Hosting;

/// <summary>Registers the city's storage.</summary>
public static class CityStorageExtensions
{
    /// <summary>
    /// Registers the database (<c>DbDataSource</c>), the journal reader, the due queue, pseudonyms, migrations, health and the index
    /// writer. Index tables are registered beside it as singletons of <see cref="IndexTable"/>, state types as <see cref="StateSchema"/>.
    /// </summary>
    /// <exception cref="OptionsValidationException">The options are not usable; all errors at once.</exception>
    public static IServiceCollection AddCityStorage(this IServiceCollection services, StorageOptions options)
    {
        ArgumentNullException.ThrowIfNull(services);
        var validation = new StorageOptionsValidator().Validate(null, options);
        if (validation.Failed)
        {
            throw new OptionsValidationException(nameof(StorageOptions), typeof(StorageOptions), validation.Failures);
        }

        services.AddSingleton(options);
        services.AddSingleton<StorageMetrics>();
        services.AddSingleton(sp => new IndexTables(sp.GetServices<IndexTable>()));
        services.AddSingleton(sp => new CityStateSerializer(sp.GetServices<StateSchema>()));
        services.AddSingleton(sp => new CityDatabase(sp.GetRequiredService<DbDataSource>(), options.Engine));
        services.AddSingleton(sp => new MigrationRunner(sp.GetRequiredService<DbDataSource>(), options));
        services.AddSingleton(sp => new StorageHealth(sp.GetRequiredService<CityDatabase>(), sp.GetRequiredService<MigrationRunner>()));
        services.AddSingleton(sp => new JournalScan(sp.GetRequiredService<CityDatabase>()));
        services.AddSingleton<IJournalReader, JournalReader>();
        services.AddSingleton<IPseudonyms, KeyedPseudonyms>();
        return options.Engine == StorageEngine.PostgreSQL ? services.AddPostgreSql(options) : services.AddSqlite(options);
    }

    private static IServiceCollection AddPostgreSql(this IServiceCollection services, StorageOptions options)
    {
        services.AddSingleton(_ => PostgreSqlSources.Pool(options));
        services.AddSingleton<DbDataSource>(sp => sp.GetRequiredService<NpgsqlDataSource>());
        services.AddSingleton<IDueQueue, PostgreSqlDueQueue>();
        services.AddSingleton<IIndexWriter, PostgreSqlIndexWriter>();
        services.AddSingleton<IStateReader>(sp => new PostgreSqlStateReader(sp.GetRequiredService<NpgsqlDataSource>(), ServiceId(sp)));
        services.AddSingleton<ICommitQueue>(sp => new PostgreSqlCommitQueue(
            options, sp.GetRequiredService<IndexTables>(), ServiceId(sp), sp.GetRequiredService<StorageMetrics>()));
        return services;
    }

    private static IServiceCollection AddSqlite(this IServiceCollection services, StorageOptions options)
    {
        services.AddSingleton(_ => new SqliteDataSource(options.ConnectionString, options.CommandTimeoutSeconds));
        services.AddSingleton<DbDataSource>(sp => sp.GetRequiredService<SqliteDataSource>());
        services.AddSingleton<SqliteWriter>();
        services.AddSingleton<IDueQueue, SqliteDueQueue>();
        services.AddSingleton<IIndexWriter, SqliteIndexWriter>();
        services.AddSingleton<IStateReader>(sp => new SqliteStateReader(sp.GetRequiredService<SqliteDataSource>(), ServiceId(sp)));
        services.AddSingleton<ICommitQueue>(sp => new SqliteCommitQueue(
            sp.GetRequiredService<SqliteWriter>(), options, sp.GetRequiredService<IndexTables>(), ServiceId(sp), sp.GetRequiredService<StorageMetrics>()));
        return services;
    }

    private static string ServiceId(IServiceProvider services) => services.GetRequiredService<IOptions<ClusterOptions>>().Value.ServiceId;
}
