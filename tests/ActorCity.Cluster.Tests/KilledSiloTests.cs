using System.Globalization;
using System.Text.Json;

namespace ActorCity.Cluster.Tests;

/// <summary>A silo that dies in the middle of its work.</summary>
[Trait("Speed", "Slow")]
public sealed class KilledSiloTests(LocalCluster cluster)
{
    private const int Callers = 8;

    [Fact]
    public async Task A_silo_killed_under_load_loses_no_acknowledged_command_and_none_is_applied_twice()
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var driver = new CommandDriver(cluster);
        var running = driver.RunAsync(Callers, cancellation);

        await ReachedAsync(driver.MoreAcknowledgedAsync(400), running);
        await cluster.KillAsync(2);
        await ReachedAsync(driver.MoreAcknowledgedAsync(800), running);
        await cluster.UpAsync();
        await ReachedAsync(driver.MoreAcknowledgedAsync(400), running);
        driver.Stop();
        await running;

        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{driver.Acknowledged.Count} commands acknowledged, {driver.Retried} tries without an answer, {driver.FoundByLookUp} found by look-up, {driver.Unresolved.Count} unresolved, {driver.Refused.Count} refused"));
        Assert.Empty(driver.Refused);
        Assert.Empty(driver.Unresolved);
        await CheckTimelinesAsync(driver, cancellation);
    }

    // If the callers gave up, waiting for more of their commands would never end.
    private static async Task ReachedAsync(Task milestone, Task running)
    {
        if (await Task.WhenAny(milestone, running) == running)
        {
            await running;
            Assert.True(milestone.IsCompleted, "The callers ended before the city had acknowledged enough commands.");
        }
    }

    private async Task CheckTimelinesAsync(CommandDriver driver, CancellationToken cancellation)
    {
        using var http = new HttpClient();
        var restarted = new CityApi(http, cluster.Silo(2));
        var applied = new Dictionary<string, string>();
        foreach (var code in driver.Acknowledged.Values.Distinct())
        {
            var entries = await TimelineAsync(restarted, code, cancellation);
            Assert.Equal(Enumerable.Range(1, entries.Count).Select(n => (long)n), entries.Select(e => e.GetProperty("version").GetInt64()));
            foreach (var id in entries.SelectMany(e => e.GetProperty("events").EnumerateArray()).Where(IsVisit).Select(e => e.GetProperty("reason").GetString()!))
            {
                Assert.True(applied.TryAdd(id, code), $"{id} was applied twice.");
            }
        }

        var lost = driver.Acknowledged.Where(a => applied.GetValueOrDefault(a.Key) != a.Value);
        Assert.Empty(lost);
        Assert.Empty(applied.Keys.Except(driver.Acknowledged.Keys));
    }

    private static bool IsVisit(JsonElement element) => element.GetProperty("type").GetString() == "case.visit-registered";

    private static async Task<List<JsonElement>> TimelineAsync(CityApi api, string code, CancellationToken cancellation)
    {
        var entries = new List<JsonElement>();
        string? cursor = null;
        do
        {
            var page = (await api.GetAsync($"/v1/cases/{code}/timeline?limit=100{(cursor is null ? "" : "&cursor=" + Uri.EscapeDataString(cursor))}", cancellation)).Succeeded().Json;
            entries.AddRange(page.GetProperty("items").EnumerateArray());
            cursor = page.TryGetProperty("next", out var next) ? next.GetString() : null;
        }
        while (cursor is not null);
        return entries;
    }
}
