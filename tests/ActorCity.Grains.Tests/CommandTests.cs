using ActorCity.Contracts;
using ActorCity.Contracts.Cases;
using ActorCity.Contracts.Journal;
using ActorCity.Contracts.Offices;
using static ActorCity.Grains.Tests.DemoCity;

namespace ActorCity.Grains.Tests;

/// <summary>What every command promises. What becomes of it when its write fails is in <see cref="RetryTests"/>.</summary>
public sealed class CommandTests(CityCluster city) : IClassFixture<CityCluster>
{
    [Fact]
    public async Task A_visit_whose_write_failed_is_not_counted_by_memory_alone()
    {
        var id = await OpenedAsync(city);

        city.Faults.Arm(id.Key, Fault.BeforeCommit);
        await Assert.ThrowsAsync<OutcomeUnknownException>(() => city.Grains.Case<ICaseIntake>(id).RegisterVisitAsync(Visit()));

        Assert.Equal(1, (await city.Grains.Case<ICaseInquiry>(id).GetAsync())!.VisitCount);
    }

    [Fact]
    public async Task A_command_repeated_after_many_others_gets_its_first_answer()
    {
        var id = await OpenedAsync(city);
        var grain = city.Grains.Case<ICaseIntake>(id);
        var early = Visit();
        var first = Applied(await grain.RegisterVisitAsync(early));
        for (var i = 0; i < CommandMemory.Kept + 2; i++)
        {
            Applied(await grain.RegisterVisitAsync(Visit("again")));
        }

        Assert.Equal(first, Applied(await grain.RegisterVisitAsync(early)));
        Assert.Equal(CommandErrors.IdReused.Code, (await grain.RegisterVisitAsync(early with { Reason = "other" })).Refusal?.Code);
    }

    [Fact]
    public async Task A_command_that_would_be_refused_now_but_was_applied_gets_its_first_answer()
    {
        var id = await OpenedAsync(city);
        var grain = city.Grains.Case<ICaseIntake>(id);
        var document = Document();
        var first = Applied(await grain.AttachDocumentAsync(document));
        for (var i = 0; i < CommandMemory.Kept; i++)
        {
            Applied(await grain.RegisterVisitAsync(Visit("again")));
        }

        Applied(await grain.WithdrawAsync(new WithdrawCase { CommandId = NewId(), Actor = Clerk }));

        Assert.Equal(first, Applied(await grain.AttachDocumentAsync(document)));
    }

    [Fact]
    public async Task The_same_id_with_other_contents_is_refused()
    {
        var id = await OpenedAsync(city);
        var visit = Visit();
        Applied(await city.Grains.Case<ICaseIntake>(id).RegisterVisitAsync(visit));

        var answer = await city.Grains.Case<ICaseIntake>(id).RegisterVisitAsync(visit with { Office = "t-2" });

        Assert.Equal(CommandErrors.IdReused.Code, answer.Refusal?.Code);
    }

    [Fact]
    public async Task A_stale_version_and_an_expired_command_change_nothing()
    {
        var id = await OpenedAsync(city);
        var grain = city.Grains.Case<ICaseIntake>(id);

        var stale = await grain.RegisterVisitAsync(Visit() with { ExpectedVersion = 7 });
        var late = await grain.RegisterVisitAsync(Visit() with { NotAfter = city.Time.GetUtcNow().AddSeconds(-1) });

        Assert.Equal(CommandErrors.VersionConflict.Code, stale.Refusal?.Code);
        Assert.Equal(CommandErrors.Expired.Code, late.Refusal?.Code);
        Assert.Equal(1, (await city.Grains.Case<ICaseInquiry>(id).GetAsync())!.Version);
    }

    [Fact]
    public async Task A_caller_cannot_use_up_the_ids_of_the_citys_own_acts()
    {
        var (id, _) = await SubmittedAsync(city);

        var answer = await city.Grains.Case<ICaseIntake>(id).RegisterVisitAsync(Visit() with { CommandId = Names.CityCommandId("due:decision:1") });

        Assert.Equal(CommandErrors.BadId.Code, answer.Refusal?.Code);
    }

    [Fact]
    public async Task Ten_copies_of_one_command_at_once_count_once()
    {
        var id = await OpenedAsync(city);
        var visit = Visit();

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => city.Grains.Case<ICaseIntake>(id).RegisterVisitAsync(visit)));

        Assert.All(answers, a => Assert.Equal(answers[0].Value, a.Value));
        Assert.Equal(2, (await city.Grains.Case<ICaseInquiry>(id).GetAsync())!.VisitCount);
    }

    [Fact]
    public async Task A_number_that_another_command_opened_is_refused()
    {
        var id = await OpenedAsync(city);

        Assert.Equal(CaseErrors.NumberTaken.Code, (await city.Grains.Case<ICaseIntake>(id).OpenAsync(Open())).Refusal?.Code);
    }

    [Fact]
    public async Task Stewards_cannot_act_on_cases_and_offices_cannot_license_offices()
    {
        var id = await OpenedAsync(city);

        var visit = await city.Grains.Case<ICaseIntake>(id).RegisterVisitAsync(Visit() with { Actor = Steward(1) });
        var suspension = await city.Grains.Office<IOfficeStewardship>("t-6").SuspendAsync(
            new SuspendOffice { CommandId = NewId(), Actor = Clerk, Cause = "because" });

        Assert.Equal("access.role-may-not", visit.Refusal?.Code);
        Assert.Equal("access.role-may-not", suspension.Refusal?.Code);
    }
}
