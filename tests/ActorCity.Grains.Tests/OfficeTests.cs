using ActorCity.Contracts;
using ActorCity.Contracts.Cases;
using ActorCity.Contracts.Offices;
using ActorCity.Contracts.Routing;
using ActorCity.Domain.Deadlines;
using static ActorCity.Grains.Tests.DemoCity;

namespace ActorCity.Grains.Tests;

/// <summary>Work finds an office, and leaves one that can no longer act.</summary>
public sealed class OfficeTests(CityCluster city) : IClassFixture<CityCluster>
{
    [Fact]
    public async Task A_case_is_decided_at_another_office_than_it_was_opened_at()
    {
        var (id, office) = await SubmittedAsync(city);
        await TakeAsync(city, id, office);

        var receipt = Applied(await city.Grains.Case<ICaseExamination>(id).DecideAsync(
            new DecideCase { CommandId = NewId(), Actor = Examiner(office), Verdict = "granted", Reason = "in order" }));

        Assert.NotEqual("t-1", office);
        Assert.Equal(CaseStatus.Decided, receipt.Status);
        Assert.DoesNotContain(await city.Grains.WorkQueries().HeldAsync(office, null, 100), w => w.Case == id);
    }

    [Fact]
    public async Task Asking_again_with_the_same_id_gives_the_same_case()
    {
        var (_, office) = await SubmittedAsync(city);
        var ask = new TakeNext { CommandId = NewId(), Actor = Examiner(office) };

        var first = Applied(await city.Grains.Office<IOfficeDesk>(office).TakeNextAsync(ask));
        var second = Applied(await city.Grains.Office<IOfficeDesk>(office).TakeNextAsync(ask));

        Assert.Equal((first.Case, first.Step, first.Version), (second.Case, second.Step, second.Version));
    }

    [Fact]
    public async Task Examiners_at_once_never_get_the_same_step_and_none_is_lost()
    {
        var submitted = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => SubmittedAsync(city)));
        var asks = submitted.GroupBy(s => s.Office).SelectMany(g => Enumerable.Range(0, g.Count())
            .Select(n => city.Grains.Office<IOfficeDesk>(g.Key).TakeNextAsync(new TakeNext { CommandId = NewId(), Actor = Examiner(g.Key, n) })));

        var taken = (await Task.WhenAll(asks)).Select(Applied).ToList();

        Assert.Equal(taken.Count, taken.Select(t => (t.Case, t.Step)).Distinct().Count());
        Assert.Equal(40, taken.Count);
    }

    [Fact]
    public async Task An_office_with_nothing_to_do_says_so_and_staff_of_another_get_nothing()
    {
        await OpenOfficeAsync(city, "t-idle");

        var nothing = await city.Grains.Office<IOfficeDesk>("t-idle").TakeNextAsync(new TakeNext { CommandId = NewId(), Actor = Examiner("t-idle") });
        var foreign = await city.Grains.Office<IOfficeDesk>("t-idle").TakeNextAsync(new TakeNext { CommandId = NewId(), Actor = Examiner("t-2") });

        Assert.Equal(OfficeErrors.NothingToDo.Code, nothing.Refusal?.Code);
        Assert.Equal(OfficeErrors.NotStaff.Code, foreign.Refusal?.Code);
    }

    [Fact]
    public async Task A_suspended_offices_work_is_drawn_again_and_it_gets_none_until_it_opens_again()
    {
        var (id, office) = await SubmittedAsync(city);
        Applied(await city.Grains.Office<IOfficeStewardship>(office).SuspendAsync(new SuspendOffice { CommandId = NewId(), Actor = Steward(1), Cause = "inquiry" }));

        await city.RunDueAsync();

        var view = (await city.Grains.Case<ICaseInquiry>(id).GetAsync())!;
        Assert.NotEqual(office, view.Holder);
        Assert.NotEqual("t-1", view.Holder);
        Assert.Equal(1, view.HandOvers);
        Assert.Empty(await city.Grains.WorkQueries().HeldAsync(office, null, 100));
        var snapshot = await city.Grains.Directory().GetSnapshotAsync(0);
        Assert.False(snapshot!.Offices.Single(o => o.Office == office).Active);
        var ask = await city.Grains.Office<IOfficeDesk>(office).TakeNextAsync(new TakeNext { CommandId = NewId(), Actor = Examiner(office) });
        Assert.Equal(OfficeErrors.WrongStatus.Code, ask.Refusal?.Code);

        city.Time.Advance(TimeSpan.FromSeconds(30));
        await city.RunDueAsync();
        Applied(await city.Grains.Office<IOfficeStewardship>(office).ActivateAsync(new ActivateOffice { CommandId = NewId(), Actor = Steward(1) }));
        await city.RunDueAsync();
        Assert.True((await city.Grains.Directory().GetSnapshotAsync(0))!.Offices.Single(o => o.Office == office).Active);
    }

    [Fact]
    public async Task Deadlines_that_passed_during_an_outage_take_effect_once()
    {
        var ids = (await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => SubmittedAsync(city)))).Select(s => s.Id).ToList();

        // Nobody looks at the table for a month: the outage.
        city.Time.Advance(TimeSpan.FromDays(30));
        await city.RunDueAsync();
        await city.RunDueAsync();

        foreach (var id in ids)
        {
            var view = (await city.Grains.Case<ICaseInquiry>(id).GetAsync())!;
            var timeline = await city.Grains.CaseQueries().TimelineAsync(id, null, 100);
            Assert.NotNull(view.Clock.PassedAt);
            Assert.Single(timeline.Items.SelectMany(e => e.Events).OfType<Contracts.Cases.Events.DeadlinePassed>());
        }
    }

    [Fact]
    public async Task A_days_secret_is_committed_before_and_revealed_after_and_recomputes_the_draw()
    {
        var (id, _) = await SubmittedAsync(city);
        var date = CivilTime.DateAt(city.Time.GetUtcNow());
        Assert.Null((await city.Grains.DrawEpoch<IDrawEpochInquiry>(date).GetPublicAsync())!.Secret);

        city.Time.Advance(TimeSpan.FromDays(2));
        await city.RunDueAsync();

        var epoch = (await city.Grains.DrawEpoch<IDrawEpochInquiry>(date).GetPublicAsync())!;
        var secret = Convert.FromHexString(epoch.Secret!);
        Assert.Equal(epoch.Commitment, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(secret)));
        var drawn = (await city.Grains.CaseQueries().TimelineAsync(id, null, 100)).Items.SelectMany(e => e.Events).OfType<Contracts.Routing.Events.OfficeDrawn>().First();
        Assert.Equal(date, drawn.Epoch);
    }
}
