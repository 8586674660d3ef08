using ActorCity.Contracts;
using ActorCity.Contracts.Cases;
using ActorCity.Contracts.Offices;
using ActorCity.Contracts.Routing.Events;
using ActorCity.Domain.Deadlines;
using static ActorCity.Grains.Tests.DemoCity;

namespace ActorCity.Grains.Tests;

/// <summary>Work leaves an office whose licence ended or whose scope shrank; what cannot be moved hides nothing.</summary>
public sealed class LostWorkTests(CityCluster city) : IClassFixture<CityCluster>
{
    [Fact]
    public async Task Work_leaves_an_office_when_its_licence_ends()
    {
        var (id, office) = await SubmittedAsync(city);
        await LicenseAsync(city, office, CivilTime.DateAt(city.Time.GetUtcNow()));
        await city.RunDueAsync();
        Assert.Equal(office, (await ViewAsync(id)).Holder);

        city.Time.Advance(TimeSpan.FromDays(1));
        await city.RunDueAsync();

        Assert.NotEqual(office, (await ViewAsync(id)).Holder);
        Assert.Equal("office-licence-ended", await CauseAsync(id));
        Assert.Empty(await city.Grains.WorkQueries().HeldAsync(office, null, 100));
        await LicenseAsync(city, office, new DateOnly(2099, 1, 1));
    }

    [Fact]
    public async Task A_renewed_licence_keeps_the_work()
    {
        var (id, office) = await SubmittedAsync(city);
        await LicenseAsync(city, office, CivilTime.DateAt(city.Time.GetUtcNow()));
        await city.RunDueAsync();
        await LicenseAsync(city, office, new DateOnly(2099, 1, 1));

        city.Time.Advance(TimeSpan.FromDays(1));
        await city.RunDueAsync();

        Assert.Equal(office, (await ViewAsync(id)).Holder);
        Assert.Equal(0, (await ViewAsync(id)).HandOvers);
    }

    [Fact]
    public async Task A_smaller_scope_moves_only_the_cases_of_services_that_are_gone()
    {
        await PublishAsync(city, "kept-service");
        await PublishAsync(city, "lost-service");
        await ScopeAsync(city, ["t-2", "t-3", "t-4", "t-5"], Service);
        var kept = (await SubmittedAsync(city, "kept-service")).Id;
        var lost = (await SubmittedAsync(city, "lost-service")).Id;
        Assert.Equal("t-6", (await ViewAsync(lost)).Holder);
        await ScopeAsync(city, ["t-2", "t-3", "t-4", "t-5"], "*");

        await ScopeAsync(city, ["t-6"], Service, "kept-service");

        Assert.Equal("t-6", (await ViewAsync(kept)).Holder);
        Assert.NotEqual("t-6", (await ViewAsync(lost)).Holder);
        Assert.Equal("office-scope-changed", await CauseAsync(lost));
        await ScopeAsync(city, ["t-6"], "*");
    }

    [Fact]
    public async Task Very_many_cases_that_nobody_else_may_take_hide_none_that_can_move_and_move_when_somebody_may()
    {
        await PublishAsync(city, "rare-service");
        await PublishAsync(city, "common-service");
        await ScopeAsync(city, ["t-2", "t-3", "t-4", "t-5"], Service);
        var rare = await ManySubmittedAsync("rare-service", 130);
        var common = await ManySubmittedAsync("common-service", 40);
        await ScopeAsync(city, ["t-2"], Service, "common-service");

        Applied(await city.Grains.Office<IOfficeStewardship>("t-6").SuspendAsync(new SuspendOffice { CommandId = NewId(), Actor = Steward(1), Cause = "inquiry" }));
        await city.RunDueAsync();

        Assert.All(await ViewsAsync(common), view => Assert.Equal("t-2", view.Holder));
        Assert.All(await ViewsAsync(rare), view => Assert.Equal("t-6", view.Holder));

        await ScopeAsync(city, ["t-3"], "*");
        city.Time.Advance(TimeSpan.FromMinutes(2));
        await city.RunDueAsync();

        Assert.All(await ViewsAsync(rare), view => Assert.Equal("t-3", view.Holder));
        Applied(await city.Grains.Office<IOfficeStewardship>("t-6").ActivateAsync(new ActivateOffice { CommandId = NewId(), Actor = Steward(1) }));
        await ScopeAsync(city, ["t-2", "t-4", "t-5"], "*");
    }

    [Fact]
    public async Task A_case_that_fails_does_not_keep_the_others_at_the_office()
    {
        var submitted = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => SubmittedAsync(city)));
        var office = submitted.CountBy(s => s.Office).MaxBy(c => c.Value).Key;
        var mine = submitted.Where(s => s.Office == office).Select(s => s.Id).OrderBy(id => id.TrackingCode, StringComparer.Ordinal).ToList();
        city.Faults.Arm(mine[0].Key, Fault.BeforeCommit);

        Applied(await city.Grains.Office<IOfficeStewardship>(office).SuspendAsync(new SuspendOffice { CommandId = NewId(), Actor = Steward(1), Cause = "inquiry" }));
        await city.RunDueAsync();
        Assert.Equal(office, (await ViewAsync(mine[0])).Holder);
        Assert.All(await ViewsAsync(mine[1..]), view => Assert.NotEqual(office, view.Holder));

        city.Time.Advance(TimeSpan.FromSeconds(5));
        await city.RunDueAsync();
        Assert.NotEqual(office, (await ViewAsync(mine[0])).Holder);
        Applied(await city.Grains.Office<IOfficeStewardship>(office).ActivateAsync(new ActivateOffice { CommandId = NewId(), Actor = Steward(1) }));
        await city.RunDueAsync();
        city.Time.Advance(TimeSpan.FromSeconds(1));
    }

    private async Task<List<CaseId>> ManySubmittedAsync(string service, int count) =>
        [.. (await Task.WhenAll(Enumerable.Range(0, count).Select(_ => SubmittedAsync(city, service)))).Select(s => s.Id)];

    private async Task<CaseView> ViewAsync(CaseId id) => (await city.Grains.Case<ICaseInquiry>(id).GetAsync())!;

    private Task<CaseView[]> ViewsAsync(IEnumerable<CaseId> ids) => Task.WhenAll(ids.Select(ViewAsync));

    private async Task<string?> CauseAsync(CaseId id) =>
        (await city.Grains.CaseQueries().TimelineAsync(id, null, 100)).Items.SelectMany(e => e.Events).OfType<OfficeDrawn>().Last().Cause;
}
