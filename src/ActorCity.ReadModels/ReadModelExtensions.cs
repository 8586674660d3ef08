using ActorCity.ReadModels.City;
using ActorCity.ReadModels.Journal;
using ActorCity.ReadModels.Rebuild;
using ActorCity.ReadModels.Sql;
using Microsoft.Extensions.DependencyInjection;

namespace ActorCity.ReadModels;

/// <summary>Registers the read models.</summary>
public static class ReadModelExtensions
{
    /// <summary>
    /// Registers the tables that the journaled provider writes and what the query grains need. Needs the city's storage; the grains
    /// themselves are found by the silo because this assembly is referenced.
    /// </summary>
    public static IServiceCollection AddCityReadModels(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        foreach (var table in ReadModelTables.All)
        {
            services.AddSingleton(table);
        }

        services.AddSingleton<CityDatabase>();
        services.AddSingleton<CommandLookup>();
        services.AddSingleton<ReportPlaces>();
        services.AddSingleton<CityRebuild>();
        return services;
    }
}
