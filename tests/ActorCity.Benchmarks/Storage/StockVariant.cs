using ActorCity.Contracts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Storage;

namespace ActorCity.Benchmarks.Storage;

/// <summary>
/// The stock AdoNet grain storage. <c>stock</c>: a connection string, its default serializer, the driver's defaults.
/// <c>stock-tuned</c>: what an expert changes without changing the provider.
/// </summary>
internal sealed class StockVariant(string name, StockSettings settings) : InProcessVariant
{
    private const string Provider = "bench";
    private const string GrainType = "case";

    private readonly IHost host = Build(settings);
    private readonly StorageLifecycle lifecycle = new();
    private IGrainStorage storage = null!;
    private (GrainId Id, GrainState<BenchCase> State)[] grains = [];

    public override string Name => name;

    public override int StateBytes =>
        host.Services.GetRequiredService<IOptionsMonitor<AdoNetGrainStorageOptions>>().Get(Provider)
            .GrainStorageSerializer.Serialize(BenchCase.Loaded(1, BenchCase.Now())).ToMemory().Length;

    // Writers that fight for an SQLite file sleep in the driver's retry loop: loading with many would take minutes.
    protected override int LoadCallers => settings.Invariant == "Npgsql" ? 32 : 1;

    public override async ValueTask DisposeAsync()
    {
        await lifecycle.StopAsync(CancellationToken.None);
        host.Dispose();
        if (settings.Source is not null)
        {
            await settings.Source.DisposeAsync();
        }
    }

    protected override async Task PrepareAsync(int cases, CancellationToken cancellation)
    {
        await settings.CreateTablesAsync(cancellation);
        storage = host.Services.GetRequiredKeyedService<IGrainStorage>(Provider);
        ((ILifecycleParticipant<ISiloLifecycle>)storage).Participate(lifecycle);
        await lifecycle.StartAsync(cancellation);
        var now = BenchCase.Now();
        grains =
        [
            .. Enumerable.Range(0, cases).Select(index =>
            {
                var loaded = BenchCase.Loaded(index, now);
                return (GrainId.Create(GrainKeys.Case, loaded.Case.Key), new GrainState<BenchCase> { State = loaded });
            }),
        ];
    }

    protected override Task ExecuteAsync(int index)
    {
        var (id, state) = grains[index];
        state.State = state.State!.After(BenchCase.Now());
        return storage.WriteStateAsync(GrainType, id, state);
    }

    // A silo that is never started: the provider gets every service that it would have in one.
    private static IHost Build(StockSettings settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Logging.SetMinimumLevel(LogLevel.Error);
        builder.UseOrleans(silo => silo.UseLocalhostClustering());
        builder.Services.AddAdoNetGrainStorage(Provider, options =>
        {
            options.Invariant = settings.Invariant;
            options.ConnectionString = settings.Source is null ? settings.ConnectionString : null!;
            options.DataSource = settings.Source;
            if (settings.Serializer is not null)
            {
                options.GrainStorageSerializer = settings.Serializer;
            }
        });
        return builder.Build();
    }
}
