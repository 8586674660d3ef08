using System.Text.Json;
using ActorCity.Contracts;
using ActorCity.Contracts.Cases;
using ActorCity.Contracts.Journal;
using ActorCity.Contracts.Offices;
using ActorCity.Contracts.Queries;
using Microsoft.Extensions.DependencyInjection;
using static ActorCity.Grains.Tests.DemoCity;

namespace ActorCity.Grains.Tests;

/// <summary>What every command promises, whatever becomes of its write.</summary>
public sealed class CommandTests(CityCluster city) : IClassFixture<CityCluster>
{
    /// <summary>Every command on a case, with what must have happened before it.</summary>
    private static readonly Dictionary<string, Func<CityCluster, Task<(CaseId Id, Func<Task<Outcome<CaseReceipt>>> Send)>>> Commands = new()
    {
        ["open"] = city =>
        {
            var command = Open();
            var id = CaseId.FromCommand(command.CommandId);
            return Task.FromResult<(CaseId, Func<Task<Outcome<CaseReceipt>>>)>((id, () => city.Grains.Case<ICaseIntake>(id).OpenAsync(command)));
        },
        ["attach-document"] = city => AfterOpening(city, Document(), (g, c) => g.AttachDocumentAsync(c)),
        ["register-visit"] = city => AfterOpening(city, Visit(), (g, c) => g.RegisterVisitAsync(c)),
        ["withdraw"] = city => AfterOpening(city, new WithdrawCase { CommandId = NewId(), Actor = Clerk }, (g, c) => g.WithdrawAsync(c)),
        ["submit"] = async city =>
        {
            var id = await OpenedAsync(city);
            Applied(await city.Grains.Case<ICaseIntake>(id).AttachDocumentAsync(Document()));
            var command = new SubmitCase { CommandId = NewId(), Actor = Clerk };
            return (id, () => city.Grains.Case<ICaseIntake>(id).SubmitAsync(command));
        },
        ["take-work"] = async city =>
        {
            var (id, office) = await SubmittedAsync(city);
            var command = new TakeWork { CommandId = NewId(), Actor = Examiner(office), Step = "examination", Office = office };
            return (id, () => city.Grains.Case<ICaseProcess>(id).TakeWorkAsync(command));
        },
        ["notice-deficiency"] = city => AfterTaking(
            city,
            actor => new NoticeDeficiency { CommandId = NewId(), Actor = actor, Items = [new DeficiencyItem { Item = "title-deed", Explanation = "unreadable" }] },
            (g, c) => g.NoticeDeficiencyAsync(c)),
        ["decide"] = city => AfterTaking(
            city, actor => new DecideCase { CommandId = NewId(), Actor = actor, Verdict = "granted", Reason = "in order" }, (g, c) => g.DecideAsync(c)),
        ["close"] = async city =>
        {
            var id = await OpenedAsync(city);
            Applied(await city.Grains.Case<ICaseIntake>(id).WithdrawAsync(new WithdrawCase { CommandId = NewId(), Actor = Clerk }));
            var command = new CloseCase { CommandId = NewId(), Actor = Clerk };
            return (id, () => city.Grains.Case<ICaseExamination>(id).CloseAsync(command));
        },
    };

    public static TheoryData<string, Fault> EveryCommandAndFault()
    {
        var data = new TheoryData<string, Fault>();
        foreach (var command in Commands.Keys)
        {
            data.Add(command, Fault.BeforeCommit);
            data.Add(command, Fault.AfterCommit);
        }

        return data;
    }

    [Theory, MemberData(nameof(EveryCommandAndFault))]
    public async Task A_command_whose_write_failed_has_an_unknown_outcome_and_counts_once_when_sent_again(string name, Fault fault)
    {
        var (id, send) = await Commands[name](city);
        var before = (await city.Grains.Case<ICaseInquiry>(id).GetAsync())?.Version ?? 0;

        city.Faults.Arm(id.Key, fault);
        await Assert.ThrowsAsync<OutcomeUnknownException>(send);
        var first = Applied(await send());
        var second = Applied(await send());

        Assert.Equal(before + 1, first.Version);
        Assert.Equal(first, second);
        Assert.Equal(before + 1, (await city.Grains.Case<ICaseInquiry>(id).GetAsync())!.Version);
        await AssertFoldAsync(id);
    }

    [Fact]
    public async Task A_visit_whose_write_failed_is_not_counted_by_memory_alone()
    {
        var id = await OpenedAsync(city);

        city.Faults.Arm(id.Key, Fault.BeforeCommit);
        await Assert.ThrowsAsync<OutcomeUnknownException>(() => city.Grains.Case<ICaseIntake>(id).RegisterVisitAsync(Visit()));

        Assert.Equal(0, (await city.Grains.Case<ICaseInquiry>(id).GetAsync())!.VisitCount);
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
        Assert.Equal(1, (await city.Grains.Case<ICaseInquiry>(id).GetAsync())!.VisitCount);
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

    private static async Task<(CaseId, Func<Task<Outcome<CaseReceipt>>>)> AfterOpening<T>(CityCluster city, T command, Func<ICaseIntake, T, Task<Outcome<CaseReceipt>>> send)
    {
        var id = await OpenedAsync(city);
        return (id, () => send(city.Grains.Case<ICaseIntake>(id), command));
    }

    private static async Task<(CaseId, Func<Task<Outcome<CaseReceipt>>>)> AfterTaking<T>(
        CityCluster city, Func<Contracts.Access.Actor, T> command, Func<ICaseExamination, T, Task<Outcome<CaseReceipt>>> send)
    {
        var (id, office) = await SubmittedAsync(city);
        await TakeAsync(city, id, office);
        var made = command(Examiner(office));
        return (id, () => send(city.Grains.Case<ICaseExamination>(id), made));
    }

    /// <summary>The stored case is what its journal folds to.</summary>
    private async Task AssertFoldAsync(CaseId id)
    {
        var services = city.Silo();
        var projection = services.GetRequiredService<IStreamProjector>().Begin(id.Key);
        foreach (var entry in await services.GetRequiredService<IJournalReader>().ReadAsync(id.Key, 0, 1000))
        {
            projection.Apply(entry);
        }

        var stored = new GrainState<Journaled<Domain.Cases.CaseState>>(new());
        await services.GetRequiredKeyedService<Orleans.Storage.IGrainStorage>(Stores.Journal)
            .ReadStateAsync("case", GrainId.Create(GrainKeys.Case, id.Key), stored);
        Assert.Equal(JsonSerializer.Serialize(projection.State, CityJson.Stored), JsonSerializer.Serialize<object>(stored.State!.State!, CityJson.Stored));
    }
}
