using ActorCity.Client.Tests.Conformance;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace ActorCity.Client.Tests.Hosting;

/// <summary>The city comes and goes; the front end's process stays.</summary>
public sealed class ReconnectTests
{
    [Theory]
    [InlineData("directory")]
    [InlineData("gateways")]
    [InlineData("https")]
    public async Task A_host_starts_without_the_city_says_so_and_meets_it_when_it_comes_and_comes_again(string way)
    {
        var (gateway, port) = (CityFixture.FreePort(), CityFixture.FreePort());
        var url = new Uri($"http://127.0.0.1:{port}");
        using var host = await CityFixture.StartAsync(o =>
        {
            (o.HealthSeconds, o.DeadlineSeconds, o.GatewayRefreshSeconds) = (1, 1, 1);
            switch (way)
            {
                case "directory":
                    o.GatewayDirectory.Add(url);
                    break;
                case "gateways":
                    o.Gateways.Add($"127.0.0.1:{gateway}");
                    break;
                default:
                    (o.Transport, o.Address) = (ActorCityTransport.Https, url);
                    break;
            }
        });
        var health = host.Services.GetRequiredService<IActorCityHealth>();

        Assert.Equal(ActorCityState.Starting, health.State);
        Assert.Equal(HealthStatus.Unhealthy, await CheckAsync(host));
        var down = await Assert.ThrowsAsync<ActorCityException>(() => CityFixture.Of(host).Offices.GetAsync("01-01", TestContext.Current.CancellationToken));
        Assert.Equal("city.unavailable", down.Code);

        for (var life = 1; life <= 2; life++)
        {
            var (city, data) = await CityFixture.StartCityAsync(gateway, url.ToString(), seed: false);
            await BecomesAsync(health, ActorCityState.Answering);
            Assert.Equal(HealthStatus.Healthy, await CheckAsync(host));
            Assert.Empty(await CityFixture.Of(host).Offices.ListAsync(cancellation: TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken));

            await city.DisposeAsync();
            Directory.Delete(data, recursive: true);
            await BecomesAsync(health, ActorCityState.Silent);
        }

        await host.StopAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<HealthStatus> CheckAsync(IHost host) =>
        (await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(TestContext.Current.CancellationToken)).Status;

    private static async Task BecomesAsync(IActorCityHealth health, ActorCityState wanted)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Note(object? sender, ActorCityStateEventArgs now)
        {
            if (now.State == wanted)
            {
                reached.TrySetResult();
            }
        }

        health.Changed += Note;
        if (health.State == wanted)
        {
            reached.TrySetResult();
        }

        await reached.Task.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        health.Changed -= Note;
    }
}
