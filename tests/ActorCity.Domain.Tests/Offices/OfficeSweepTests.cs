using ActorCity.Contracts.Deadlines;
using ActorCity.Contracts.Queries;
using ActorCity.Domain.Deadlines;
using ActorCity.Domain.Offices;
using ActorCity.Domain.Tests.Model;

namespace ActorCity.Domain.Tests.Offices;

public sealed class OfficeSweepTests
{
    private const string Code = "01-101";
    private readonly ModelCity city = new(officeCount: 1);

    private JournalStream<OfficeState> Office => city.Office(Code);

    private OfficeState State => Office.State!;

    [Fact]
    public void The_end_of_the_last_licensed_day_takes_all_work_away()
    {
        city.Accept(Code, License(CivilTime.DateAt(city.Now).AddDays(9)));
        var due = Office.Due[DueKinds.LicenceEnd];

        var sweep = OfficeSweeps.Of(State, Item(due))!;

        Assert.Equal(CivilTime.EndOf(State.LicensedUntil!.Value), due.DueAt);
        Assert.Equal(("office-licence-ended", due.DueAt), (sweep.Cause, sweep.Since));
        Assert.True(sweep.Takes("building-permit"));
    }

    [Fact]
    public void A_renewal_moves_the_end_and_the_old_one_takes_nothing()
    {
        var old = Office.Due[DueKinds.LicenceEnd];
        city.Accept(Code, License(State.LicensedUntil!.Value.AddYears(1)));

        Assert.Null(OfficeSweeps.Of(State, Item(old)));
        Assert.Equal(CivilTime.EndOf(State.LicensedUntil!.Value), Office.Due[DueKinds.LicenceEnd].DueAt);
        Assert.NotNull(OfficeSweeps.Of(State, Item(Office.Due[DueKinds.LicenceEnd])));
    }

    [Fact]
    public void A_revoked_office_waits_for_no_end_of_its_licence_and_the_last_day_that_there_is_has_none()
    {
        city.Accept(Code, License(DateOnly.MaxValue));
        Assert.DoesNotContain(DueKinds.LicenceEnd, Office.Due.Keys);

        city.Accept(Code, License(CivilTime.DateAt(city.Now)));
        Assert.Contains(DueKinds.LicenceEnd, Office.Due.Keys);
        city.Accept(Code, new RevokeOffice { CommandId = Id, Actor = People.Steward, Cause = "fraud" });
        Assert.DoesNotContain(DueKinds.LicenceEnd, Office.Due.Keys);
    }

    [Fact]
    public void A_smaller_scope_takes_only_the_services_that_are_gone()
    {
        city.Accept(Code, Scope("building-permit", "pothole"));
        city.Accept(Code, Scope("pothole"));

        var sweep = OfficeSweeps.Of(State, Item(Office.Due[DueKinds.Redraw]))!;

        Assert.Equal(("office-scope-changed", city.Now), (sweep.Cause, sweep.Since));
        Assert.True(sweep.Takes("building-permit"));
        Assert.False(sweep.Takes("pothole"));
    }

    [Fact]
    public void A_wider_scope_takes_nothing_and_all_services_cancel_what_was_to_go()
    {
        city.Accept(Code, Scope("pothole"));
        var lost = Office.Due[DueKinds.Redraw];
        city.Accept(Code, Scope("building-permit", "pothole"));
        Assert.Equal(lost, Office.Due[DueKinds.Redraw]);
        Assert.False(OfficeSweeps.Of(State, Item(lost))!.Takes("building-permit"));

        city.Accept(Code, Scope("*"));

        Assert.DoesNotContain(DueKinds.Redraw, Office.Due.Keys);
        Assert.Null(OfficeSweeps.Of(State, Item(lost)));
    }

    [Fact]
    public void A_renewal_with_a_smaller_scope_takes_the_lost_services_too()
    {
        city.Accept(Code, License(CivilTime.DateAt(city.Now)) with { Scope = ["pothole"] });

        Assert.True(OfficeSweeps.Of(State, Item(Office.Due[DueKinds.Redraw]))!.Takes("building-permit"));
    }

    [Fact]
    public void A_scope_that_shrank_before_or_during_a_suspension_is_looked_for_again_when_the_office_opens()
    {
        city.Accept(Code, Scope("building-permit", "pothole"));
        city.Accept(Code, new SuspendOffice { CommandId = Id, Actor = People.Steward, Cause = "inspection" });
        Assert.True(OfficeSweeps.Of(State, Item(Office.Due[DueKinds.Redraw]))!.Takes("pothole"));
        city.Accept(Code, Scope("pothole"));
        var suspended = Office.Due[DueKinds.Redraw];
        Assert.Equal("office-suspended", OfficeSweeps.Of(State, Item(suspended))!.Cause);

        city.Accept(Code, new ActivateOffice { CommandId = Id, Actor = People.Steward });

        Assert.Null(OfficeSweeps.Of(State, Item(suspended)));
        var sweep = OfficeSweeps.Of(State, Item(Office.Due[DueKinds.Redraw]))!;
        Assert.True(sweep.Takes("building-permit"));
        Assert.False(sweep.Takes("pothole"));
    }

    [Fact]
    public void Examiners_and_inspectors_take_their_own_kind_of_work_and_nobody_else_any()
    {
        Assert.Equal(WorkSkills.Examiner, OfficeRules.SkillOf(ActorRole.Examiner));
        Assert.Equal(WorkSkills.Inspector, OfficeRules.SkillOf(ActorRole.Inspector));
        Assert.All(Enum.GetValues<ActorRole>().Except([ActorRole.Examiner, ActorRole.Inspector]), role =>
        {
            Assert.Null(OfficeRules.SkillOf(role));
            Assert.False(Domain.Access.PolicyTable.Allows(typeof(TakeNext), role));
        });
    }

    [Fact]
    public void Only_a_refusal_of_the_command_itself_ends_the_search_for_work()
    {
        Assert.True(OfficeRules.EndsTaking(CommandErrors.Expired));
        Assert.True(OfficeRules.EndsTaking(CommandErrors.IdReused));
        Assert.False(OfficeRules.EndsTaking(CaseErrors.TooManyCommands));
        Assert.False(OfficeRules.EndsTaking(CaseErrors.NotHolder));
    }

    /// <summary>What holds of any office's due times, whatever its history.</summary>
    internal static void Check(JournalStream<OfficeState> office)
    {
        var state = office.State!;
        var waitsForEnd = state.Status != OfficeStatus.Revoked && state.LicensedUntil is not null;
        Assert.Equal(waitsForEnd, office.Due.ContainsKey(DueKinds.LicenceEnd));
        Assert.Equal(state.RedrawNumber is not null, office.Due.ContainsKey(DueKinds.Redraw));
        if (state.Status is OfficeStatus.Suspended or OfficeStatus.Revoked)
        {
            Assert.True(OfficeSweeps.Of(state, Item(office.Due[DueKinds.Redraw]))!.Takes(state.Scope.FirstOrDefault("any")));
        }
        else if (office.Due.TryGetValue(DueKinds.Redraw, out var due))
        {
            Assert.All(state.Scope, service => Assert.False(OfficeSweeps.Of(state, Item(due))!.Takes(service)));
        }
    }

    private static DueItem Item(DueChange due) => new() { Kind = due.Kind, Number = due.Number, DueAt = due.DueAt!.Value };

    private string Id => city.NextCommandId();

    private ChangeOfficeScope Scope(params string[] services) => new() { CommandId = Id, Actor = People.Steward, Scope = [.. services] };

    private LicenseOffice License(DateOnly until) => new()
    {
        CommandId = Id, Actor = People.Steward, Licence = "L-2", Until = until, Scope = ["*"], Capacity = 2,
    };
}
