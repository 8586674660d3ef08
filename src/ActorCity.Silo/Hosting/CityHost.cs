using System.Net;
using System.Net.Sockets;
using ActorCity.Domain;
using ActorCity.Contracts.Queries;
using ActorCity.Grains;
using ActorCity.Grains.Deadlines;
using ActorCity.Http;
using ActorCity.Http.Health;
using ActorCity.ReadModels;
using ActorCity.Silo.Catalogue;
using ActorCity.Silo.Seeding;
using ActorCity.Storage;
using ActorCity.Storage.Hosting;
using ActorCity.Storage.Serialization;
using Orleans.Configuration;
using Serilog;

namespace ActorCity.Silo.Hosting;

/// <summary>Puts one process of the city together.</summary>
internal static class CityHost
{
    public const string DefaultUrl = "http://localhost:5080";

    /// <summary>A silo, with the HTTP facade if <paramref name="http"/>.</summary>
    public static WebApplication Build(CitySettings settings, bool http)
    {
        var options = settings.Options;
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory, ApplicationName = "actorcity" });
        builder.Configuration.AddConfiguration(settings.Configuration);
        builder.Services.AddSerilog(log => log.ReadFrom.Configuration(settings.Configuration).WriteToCity(settings.JsonLog), preserveStaticLogger: true);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(30));

        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(options);
        builder.Services.AddCityDatabase(options);
        builder.Services.AddSingleton<CitySeeder>();
        builder.Services.AddSingleton<CityReadiness>();
        builder.UseOrleans(silo => AddSilo(silo, options));
        builder.Services.AddDueClaimer();
        builder.Services.Configure<DueClaimerOptions>(due => due.PollMilliseconds = options.DuePollMilliseconds);

        if (http)
        {
            builder.WebHost.UseUrls([.. settings.Urls]);
            builder.Services.AddCityHttp();
            builder.Services.AddCityHealth();
            builder.Services.AddSingleton<GatewayDirectory>();
            builder.Services.AddCityDrain(options.DrainSecondsOrDefault);
        }
        else
        {
            // A tool for a moment: nothing is mapped behind its port.
            builder.WebHost.UseUrls("http://127.0.0.1:0");
        }

        var app = builder.Build();
        if (http)
        {
            app.MapCityHttp();
            app.MapGateways();
        }

        return app;
    }

    /// <summary>The database and what reads it, without a silo: for tools that work on a stopped city.</summary>
    public static IServiceCollection AddCityDatabase(this IServiceCollection services, CityOptions options)
    {
        services.Configure<ClusterOptions>(o => (o.ClusterId, o.ServiceId) = (options.Cluster.ClusterId, options.Cluster.ServiceId));
        services.AddCityStorage(options.Storage);
        services.AddCityReadModels();
        services.AddSingleton<IStreamProjector, CityProjector>();
        foreach (var (state, schema, version) in CityGrainsHosting.StateSchemas)
        {
            services.AddSingleton(new StateSchema(state, schema, version));
        }

        return services;
    }

    private static void AddSilo(ISiloBuilder silo, CityOptions options)
    {
        var cluster = options.Cluster;
        var address = IPAddress.Parse(cluster.Address);
        if (options.Storage.Engine == StorageEngine.PostgreSQL)
        {
            silo.UseCityClustering(options.Storage);
            silo.Configure<EndpointOptions>(o =>
            {
                o.AdvertisedIPAddress = address;
                o.SiloPort = PortOr(cluster.SiloPort, 11_111, address);
                o.GatewayPort = PortOr(cluster.GatewayPort, 30_000, address);
            });
        }
        else
        {
            var port = PortOr(cluster.SiloPort, 0, IPAddress.Loopback);
            silo.UseLocalhostClustering(port, cluster.GatewayPort ?? 0, serviceId: cluster.ServiceId, clusterId: cluster.ClusterId);
        }

        silo.Configure<ClusterMembershipOptions>(o =>
        {
            // The defaults leave a cluster without answers for 30 s after a kill; these need about 3. A silo is voted out only after
            // another one has failed to reach it too, and a silo that is itself short of time waits longer for its probes.
            o.ProbeTimeout = TimeSpan.FromSeconds(1);
            o.NumMissedProbesLimit = 3;
            o.IAmAliveTablePublishTimeout = TimeSpan.FromSeconds(5);
            o.TableRefreshTimeout = TimeSpan.FromSeconds(10);
        });
        silo.AddCityGrainStorage();
        silo.AddCityGrains(CatalogueFiles.Default.Calendar());
    }

    private static int PortOr(int? wanted, int otherwise, IPAddress address)
    {
        if ((wanted ?? otherwise) is var port and not 0)
        {
            return port;
        }

        using var probe = new TcpListener(address, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
