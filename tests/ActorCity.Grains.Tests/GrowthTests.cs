using System.Globalization;
using ActorCity.Contracts;
using ActorCity.Contracts.Catalogue;
using ActorCity.Grains.Catalogue;
using Microsoft.Extensions.DependencyInjection;
using static ActorCity.Grains.Tests.DemoCity;

namespace ActorCity.Grains.Tests;

/// <summary>A service gets many versions, and the city many offices.</summary>
public sealed class GrowthTests(CityCluster city) : IClassFixture<CityCluster>
{
    [Fact]
    public async Task Every_version_keeps_its_rules_and_the_service_stays_small()
    {
        const int Versions = 10;
        var service = city.Grains.Service<IServiceStewardship>("growing");
        var known = new List<ServiceDefinition>();
        for (var version = 1; version <= Versions; version++)
        {
            var definition = Card("growing", visits: version);
            Applied(await service.DraftAsync(new DraftService { CommandId = NewId(), Actor = Steward(1), Definition = definition with { VisitBudget = 0 } }));
            Applied(await service.DraftAsync(new DraftService { CommandId = NewId(), Actor = Steward(1), Definition = definition }));
            Applied(await service.ReviewAsync(new ReviewService { CommandId = NewId(), Actor = Steward(2), Version = version }));
            city.Time.Advance(TimeSpan.FromMilliseconds(1));
            Applied(await service.PublishAsync(new PublishService { CommandId = NewId(), Actor = Steward(1), Version = version, EffectiveFrom = city.Time.GetUtcNow() }));
            known.Add(definition);
        }

        var inquiry = city.Grains.Service<IServiceInquiry>("growing");
        var read = await Task.WhenAll(Enumerable.Range(1, Versions).Select(inquiry.GetAsync));
        Assert.Equal(known.Select(d => d.VisitBudget), read.Select(v => v!.Definition.VisitBudget));
        Assert.All(read, v => Assert.Equal(known[0].Summary, v!.Definition.Summary));
        Assert.Null(await inquiry.GetAsync(Versions + 1));
        Assert.Equal(Enumerable.Range(1, Versions), (await inquiry.ListAsync()).Select(v => v.Version));

        var (now, inForce) = (city.Time.GetUtcNow(), await inquiry.GetEffectiveAsync(city.Time.GetUtcNow()));
        Assert.Equal(Versions, (await inquiry.GetStandingAsync(now))!.Version);
        Assert.Equal((Versions, Versions), (inForce!.Version, inForce.Definition.VisitBudget));
        Assert.True(await StoredBytesAsync("sv-growing") < 8_000, $"{await StoredBytesAsync("sv-growing")} bytes.");
    }

    [Fact]
    public async Task A_new_version_reaches_new_cases_of_every_silo_and_running_cases_keep_theirs()
    {
        await PublishAsync(city, "moving");
        var first = await OpenedAsync(city, "moving");
        var service = city.Grains.Service<IServiceStewardship>("moving");
        Applied(await service.DraftAsync(new DraftService { CommandId = NewId(), Actor = Steward(1), Definition = Card("moving", visits: 9) }));
        Applied(await service.ReviewAsync(new ReviewService { CommandId = NewId(), Actor = Steward(2), Version = 2 }));
        city.Time.Advance(TimeSpan.FromMilliseconds(1));
        Applied(await service.PublishAsync(new PublishService { CommandId = NewId(), Actor = Steward(1), Version = 2, EffectiveFrom = city.Time.GetUtcNow() }));
        city.Time.Advance(TimeSpan.FromSeconds(1));

        var later = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => OpenedAsync(city, "moving")));

        Assert.Equal(1, (await city.Grains.Case<Contracts.Cases.ICaseInquiry>(first).GetAsync())!.ServiceVersion);
        foreach (var id in later)
        {
            var view = (await city.Grains.Case<Contracts.Cases.ICaseInquiry>(id).GetAsync())!;
            Assert.Equal((2, 9), (view.ServiceVersion, view.VisitBudget));
        }
    }

    [Fact]
    public async Task Offices_that_open_at_once_reach_the_draws_in_a_few_writes_of_the_directory()
    {
        const int Offices = 60;
        var before = (await city.Grains.Directory().GetSnapshotAsync(0))!.Version;
        await Task.WhenAll(Enumerable.Range(1, Offices).Select(n => OpenOfficeAsync(city, $"many-{n}")));

        await city.RunDueAsync();

        var snapshot = (await city.Grains.Directory().GetSnapshotAsync(0))!;
        Assert.Equal(Offices, snapshot.Offices.Count(o => o.Active && o.Office.StartsWith("many-", StringComparison.Ordinal)));
        Assert.InRange(snapshot.Version - before, 1, Offices / 2);
    }

    [Fact]
    public void What_was_used_lately_is_kept_and_never_more_than_the_capacity()
    {
        var kept = new RecentlyUsed<int, string>(10);
        for (var n = 0; n < 1000; n++)
        {
            kept.Keep(n, $"{n}");
            Assert.True(kept.TryGet(0, out var used) && used == "0");
        }

        Assert.InRange(Enumerable.Range(0, 1000).Count(n => kept.TryGet(n, out _)), 1, 10);
        Assert.True(kept.TryGet(999, out _));
    }

    // Some kilobytes of rules: what must not be written again with every version.
    private static ServiceDefinition Card(string code, int visits) => new()
    {
        Code = code,
        Title = new LocalText { Fa = "پروانه آزمایشی", En = "Test permit" },
        Summary = new LocalText { Fa = new string('پ', 900), En = new string('p', 900) },
        Agency = "municipality",
        VisitBudget = visits,
        DecisionWorkingDays = 7,
        Steps = [new StepDefinition { Code = "examination", Title = new LocalText { Fa = "بررسی", En = "Examination" }, Performer = StepPerformer.DrawnOffice, Decides = true }],
        Verdicts = ["granted", "refused"],
    };

    private async Task<long> StoredBytesAsync(string key)
    {
        await using var connection = await city.Silo().GetRequiredService<System.Data.Common.DbDataSource>().OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT length(payloadbinary) FROM orleansstorage WHERE grainidextensionstring = @key";
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = ("key", key);
        command.Parameters.Add(parameter);
        return Convert.ToInt64(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken), CultureInfo.InvariantCulture);
    }
}
