using System.Net;
using System.Net.Sockets;
using ActorCity.Client.Tests.Conformance;
using ActorCity.Silo.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

[assembly: AssemblyFixture(typeof(CityFixture))]

namespace ActorCity.Client.Tests.Conformance;

/// <summary>The one-process city with a gateway, and a front end's host for each transport.</summary>
public sealed class CityFixture : IAsyncLifetime
{
    /// <summary>Tests that take work at the city's offices take each other's unless they go one after the other.</summary>
    public const string OneAtATime = "work of the city";

    private const int Offices = 24;
    private RunningCity? city;
    private string data = "";

    public string Url { get; private set; } = "";

    public int GatewayPort { get; private set; }

    public IHost OverOrleans { get; private set; } = null!;

    public IHost OverHttps { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        GatewayPort = FreePort();
        (city, data) = await StartCityAsync(GatewayPort, "http://127.0.0.1:0", seed: true);
        Url = city.App.Urls.Single();
        OverOrleans = await StartAsync(o => o.GatewayDirectory.Add(new Uri(Url)));
        OverHttps = await StartAsync(o => (o.Transport, o.Address) = (ActorCityTransport.Https, new Uri(Url)));
    }

    /// <summary>A front end's host.</summary>
    public static async Task<IHost> StartAsync(Action<ActorCityOptions> configure, IUserTokenSource? tokens = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        var added = builder.Services.AddActorCity(configure);
        if (tokens is not null)
        {
            added.AddUserTokens(tokens);
        }

        var host = builder.Build();
        await host.StartAsync(TestContext.Current.CancellationToken);
        return host;
    }

    internal static async Task<(RunningCity City, string Data)> StartCityAsync(int gatewayPort, string url, bool seed)
    {
        var data = Path.Combine(Path.GetTempPath(), $"actorcity-client-{Guid.NewGuid():N}");
        Environment.SetEnvironmentVariable("ActorCity__Cluster__GatewayPort", $"{gatewayPort}");
        Environment.SetEnvironmentVariable("Serilog__MinimumLevel__Default", "Error");
        var settings = CitySettings.Read(new CommandLineSettings { Data = data, Urls = url, Offices = Offices });
        return (await RunningCity.StartAsync(settings, http: true, seed, progress: null, CancellationToken.None), data);
    }

    public static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var host in new[] { OverOrleans, OverHttps })
        {
            if (host is not null)
            {
                await host.StopAsync();
                host.Dispose();
            }
        }

        if (city is not null)
        {
            await city.DisposeAsync();
        }

        Directory.Delete(data, recursive: true);
    }

    public static IActorCity Of(IHost host) => host.Services.GetRequiredService<IActorCity>();
}
