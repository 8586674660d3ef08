using System.Data.Common;
using ActorCity.Contracts.Journal;
using ActorCity.Storage.Indexing;
using ActorCity.Storage.Journal;
using ActorCity.Storage.Serialization;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime.Hosting;

namespace ActorCity.Storage.Hosting;

/// <summary>Gives a silo the city's storage.</summary>
public static class CitySiloExtensions
{
    // The stock providers know SQLite under this name, and use Microsoft.Data.Sqlite for it.
    private const string SqliteInvariant = "System.Data.SQLite";

    private const string PostgreSqlInvariant = "Npgsql";

    /// <summary>Registers the grain-storage providers <c>journal</c> (ours) and <c>plain</c> (stock ADO.NET). Needs <see cref="CityStorageExtensions.AddCityStorage"/>.</summary>
    public static ISiloBuilder AddCityGrainStorage(this ISiloBuilder silo)
    {
        ArgumentNullException.ThrowIfNull(silo);
        silo.Services.AddGrainStorage(Stores.Journal, static (services, _) => new JournaledGrainStorage(
            services.GetRequiredService<ICommitQueue>(),
            services.GetRequiredService<IStateReader>(),
            services.GetRequiredService<CityStateSerializer>(),
            services.GetRequiredService<IndexTables>()));
        return silo.AddAdoNetGrainStorage(Stores.Plain, options => options.Configure<DbDataSource, StorageOptions, CityStateSerializer>(
            static (stock, source, storage, serializer) =>
            {
                stock.Invariant = storage.Engine == StorageEngine.PostgreSQL ? PostgreSqlInvariant : SqliteInvariant;
                stock.DataSource = source;
                stock.GrainStorageSerializer = serializer;

                // A cleared row must not stay behind: it may be a person's.
                stock.DeleteStateOnClear = true;
            }));
    }

    /// <summary>Membership in the database, for a cluster on PostgreSQL. Needs <see cref="CityStorageExtensions.AddCityStorage"/>.</summary>
    /// <exception cref="InvalidOperationException">The engine is SQLite, which one process uses alone.</exception>
    public static ISiloBuilder UseCityClustering(this ISiloBuilder silo, StorageOptions options)
    {
        ArgumentNullException.ThrowIfNull(silo);
        ArgumentNullException.ThrowIfNull(options);
        if (options.Engine != StorageEngine.PostgreSQL)
        {
            throw new InvalidOperationException("A cluster needs PostgreSQL: an SQLite file belongs to one process.");
        }

        return silo.UseAdoNetClustering(clustering => clustering.Configure<DbDataSource>(static (stock, source) =>
        {
            stock.Invariant = PostgreSqlInvariant;
            stock.DataSource = source;
        }));
    }
}
