using System.Net;
using System.Net.Sockets;
using ActorCity.Storage.Hosting;
using ActorCity.Storage.Schema;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;

namespace ActorCity.Storage.Tests;

/// <summary>A grain over the journaled provider, as small as can be.</summary>
[Alias("test.counter")]
public interface ICounterGrain : IGrainWithStringKey
{
    [Alias("count")]
    Task<int> CountAsync(string commandId);
}

[GrainType("test-counter")]
internal sealed class CounterGrain([PersistentState("counter", Stores.Journal)] IPersistentState<Journaled<SampleState>> store) : Grain, ICounterGrain
{
    public async Task<int> CountAsync(string commandId)
    {
        store.State.State = new SampleState { Count = (store.State.State?.Count ?? 0) + 1 };
        store.State.Pending = Sample.Commit(this.GetPrimaryKeyString(), commandId);
        await store.WriteStateAsync();
        return store.State.State.Count;
    }
}

public sealed class ClusterTests
{
    [Fact]
    public async Task Silos_find_each_other_in_the_database_and_grains_write_through_either()
    {
        var options = await StorageFixture.FreshDatabaseAsync(StorageEngine.PostgreSQL);
        await using (await StorageFixture.OpenAsync(options, Sample.Register))
        {
        }

        using var first = Silo(options);
        await first.StartAsync();
        using var second = Silo(options);
        await second.StartAsync();

        var hosts = new[] { first, second };
        var counts = await Task.WhenAll(Enumerable.Range(0, 60).Select(i => hosts[i % 2].Services.GetRequiredService<IGrainFactory>()
            .GetGrain<ICounterGrain>($"xx-{i / 3}").CountAsync($"command-{i}")));

        Assert.Equal(20, counts.Count(c => c == 3));
        await using var look = await StorageFixture.OpenAsync(options, Sample.Register);
        Assert.Equal(2, await look.NumberAsync("SELECT count(*) FROM orleansmembershiptable WHERE status = 3"));
        Assert.Equal(60, await look.NumberAsync("SELECT count(*) FROM journal"));
        Assert.Equal(20, await look.NumberAsync("SELECT count(*) FROM orleansstorage WHERE version = 3"));

        await second.StopAsync();
        Assert.Equal(1, await look.NumberAsync("SELECT count(*) FROM orleansmembershiptable WHERE status = 3"));
        Assert.Equal(4, await first.Services.GetRequiredService<IGrainFactory>().GetGrain<ICounterGrain>("xx-0").CountAsync("command-99"));
        await first.StopAsync();
        await DisposeAsync(second);
        await DisposeAsync(first);
    }

    private static IHost Silo(StorageOptions options)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddCityStorage(options);
        Sample.Register(builder.Services);
        builder.UseOrleans(silo => silo
            .AddCityGrainStorage()
            .UseCityClustering(options)
            .Configure<ClusterOptions>(cluster => (cluster.ClusterId, cluster.ServiceId) = ("test", "city"))
            .ConfigureEndpoints(IPAddress.Loopback, FreePort(), FreePort()));
        var host = builder.Build();
        Assert.True(host.Services.GetRequiredService<MigrationRunner>() is not null);
        return host;
    }

    private static async Task DisposeAsync(IHost host) => await ((IAsyncDisposable)host).DisposeAsync();

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
