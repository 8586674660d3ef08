using ActorCity.Contracts;
using ActorCity.Silo.Hosting;
using ActorCity.Silo.Seeding;

namespace ActorCity.Silo.Commands;

/// <summary><c>actorcity seed</c>: joins the city for a moment and gives the demo city's commands. Running it twice does it once.</summary>
internal static class SeedCommand
{
    public static async Task<int> RunAsync(CitySettings settings, Terminal terminal, CancellationToken stop)
    {
        settings.Options.Demo.Enabled = true;
        await terminal.ProgressAsync("Seeding the demo city", async report =>
        {
            var progress = new DirectProgress<SeedProgress>(p => report(p.Done, p.Total));
            await using var city = await RunningCity.StartAsync(settings, http: false, seed: true, progress, stop);
            var offices = (await city.Grains.Directory().GetSnapshotAsync(0))?.Offices.Length ?? 0;
            terminal.Say(new { seeded = true, offices }, () => $"The directory has {offices} offices.");
        });
        return ExitCodes.Done;
    }
}
