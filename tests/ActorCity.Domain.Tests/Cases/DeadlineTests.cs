using ActorCity.Contracts.Cases.Events;
using ActorCity.Contracts.Deadlines;
using ActorCity.Contracts.Queries;
using ActorCity.Domain.Cases;
using ActorCity.Domain.Tests.Model;

namespace ActorCity.Domain.Tests.Cases;

/// <summary>The clock of a case, and law 3.</summary>
public sealed class DeadlineTests
{
    // Saturday plus three working days: the end of Tuesday in the city.
    private static readonly DateTimeOffset Tuesday = new(2026, 4, 7, 20, 30, 0, TimeSpan.Zero);

    [Fact]
    public void The_clock_starts_with_submission()
    {
        var walk = new Walk().Submitted();

        Assert.Equal(Tuesday, walk.State.Clock!.DueAt);
        Assert.Equal(new DueChange(DueKinds.Decision, 1, Tuesday), walk.Case.Due[DueKinds.Decision]);
        Assert.Equal(Tuesday, walk.City.Tables.Of<WorkItemRow>().Single().DueAt);
    }

    [Fact]
    public void The_first_notice_stops_the_clock_and_the_answer_starts_it_with_the_days_that_were_left()
    {
        var walk = new Walk().Submitted();
        walk.Take("decision");
        walk.City.Now = walk.City.Now.AddDays(1);
        var receipt = walk.Accept(walk.Notice("title-deed", "utility-bill"));

        Assert.Equal((false, CaseStatus.WaitingForApplicant, null), (receipt.Breach, receipt.Status, receipt.Holder));
        Assert.Equal(2, walk.State.Clock!.RemainingWorkingDays);
        Assert.Null(walk.State.Clock.DueAt);
        Assert.Empty(walk.Case.Due);
        Assert.True(walk.City.Tables.Of<WorkItemRow>().Single().Waiting);
        Assert.Equal("case.wrong-status", walk.Refused(walk.Decision()));

        walk.City.Now = walk.City.Now.AddDays(30);
        walk.Accept(walk.Answer());

        // Tuesday, 5 May, plus two working days.
        Assert.Equal(new DateTimeOffset(2026, 5, 7, 20, 30, 0, TimeSpan.Zero), walk.State.Clock.DueAt);
        Assert.Equal(2, walk.Case.Due[DueKinds.Decision].Number);
        Assert.False(walk.City.Tables.Of<WorkItemRow>().Single().Waiting);
        Assert.Equal(walk.State.DrawnOffice, walk.State.Holder);
        Assert.Equal("case.no-open-notice", walk.Refused(walk.Answer()));
    }

    [Fact]
    public void A_second_notice_is_a_public_breach_and_does_not_stop_the_clock()
    {
        var walk = new Walk().Submitted();
        walk.Take("decision");
        walk.Accept(walk.Notice("title-deed"));
        walk.Accept(walk.Answer());
        var due = walk.State.Clock!.DueAt;
        var receipt = walk.Accept(walk.Notice("utility-bill"));

        Assert.True(receipt.Breach);
        Assert.True(walk.State.NoticeBreach);
        Assert.Equal(due, walk.State.Clock.DueAt);
        Assert.True(CaseViews.From(walk.State).NoticeBreach);
        Assert.True(walk.City.Tables.Of<CaseRow>().Single().NoticeBreach);
        walk.Accept(walk.Answer());
        Assert.Equal(due, walk.State.Clock.DueAt);
        Assert.Single(walk.Case.Events.OfType<ClockSuspended>());
        Assert.Single(walk.Case.Events.OfType<ClockResumed>());
    }

    [Fact]
    public void A_demand_while_another_waits_is_a_breach_too_and_joins_it()
    {
        var walk = new Walk().Submitted();
        walk.Take("decision");
        walk.Accept(walk.Notice("title-deed"));

        Assert.True(walk.Accept(walk.Notice("title-deed", "utility-bill")).Breach);
        Assert.Equal(["title-deed", "utility-bill"], walk.State.OpenNotice.Select(i => i.Item));
    }

    [Fact]
    public void Nothing_that_is_not_on_the_checklist_can_be_asked_for()
    {
        var walk = new Walk().Submitted();
        Assert.Equal("case.not-holder", walk.Refused(walk.Notice("title-deed")));
        walk.Take("decision");

        Assert.Equal("case.item-not-on-checklist", walk.Refused(walk.Notice("title-deed", "blood-sample")));
        Assert.Equal("case.item-not-on-checklist", walk.Refused(walk.Document("blood-sample")));
        Assert.Equal("case.not-holder", walk.Refused(walk.Notice("title-deed") with { Actor = People.Examiner(walk.State.DrawnOffice!, 2) }));
        Assert.Equal(0, walk.State.NoticeCount);
    }

    [Fact]
    public void The_counter_cannot_stop_the_clock_of_its_own_case()
    {
        var walk = new Walk(Services.Permit).Submitted();
        var examiner = People.Examiner("01-101");
        walk.Accept(walk.TakeBy("intake-check", examiner));

        Assert.Equal("case.not-holder", walk.Refused(walk.Notice("title-deed") with { Actor = examiner }));
        Assert.NotNull(walk.State.Clock!.DueAt);
    }

    [Fact]
    public void A_passed_deadline_is_noted_once_and_for_ever()
    {
        var walk = new Walk().Submitted();
        var due = walk.Case.Due[DueKinds.Decision];
        Assert.False(walk.City.Wake(walk.Case, due));
        walk.City.Now = Tuesday;

        Assert.True(walk.City.Wake(walk.Case, due));
        Assert.False(walk.City.Wake(walk.Case, due));
        Assert.Equal(Tuesday, walk.State.Clock!.PassedAt);
        Assert.Equal(walk.State.DrawnOffice, walk.Case.Events.OfType<DeadlinePassed>().Single().Holder);
        Assert.True(walk.City.Tables.Of<CaseRow>().Single().Late);
        Assert.Empty(walk.Case.Due);
        walk.Take("decision");
        walk.Accept(walk.Decision());
        Assert.Single(walk.Case.Events.OfType<DeadlinePassed>());
    }

    [Fact]
    public void A_late_command_notices_the_deadline_before_any_claimer_does()
    {
        var walk = new Walk().Submitted();
        walk.Take("decision");
        walk.City.Now = Tuesday.AddSeconds(1);
        walk.Accept(walk.Decision());

        Assert.IsType<DeadlinePassed>(walk.Case.Journal[^1].Events[0]);
        Assert.NotNull(CaseViews.From(walk.State).Clock.PassedAt);
    }

    [Fact]
    public void A_deadline_that_passed_cannot_be_stopped_by_a_notice()
    {
        var walk = new Walk().Submitted();
        walk.Take("decision");
        walk.City.Now = Tuesday.AddDays(1);
        walk.Accept(walk.Notice("title-deed"));

        Assert.Equal(Tuesday, walk.State.Clock!.DueAt);
        Assert.NotNull(walk.State.Clock.PassedAt);
        Assert.Empty(walk.Case.Events.OfType<ClockSuspended>());
    }

    [Fact]
    public void A_decided_case_waits_for_nothing()
    {
        var walk = new Walk().Submitted();
        var due = walk.Case.Due[DueKinds.Decision];
        walk.Take("decision");
        walk.Accept(walk.Decision());
        walk.City.Now = Tuesday.AddDays(3);

        Assert.Empty(walk.Case.Due);
        Assert.False(walk.City.Wake(walk.Case, due));
        Assert.Null(walk.State.Clock!.PassedAt);
    }

    [Fact]
    public void A_due_time_that_comes_before_its_time_by_this_clock_is_asked_for_again()
    {
        var walk = new Walk().Submitted();
        var item = new DueItem { Kind = DueKinds.Decision, Number = 1, DueAt = Tuesday };

        Assert.Equal(Tuesday, CaseRules.WakeAgainAt(walk.State, item, Tuesday.AddTicks(-1)));
        Assert.Null(CaseRules.WakeAgainAt(walk.State, item, Tuesday));
        Assert.Null(CaseRules.WakeAgainAt(walk.State, item with { Number = 2 }, Tuesday.AddTicks(-1)));
        Assert.Null(CaseRules.WakeAgainAt(null, item, Tuesday));
    }
}
