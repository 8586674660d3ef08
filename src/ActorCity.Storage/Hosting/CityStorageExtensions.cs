using Microsoft.Extensions.DependencyInjection;

namespace ActorCity.Storage.Hosting;

/// <summary>Registers the city's storage.</summary>
public static class CityStorageExtensions
{
    /// <summary>
    /// Registers the database (<c>DbDataSource</c>), the journal reader, the due queue, pseudonyms, migrations, health and the index
    /// writer. Index tables are registered beside it as singletons of <see cref="Indexing.IndexTable"/>, state types as <see cref="Serialization.StateSchema"/>.
    /// </summary>
    public static IServiceCollection AddCityStorage(this IServiceCollection services, StorageOptions options) =>
        throw new NotImplementedException();

    /// <summary>Registers the grain-storage providers <c>journal</c> (ours) and <c>plain</c> (stock ADO.NET). Needs <see cref="AddCityStorage"/>.</summary>
    public static ISiloBuilder AddCityGrainStorage(this ISiloBuilder silo) => throw new NotImplementedException();

    /// <summary>Membership in the database, for a cluster on PostgreSQL. Needs <see cref="AddCityStorage"/>.</summary>
    public static ISiloBuilder UseCityClustering(this ISiloBuilder silo, StorageOptions options) => throw new NotImplementedException();
}
