using ActorCity.Contracts.Journal;
using ActorCity.Domain.Deadlines;
using ActorCity.Grains.Catalogue;
using ActorCity.Grains.Deadlines;
using ActorCity.Grains.Filters;
using ActorCity.Grains.Routing;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;

namespace ActorCity.Grains;

/// <summary>Adds the city's grains to a silo.</summary>
public static class CityGrainsHosting
{
    /// <summary>
    /// Registers what grains are given. The host adds <see cref="IJournalReader"/>, the due queue, the pseudonyms, and the storage
    /// providers of <see cref="Stores"/>.
    /// </summary>
    public static ISiloBuilder AddCityGrains(this ISiloBuilder silo, WorkingCalendar calendar)
    {
        silo.AddIncomingGrainCallFilter<FaultFilter>();
        silo.Services.AddSingleton(new CityCalendar(calendar));
        silo.Services.AddSingleton<CitySetting>();
        silo.Services.AddSingleton<ServiceVersions>();
        silo.Services.AddSingleton<OfficeDirectoryCache>();
        silo.Services.AddSingleton<DirectoryUpdates>();
        silo.Services.AddSingleton<DrawEpochs>();
        silo.Services.AddSingleton<DueWork>();
        silo.Services.AddOptions<DueClaimerOptions>();
        silo.Services.Configure<GrainCollectionOptions>(options => options.CollectionAge = TimeSpan.FromMinutes(5));
        silo.Services.Configure<SiloMessagingOptions>(options =>
        {
            // Storage 5 s < call 8 s < HTTP 10 s: the inner limit always speaks first.
            options.ResponseTimeout = TimeSpan.FromSeconds(8);
            options.MaxMessageHeaderSize = 256 * 1024;
            options.MaxMessageBodySize = 4 * 1024 * 1024;
            options.MaxEnqueuedRequestsSoftLimit = 50;
            options.MaxEnqueuedRequestsHardLimit = 200;
        });
        return silo;
    }

    /// <summary>Adds the claimer of due times. Call it after the silo was added: it must start after it and stop before it.</summary>
    public static IServiceCollection AddDueClaimer(this IServiceCollection services) => services.AddHostedService<DueClaimer>();

    /// <summary>The state types of the journaled grains and the names they are stored under; the version is the stored form's.</summary>
    public static ImmutableArray<(Type State, string Schema, int Version)> StateSchemas { get; } =
    [
        (typeof(Domain.Cases.CaseState), "case", 1),
        (typeof(Domain.Offices.OfficeState), "office", 1),
        (typeof(Domain.Catalogue.ServiceState), "service", 1),
        (typeof(Domain.Routing.DirectoryState), "office-directory", 1),
        (typeof(Domain.Routing.EpochState), "draw-epoch", 1),
        (typeof(EpochSalt), "draw-epoch.salt", 1),
    ];
}
