using System.Diagnostics;
using ActorCity.Silo.Hosting;
using ActorCity.Storage;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace ActorCity.Silo.Commands;

/// <summary><c>actorcity serve</c>: runs until told to stop.</summary>
internal static class ServeCommand
{
    public static async Task<int> RunAsync(CitySettings settings, Terminal terminal, CancellationToken stop)
    {
        await using var city = await RunningCity.StartAsync(settings, http: true, seed: true, progress: null, stop);
        var urls = city.App.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        var url = urls.First();
        var ready = DateTime.UtcNow - Process.GetCurrentProcess().StartTime.ToUniversalTime();
        terminal.Say(
            new { ready = true, urls, engine = settings.Options.Storage.Engine.ToString(), secondsToReady = Math.Round(ready.TotalSeconds, 2) },
            () => Banner(settings.Options, url, ready));

        using var stopping = stop.Register(city.App.Lifetime.StopApplication);
        await city.App.WaitForShutdownAsync(CancellationToken.None);
        return ExitCodes.Done;
    }

    private static string Banner(CityOptions options, string url, TimeSpan ready)
    {
        var where = options.Storage.Engine == StorageEngine.SQLite ? Path.GetFullPath(options.Data) : "PostgreSQL";
        return $"""

            ActorCity is running.  Ready after {ready.TotalSeconds:0.0} s.  Data: {where}

              Open   {url}/                    what there is
                     {url}/openapi/v1.json     the interface
                     {url}/health/ready        how it is
              Try    curl {url}/v1/services
                     curl '{url}/v1/offices?region=6'
                     the walk-through in README.md takes a permission from one district to a decision in another

            Until identities exist the city listens on loopback only. Stop it with Ctrl+C.
            """;
    }
}
