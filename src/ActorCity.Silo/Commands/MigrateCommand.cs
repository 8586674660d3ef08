using ActorCity.Silo.Hosting;

namespace ActorCity.Silo.Commands;

/// <summary><c>actorcity migrate</c>: safe to run twice, and by several at once.</summary>
internal static class MigrateCommand
{
    public static async Task<int> RunAsync(CitySettings settings, Terminal terminal, CancellationToken stop)
    {
        using var owned = RunningCity.OwnData(settings);
        await using var services = new ServiceCollection()
            .AddLogging().AddSingleton(TimeProvider.System).AddCityDatabase(settings.Options).BuildServiceProvider();
        await RunningCity.MigrateAsync(services, stop);
        terminal.Say(
            new { migrated = true, engine = settings.Options.Storage.Engine.ToString() },
            () => $"The {settings.Options.Storage.Engine} database has this program's form.");
        return ExitCodes.Done;
    }
}
