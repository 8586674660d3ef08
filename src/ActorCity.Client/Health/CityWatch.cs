using ActorCity.Client.Sending;
using ActorCity.Client.Transport;
using ActorCity.Contracts.Queries;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace ActorCity.Client.Health;

/// <summary>Asks the city a small question, database included, every few seconds.</summary>
internal sealed class CityWatch(Courier courier, TimeProvider time, TimeSpan period) : BackgroundService, IActorCityHealth
{
    public event EventHandler<ActorCityStateEventArgs>? Changed;

    public ActorCityState State { get; private set; }

    public DateTimeOffset Since { get; private set; } = time.GetUtcNow();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(period, time);
        do
        {
            Note(await CityPing.AnswersAsync(ping => courier.TryAskAsync(CityPing.Question, ping), time, stoppingToken) is null
                ? ActorCityState.Answering
                : State == ActorCityState.Starting ? ActorCityState.Starting : ActorCityState.Silent);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private void Note(ActorCityState now)
    {
        if (State != now)
        {
            (State, Since) = (now, time.GetUtcNow());
            Changed?.Invoke(this, new ActorCityStateEventArgs(now, Since));
        }
    }
}

/// <summary>Healthy while the city answers.</summary>
internal sealed class CityCheck(IActorCityHealth health) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(health.State == ActorCityState.Answering
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy($"The city does not answer since {health.Since.ToString("O", CultureInfo.InvariantCulture)}."));
}

/// <summary>A small question that needs a silo and the database.</summary>
internal static class CityPing
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public static Question<Page<ServiceSummary>> Question { get; } = new(
        grains => grains.CityQueries().ServicesAsync(null, 1), https => https.PageAsync<ServiceSummary>("v1/services?limit=1"));

    /// <summary>Null if the city answers; otherwise in a few words why not.</summary>
    public static async Task<string?> AnswersAsync(Func<CancellationToken, Task> ask, TimeProvider time, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        try
        {
            await ask(either.Token).WaitAsync(either.Token);
            return null;
        }
#pragma warning disable CA1031 // Whatever it is, the city does not answer; asked every few seconds, its kind is enough and its stack would fill the log.
        catch (Exception exception) when (!cancellation.IsCancellationRequested)
#pragma warning restore CA1031
        {
            return exception.GetType().Name;
        }
    }
}
