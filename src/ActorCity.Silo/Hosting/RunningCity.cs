using ActorCity.Silo.Catalogue;
using ActorCity.Silo.Seeding;
using ActorCity.Storage;
using ActorCity.Storage.Schema;

namespace ActorCity.Silo.Hosting;

/// <summary>A silo that was migrated, started and, if asked, seeded. Disposing it drains and stops it.</summary>
internal sealed class RunningCity : IAsyncDisposable
{
    private readonly DataDirectory? directory;

    private RunningCity(WebApplication app, DataDirectory? directory)
    {
        App = app;
        this.directory = directory;
    }

    public WebApplication App { get; }

    public IGrainFactory Grains => App.Services.GetRequiredService<IGrainFactory>();

    /// <summary>Starts a city in this process.</summary>
    /// <param name="settings">Checked settings.</param>
    /// <param name="http">With the HTTP facade.</param>
    /// <param name="seed">With the demo city, if the settings want one.</param>
    /// <param name="progress">Of the seeding.</param>
    /// <param name="cancellation">Gives up starting.</param>
    public static async Task<RunningCity> StartAsync(
        CitySettings settings, bool http, bool seed, IProgress<SeedProgress>? progress, CancellationToken cancellation)
    {
        var owned = OwnData(settings);
        WebApplication? app = null;
        try
        {
            app = CityHost.Build(settings, http);
            await MigrateAsync(app.Services, cancellation);
            await app.StartAsync(cancellation);
            var city = new RunningCity(app, owned);
            var readiness = app.Services.GetRequiredService<CityReadiness>();
            if (seed && settings.Options.Demo.Enabled)
            {
                var files = CatalogueFiles.Default;
                await app.Services.GetRequiredService<CitySeeder>()
                    .SeedAsync(files.DemoServices(), files.DemoCity().Offices(settings.Options.Demo.Offices), progress, cancellation);
            }

            readiness.MarkStarted();
            return city;
        }
        catch
        {
            if (app is not null)
            {
                await app.DisposeAsync();
            }

            owned?.Dispose();
            throw;
        }
    }

    /// <summary>The data directory of an embedded city, held until disposed; null on PostgreSQL.</summary>
    public static DataDirectory? OwnData(CitySettings settings) =>
        settings.Options.Storage.Engine == StorageEngine.SQLite ? DataDirectory.Own(settings.Options.DatabaseDirectory()) : null;

    /// <exception cref="CityStartException">The database cannot be reached or is newer than this program.</exception>
    public static async Task MigrateAsync(IServiceProvider services, CancellationToken cancellation)
    {
        try
        {
            await services.GetRequiredService<MigrationRunner>().MigrateAsync(cancellation);
        }
        catch (Exception fault) when (fault is System.Data.Common.DbException or TimeoutException or InvalidOperationException)
        {
            throw new CityStartException($"The database is not usable: {fault.Message}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await App.StopAsync();
        await App.DisposeAsync();
        directory?.Dispose();
    }
}
