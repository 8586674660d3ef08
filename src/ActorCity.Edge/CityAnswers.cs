using ActorCity.Contracts;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ActorCity.Edge;

/// <summary>Ready means that the city answers a small question, database included.</summary>
internal sealed class CityAnswers(IGrainFactory grains, TimeProvider time) : IHealthCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await grains.CityQueries().ServicesAsync(null, 1).WaitAsync(Patience, time, cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            return HealthCheckResult.Unhealthy("The city does not answer.", exception);
        }
    }
}
