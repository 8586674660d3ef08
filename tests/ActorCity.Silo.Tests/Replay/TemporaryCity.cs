using ActorCity.ReadModels.Rebuild;
using ActorCity.Silo.Catalogue;
using ActorCity.Silo.Hosting;
using ActorCity.Silo.Replay;
using ActorCity.Storage;
using ActorCity.Testing;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace ActorCity.Silo.Tests.Replay;

/// <summary>A whole city in this process on a fresh database, without the demo city, that can be stopped and started again.</summary>
internal sealed class TemporaryCity : IAsyncDisposable
{
    private readonly DirectoryInfo data = Directory.CreateTempSubdirectory("actorcity-replay-");
    private readonly CitySettings settings;
    private RunningCity? running;

    private TemporaryCity(StorageEngine engine, string? connection) => settings = CitySettings.Read(new CommandLineSettings
    {
        Data = data.FullName,
        Engine = engine.ToString(),
        Connection = connection,
        Urls = "http://127.0.0.1:0",
        Demo = false,
        FreePorts = true,
    });

    public ICityPort Grains => new GrainCityPort(running!.Grains);

    public Uri Url => new(running!.App.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    public static async Task<TemporaryCity> StartAsync(StorageEngine engine)
    {
        var connection = engine == StorageEngine.PostgreSQL ? await (await PostgresServer.SharedAsync()).CreateDatabaseAsync() : null;
        var city = new TemporaryCity(engine, connection);
        city.running = await RunningCity.StartAsync(city.settings, http: true, seed: false, progress: null, TestContext.Current.CancellationToken);
        return city;
    }

    public static ReplayPlan Plan(string log)
    {
        var mapping = CatalogueFiles.Default.Mapping("wabo");
        return ReplayPlan.Make(ReplayLog.Read(new StringReader(log), mapping), mapping, CatalogueFiles.Default.Service(mapping.Service));
    }

    public static Task<ReplayResult> PlayAsync(ICityPort port, string log) => PlayUntilAsync(port, log, null, TestContext.Current.CancellationToken);

    public static Task<ReplayResult> PlayUntilAsync(ICityPort port, string log, IProgress<ReplayProgress>? progress, CancellationToken stop) =>
        new ReplayRunner(port, TimeProvider.System).RunAsync(Plan(log), "wabo-receipt", parallel: 16, progress, stop);

    public static async Task<ReplayReport> ReportAsync(ICityPort port) =>
        ReplayReport.From(await port.ReportAsync("wabo-receipt", TestContext.Current.CancellationToken), CatalogueFiles.Default.Mapping("wabo"));

    /// <summary>Stops the city and compares its tables with its journal.</summary>
    public async Task<RebuildReport> StopAndCompareAsync()
    {
        await running!.DisposeAsync();
        running = null;
        await using var services = new ServiceCollection()
            .AddLogging().AddSingleton(TimeProvider.System).AddCityDatabase(settings.Options).BuildServiceProvider();
        return await services.GetRequiredService<CityRebuild>().CompareAsync(null, TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (running is not null)
        {
            await running.DisposeAsync();
        }

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        data.Delete(recursive: true);
    }
}
