using ActorCity.Client.Health;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ActorCity.Edge;

/// <summary>Ready means that the city answers a small question, database included.</summary>
internal sealed class CityAnswers(IGrainFactory grains, TimeProvider time) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        await CityPing.AnswersAsync(_ => CityPing.Question.CallAsync(grains), time, cancellationToken) is { } problem
            ? HealthCheckResult.Unhealthy($"The city does not answer: {problem}.")
            : HealthCheckResult.Healthy();
}
