using ActorCity.Http.Tests.City;
using ActorCity.Http.Tests.Edge;
using ActorCity.Silo.Hosting;

[assembly: AssemblyFixture(typeof(CityFixture))]

namespace ActorCity.Http.Tests.City;

/// <summary>The one-process city on a database of its own, for all tests of this assembly: each test makes its own cases.</summary>
public sealed class CityFixture : IAsyncLifetime
{
    private const int Offices = 24;
    private readonly string data = Path.Combine(Path.GetTempPath(), $"actorcity-http-{Guid.NewGuid():N}");
    private RunningCity? city;

    /// <summary>Where silos' clients connect.</summary>
    public int GatewayPort { get; private set; }

    public CityCalls Calls { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        GatewayPort = RunningEdge.FreePort();
        Environment.SetEnvironmentVariable("ActorCity__Cluster__GatewayPort", $"{GatewayPort}");
        Environment.SetEnvironmentVariable("Serilog__MinimumLevel__Default", "Error");
        var settings = CitySettings.Read(new CommandLineSettings { Data = data, Urls = "http://127.0.0.1:0", Offices = Offices });
        city = await RunningCity.StartAsync(settings, http: true, seed: true, progress: null, CancellationToken.None);
        Calls = new CityCalls(city.App.Urls.Single());
    }

    public async ValueTask DisposeAsync()
    {
        Calls?.Dispose();
        if (city is not null)
        {
            await city.DisposeAsync();
        }

        Directory.Delete(data, recursive: true);
    }
}
