using ActorCity.Contracts.Journal;
using ActorCity.Contracts.Queries;
using ActorCity.Domain;
using ActorCity.Domain.Deadlines;
using ActorCity.Grains.Deadlines;
using ActorCity.ReadModels;
using ActorCity.Storage;
using ActorCity.Storage.Hosting;
using ActorCity.Storage.Schema;
using ActorCity.Storage.Serialization;
using ActorCity.Testing;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;
using Orleans.TestingHost;

namespace ActorCity.Grains.Tests;

/// <summary>Two silos in this process over a real PostgreSQL, with a storage that can be told to fail and a clock that can be shifted.</summary>
public sealed class CityCluster : IAsyncLifetime
{
    private PostgresServer? server;
    private InProcessTestCluster? cluster;

    public ShiftedTime Time { get; } = new();

    public FaultSwitch Faults { get; } = new();

    public IGrainFactory Grains => cluster!.Client;

    public IServiceProvider Silo(int index = 0) => cluster!.Silos[index].ServiceProvider;

    public async ValueTask InitializeAsync()
    {
        server = await PostgresServer.StartAsync();
        var options = new StorageOptions { Engine = StorageEngine.PostgreSQL, ConnectionString = await server.CreateDatabaseAsync() };
        var builder = new InProcessTestClusterBuilder(2);
        builder.ConfigureSilo((_, silo) =>
        {
            silo.Services.AddSingleton<TimeProvider>(Time);
            silo.Services.AddCityStorage(options);
            silo.Services.AddCityReadModels();
            silo.Services.AddSingleton<IStreamProjector, CityProjector>();
            foreach (var (state, schema, version) in CityGrainsHosting.StateSchemas)
            {
                silo.Services.AddSingleton(new StateSchema(state, schema, version));
            }

            silo.AddCityGrainStorage();
            Faults.Wrap(silo.Services, Stores.Journal);
            silo.AddCityGrains(WorkingCalendar.FridaysOff);
        });
        await using (var database = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(Time).AddCityStorage(options).BuildServiceProvider())
        {
            await database.GetRequiredService<MigrationRunner>().MigrateAsync();
        }

        cluster = builder.Build();
        await cluster.DeployAsync();
        await DemoCity.SeedAsync(this);
    }

    /// <summary>Lets every silo take what is due at the shifted time, until nothing is.</summary>
    public async Task RunDueAsync()
    {
        while ((await Task.WhenAll(cluster!.Silos.Select(s => s.ServiceProvider.GetRequiredService<DueWork>().RunOnceAsync(TestContext.Current.CancellationToken)))).Sum() > 0)
        {
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (cluster is not null)
        {
            await cluster.DisposeAsync();
        }

        if (server is not null)
        {
            await server.DisposeAsync();
        }
    }
}

/// <summary>The real clock, moved.</summary>
public sealed class ShiftedTime : TimeProvider
{
    private long shift;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddTicks(Interlocked.Read(ref shift));

    public override long GetTimestamp() => base.GetTimestamp() + (Interlocked.Read(ref shift) * (TimestampFrequency / TimeSpan.TicksPerSecond));

    public void Advance(TimeSpan by) => Interlocked.Add(ref shift, by.Ticks);
}

/// <summary>Where a write fails.</summary>
public enum Fault
{
    None,

    /// <summary>Nothing is written, and nobody knows.</summary>
    BeforeCommit,

    /// <summary>Everything is written, and nobody knows.</summary>
    AfterCommit,
}

/// <summary>Makes the next write of one stream fail.</summary>
public sealed class FaultSwitch
{
    private volatile (string Stream, Fault Fault)[] armed = [];

    public void Arm(string stream, Fault fault) => armed = [(stream, fault)];

    public void Wrap(IServiceCollection services, string name)
    {
        var original = services.Last(d => d.ServiceType == typeof(IGrainStorage) && Equals(d.ServiceKey, name));
        services.Remove(original);
        services.AddKeyedSingleton<IGrainStorage>(name, (provider, key) => new Storage(this, Make(original, provider, key!)));
    }

    private static IGrainStorage Make(ServiceDescriptor original, IServiceProvider provider, object key) =>
        (IGrainStorage)(original.KeyedImplementationInstance
            ?? original.KeyedImplementationFactory?.Invoke(provider, key)
            ?? ActivatorUtilities.CreateInstance(provider, original.KeyedImplementationType!));

    private Fault Take(GrainId grain)
    {
        var now = armed;
        if (now.Length == 0 || now[0].Stream != grain.Key.ToString())
        {
            return Fault.None;
        }

        armed = [];
        return now[0].Fault;
    }

    private sealed class Storage(FaultSwitch faults, IGrainStorage inner) : IGrainStorage
    {
        public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => inner.ReadStateAsync(stateName, grainId, grainState);

        public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => inner.ClearStateAsync(stateName, grainId, grainState);

        public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
        {
            var fault = faults.Take(grainId);
            if (fault == Fault.BeforeCommit)
            {
                throw new TimeoutException("The test took the database away before the write.");
            }

            await inner.WriteStateAsync(stateName, grainId, grainState);
            if (fault == Fault.AfterCommit)
            {
                throw new TimeoutException("The test lost the answer after the write.");
            }
        }
    }
}
