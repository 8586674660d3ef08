using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace ActorCity.Http.Health;

/// <summary>
/// The pause between being told to stop and stopping: the process says that it is not ready and goes on serving, so that whoever spreads
/// requests over processes has time to see it. Everything else, due claimers and grains included, stops after it.
/// </summary>
internal sealed class Drain(TimeSpan pause, TimeProvider time, IHostApplicationLifetime lifetime) : IHostedLifecycleService, IHealthCheck
{
    private int paused;

    private bool Draining => lifetime.ApplicationStopping.IsCancellationRequested || Volatile.Read(ref paused) != 0;

    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        // A host may be stopped twice.
        if (Interlocked.Exchange(ref paused, 1) == 0)
        {
            await Task.Delay(pause, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(Draining ? HealthCheckResult.Unhealthy("draining") : HealthCheckResult.Healthy());

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

/// <summary>Adds draining to a host.</summary>
public static class DrainHosting
{
    /// <summary>Longest pause, seconds.</summary>
    public const int SecondsMax = 60;

    /// <summary>The pause of a process that others stand beside, seconds.</summary>
    public const int SecondsInCluster = 5;

    /// <summary>What a stop needs after the pause, seconds: grains deactivate, lanes flush.</summary>
    private const int StopSeconds = 30;

    /// <summary>Longest time from being told to stop to the end; whoever watches over the process must give it as much.</summary>
    public static TimeSpan EndsWithin { get; } = TimeSpan.FromSeconds(SecondsMax + StopSeconds + 5);

    /// <summary>The process drains for so long, 0 to <see cref="SecondsMax"/> seconds, before it stops.</summary>
    public static IServiceCollection AddCityDrain(this IServiceCollection services, int seconds)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddSingleton(provider => new Drain(
            TimeSpan.FromSeconds(seconds), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<IHostApplicationLifetime>()));
        services.AddHostedService(provider => provider.GetRequiredService<Drain>());
        services.AddHealthChecks().AddCheck<Drain>("drain", tags: [HealthTags.Ready]);
        services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(StopSeconds + seconds));
        return services;
    }
}
