using ActorCity.Client.Hosting;
using ActorCity.Client.Transport;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ActorCity.Client.Connection;

/// <summary>
/// The Orleans client, in a host of its own: it waits for the city as long as it takes, and the process that it serves does not wait with it.
/// </summary>
internal sealed class OrleansConnection(IOptions<ActorCityOptions> options, ILoggerFactory logs, TimeProvider time) : ICityConnection, IHostedService, IAsyncDisposable
{
    private readonly CancellationTokenSource stopping = new();
    private readonly List<HttpClient> directory = [];
    private volatile IHost? host;
    private Task connecting = Task.CompletedTask;
    private int disposed;

    // A client that has not met its first silo fails in ways of its own.
    public IGrainFactory Grains => host is { } running && connecting.IsCompletedSuccessfully
        ? running.Services.GetRequiredService<IClusterClient>()
        : throw new NoAnswerException(CityErrors.Unavailable, maySucceed: true, mayHaveEffect: false);

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.Value.Transport == ActorCityTransport.Orleans)
        {
            var starting = Build(options.Value);
            connecting = starting.StartAsync(stopping.Token);
            host = starting;
        }

        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await stopping.CancelAsync();
        await connecting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (host is { } running)
        {
            await running.StopAsync(cancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        // The container knows it under several types, and disposes of it for each.
        if (Interlocked.Exchange(ref disposed, 1) != 0)
        {
            return;
        }

        await stopping.CancelAsync();
        await connecting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (host is IAsyncDisposable running)
        {
            await running.DisposeAsync();
        }

        directory.ForEach(silo => silo.Dispose());
        stopping.Dispose();
    }

    private IHost Build(ActorCityOptions settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { ApplicationName = "ActorCity.Client" });
        builder.Services.AddSingleton(logs);
        builder.Services.AddSingleton(time);
        builder.Services.AddSingleton<IHostLifetime, QuietLifetime>();
        builder.UseOrleansClient(client =>
        {
            Link(settings).Apply(client);
            settings.ConfigureClient?.Invoke(client);
        });
        return builder.Build();
    }

    private CityLink Link(ActorCityOptions settings)
    {
        directory.AddRange(settings.GatewayDirectory.Select(silo => CityHttp.Client(settings, silo)));
        return new CityLink
        {
            Gateways = directory.Count > 0 ? new DirectoryGateways(directory, settings.ClusterId) : new StaticGateways([.. settings.Gateways]),
            ClusterId = settings.ClusterId,
            ServiceId = settings.ServiceId,
            ResponseTimeout = TimeSpan.FromSeconds(settings.ResponseTimeoutSeconds),
            GatewayRefresh = TimeSpan.FromSeconds(settings.GatewayRefreshSeconds),
        };
    }

    /// <summary>The process's signals are for its own host.</summary>
    private sealed class QuietLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
