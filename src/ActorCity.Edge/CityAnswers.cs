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
            // Asked every few seconds: the kind of failure is enough, its stack would fill the log.
            return HealthCheckResult.Unhealthy($"The city does not answer: {exception.GetType().Name}.");
        }
    }
}
