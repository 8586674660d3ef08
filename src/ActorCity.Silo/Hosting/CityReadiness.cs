using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ActorCity.Silo.Hosting;

/// <summary>How far this process has come.</summary>
internal sealed class CityReadiness
{
    private volatile bool started;

    public bool Started => started;

    public void MarkStarted() => started = true;
}

/// <summary>Startup: migrated, joined, seeded.</summary>
internal sealed class StartupCheck(CityReadiness readiness) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(readiness.Started ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("starting"));
}

/// <summary>Ready: started, the silo is active, the database answers. That it does not drain is a check of its own.</summary>
internal sealed class ReadyCheck(CityReadiness readiness, ISiloStatusOracle silo, Storage.StorageHealth storage) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (!readiness.Started || silo.CurrentStatus != SiloStatus.Active)
        {
            return HealthCheckResult.Unhealthy(readiness.Started ? "stopping" : "starting");
        }

        return (await storage.CheckAsync(cancellationToken)).Reachable
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy("the database does not answer");
    }
}

internal static class CityHealth
{
    public static IServiceCollection AddCityHealth(this IServiceCollection services)
    {
        services.AddHealthChecks()
            .AddCheck<StartupCheck>("city", tags: ["startup"])
            .AddCheck<ReadyCheck>("ready", tags: ["ready"]);
        return services;
    }
}
