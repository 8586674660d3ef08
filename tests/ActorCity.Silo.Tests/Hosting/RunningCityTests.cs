using ActorCity.Contracts;
using ActorCity.Contracts.Offices;
using ActorCity.ReadModels.Rebuild;
using ActorCity.Silo.Commands;
using ActorCity.Silo.Hosting;
using ActorCity.Silo.Seeding;
using Microsoft.Extensions.DependencyInjection;

namespace ActorCity.Silo.Tests.Hosting;

/// <summary>The one-process city, from an empty directory.</summary>
public sealed class RunningCityTests : IDisposable
{
    private readonly DirectoryInfo data = Directory.CreateTempSubdirectory("actorcity-");

    private CitySettings Settings(int offices = 5) => CitySettings.Read(
        new CommandLineSettings { Data = data.FullName, Offices = offices, Urls = "http://127.0.0.1:0", FreePorts = true });

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_city_starts_from_nothing_and_seeding_it_again_changes_nothing()
    {
        long first;
        await using (var city = await RunningCity.StartAsync(Settings(), http: false, seed: true, progress: null, Stop))
        {
            first = (await city.Grains.Directory().GetSnapshotAsync(0))!.Version;
            Assert.Equal(OfficeStatus.Active, (await city.Grains.Office<IOfficeInquiry>("01-01").GetAsync())!.Status);
        }

        var seen = new List<SeedProgress>();
        await using (var city = await RunningCity.StartAsync(Settings(), http: false, seed: true, new DirectProgress<SeedProgress>(seen.Add), Stop))
        {
            Assert.Equal(first, (await city.Grains.Directory().GetSnapshotAsync(0))!.Version);
            Assert.Equal(3, (await city.Grains.Office<IOfficeInquiry>("01-01").GetAsync())!.Version);
        }

        Assert.Equal(seen[^1].Total, seen.Max(p => p.Done));
    }

    [Fact]
    public async Task Two_processes_cannot_own_one_data_directory()
    {
        await using var city = await RunningCity.StartAsync(Settings(1), http: false, seed: false, progress: null, Stop);

        await Assert.ThrowsAsync<CityStartException>(() => RunningCity.StartAsync(Settings(1), http: false, seed: false, progress: null, Stop));
    }

    [Fact]
    public async Task The_tables_of_a_stopped_city_are_what_its_journal_says()
    {
        await using (await RunningCity.StartAsync(Settings(), http: false, seed: true, progress: null, Stop))
        {
        }

        await using var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddCityDatabase(Settings().Options).BuildServiceProvider();
        var report = await new CityRebuild(services).CompareAsync(null, Stop);

        Assert.True(report.Equal);
        Assert.Equal(5, report.Tables.Single(t => t.Table == "office_view").Rows);
    }

    public void Dispose() => data.Delete(recursive: true);
}
