using ActorCity.Contracts.Cases.Events;
using ActorCity.Contracts.Queries;
using ActorCity.Contracts.Routing.Events;
using ActorCity.Domain.Tests.Model;

namespace ActorCity.Domain.Tests.Cases;

/// <summary>Law 1 in single cases.</summary>
public sealed class DrawingCasesTests
{
    [Fact]
    public void Submission_draws_another_office_than_the_counter()
    {
        var walk = new Walk(officeCount: 2).Submitted(counter: "02-102");

        Assert.Equal("01-101", walk.State.DrawnOffice);
        Assert.Equal("01-101", walk.State.Holder);
        var drawn = walk.Case.Events.OfType<OfficeDrawn>().Single();
        Assert.Equal(["02-102"], drawn.Excluded);
        Assert.Equal((1, 1, null), (drawn.Round, drawn.Eligible, drawn.Cause));
        Assert.Equal("01-101", walk.City.Tables.Of<WorkItemRow>().Single().Office);
    }

    [Fact]
    public void A_city_with_only_the_counter_cannot_take_the_case_in()
    {
        var walk = new Walk(officeCount: 1);
        walk.Open();
        walk.Accept(walk.Document("title-deed"));
        walk.Accept(walk.Document("request-form"));
        var submit = new SubmitCase { CommandId = walk.Id, Actor = People.Citizen };

        Assert.Equal("case.no-eligible-office", walk.Refused(submit));
        walk.City.Establish("07-777");
        Assert.Equal("07-777", walk.Accept(submit).Holder);
    }

    [Fact]
    public void Filing_again_gives_the_same_office()
    {
        var walk = new Walk(officeCount: 5).Submitted();
        var first = walk.State.DrawnOffice;
        walk.Accept(new WithdrawCase { CommandId = walk.Id, Actor = People.Citizen });
        for (var i = 0; i < 20; i++)
        {
            var again = walk.City.NewCase();
            Assert.NotNull(walk.City.Give(again, walk.Opening()).Value);
            Assert.NotNull(walk.City.Give(again, walk.Document("title-deed")).Value);
            Assert.NotNull(walk.City.Give(again, walk.Document("request-form")).Value);
            Assert.Equal(first, walk.City.Give(again, new SubmitCase { CommandId = walk.Id, Actor = People.Citizen }).Value!.Holder);
        }
    }

    [Fact]
    public void The_drawn_office_keeps_the_case_to_its_end()
    {
        var walk = new Walk(Services.Permit).Submitted();
        walk.Take("site-report");
        walk.Accept(walk.Perform("site-report", walk.Examiner));
        walk.Accept(walk.Perform("intake-check", People.Clerk("01-101")));
        walk.Take("plan-control");
        walk.Accept(walk.Perform("plan-control", walk.Examiner));
        walk.Take("decision");
        walk.Accept(walk.Decision());

        Assert.Single(walk.Case.Events.OfType<OfficeDrawn>());
        Assert.Equal(0, walk.State.HandOvers);
        Assert.Equal(walk.State.DrawnOffice, walk.State.DecidedBy);
        Assert.Empty(walk.City.Tables.Of<WorkItemRow>());
        Assert.Null(walk.State.Holder);
    }

    [Fact]
    public void A_suspended_offices_work_is_drawn_again_and_never_comes_back()
    {
        var walk = new Walk().Submitted();
        var first = walk.State.DrawnOffice!;
        walk.Take("decision");
        walk.Suspend(first);
        walk.Accept(walk.Redraw(first));
        var second = walk.State.DrawnOffice!;
        walk.Reactivate(first);
        walk.Suspend(second);
        walk.Accept(walk.Redraw(second));

        Assert.Equal(3, new[] { first, second, walk.State.DrawnOffice! }.Distinct().Count());
        Assert.Equal(2, walk.State.HandOvers);
        Assert.Equal([first, second], walk.State.LostOffices);
        var last = walk.Case.Events.OfType<OfficeDrawn>().Last();
        Assert.Equal((3, "office-suspended"), (last.Round, last.Cause));
        Assert.Equal(walk.State.DrawnOffice, walk.City.Tables.Of<WorkItemRow>().Single().Office);
        Assert.Null(walk.City.Tables.Of<WorkItemRow>().Single().Person);
    }

    [Fact]
    public void A_redraw_that_finds_no_office_changes_nothing_and_can_be_tried_again()
    {
        var walk = new Walk(officeCount: 2).Submitted();
        walk.Suspend("02-102");

        Assert.Equal("case.no-eligible-office", walk.Refused(walk.Redraw("02-102")));
        Assert.Equal("02-102", walk.State.DrawnOffice);
        walk.City.Establish("07-777");
        Assert.Equal("07-777", walk.Accept(walk.Redraw("02-102")).Holder);
        Assert.Equal("case.nothing-to-redraw", walk.Refused(walk.Redraw("02-102")));
    }

    [Fact]
    public void A_suspended_office_cannot_decide_what_it_took_before()
    {
        var walk = new Walk().Submitted();
        walk.Take("decision");
        walk.Suspend(walk.State.DrawnOffice!);

        Assert.Equal("case.office-not-eligible", walk.Refused(walk.Decision()));
    }

    [Fact]
    public void Parallel_drawn_steps_move_together()
    {
        var walk = new Walk(Services.Permit).Submitted();
        walk.Accept(walk.Perform("intake-check", People.Clerk("01-101")));
        var first = walk.State.DrawnOffice!;
        Assert.Equal(2, walk.City.Tables.Of<WorkItemRow>().Count(w => w.Office == first));
        walk.Suspend(first);
        walk.Accept(walk.Redraw(first));

        Assert.Equal(2, walk.City.Tables.Of<WorkItemRow>().Count(w => w.Office == walk.State.DrawnOffice));
        Assert.Equal(1, walk.State.HandOvers);
    }

    [Fact]
    public void A_step_of_a_suspended_counter_becomes_anybodys()
    {
        var walk = new Walk(Services.Permit).Submitted();
        walk.Suspend("01-101");
        walk.Accept(walk.Redraw("01-101"));

        Assert.DoesNotContain(walk.City.Tables.Of<WorkItemRow>(), w => w.Step == "intake-check");
        walk.Accept(walk.Perform("intake-check", People.Citizen));
        Assert.Equal(0, walk.State.HandOvers);
    }

    [Fact]
    public void A_step_that_opens_when_the_drawn_office_cannot_act_is_drawn_anew()
    {
        var walk = new Walk(Services.Permit).Submitted();
        var first = walk.State.DrawnOffice!;
        walk.Take("site-report");
        walk.Accept(walk.Perform("site-report", walk.Examiner));
        walk.Suspend(first);
        walk.Accept(walk.Perform("intake-check", People.Clerk("01-101")));

        Assert.NotEqual(first, walk.State.DrawnOffice);
        Assert.Equal("office-not-eligible", walk.Case.Events.OfType<OfficeDrawn>().Last().Cause);
        Assert.Equal((1, first), (walk.State.HandOvers, walk.State.LostOffices.Single()));
    }

    [Fact]
    public void A_counter_cannot_hide_itself_or_name_another()
    {
        var walk = new Walk();
        var hidden = walk.Opening() with { IntakeOffice = null, Channel = Channel.Email, VisitReason = null };

        Assert.Equal("office.not-staff", walk.Refused(hidden));
        Assert.Equal("office.not-staff", walk.Refused(walk.Opening() with { IntakeOffice = "02-102" }));
        Assert.Equal("command.malformed", walk.Refused(hidden with { Channel = Channel.Desk }));
        Assert.Equal("command.malformed", walk.Refused(hidden with { Channel = Channel.Internet }));
    }

    [Fact]
    public void A_counter_that_may_not_serve_cannot_open_cases()
    {
        var walk = new Walk();
        walk.Suspend("01-101");
        walk.City.Establish("08-888", 1, "pothole");

        Assert.Equal("case.office-not-eligible", walk.Refused(walk.Opening("01-101")));
        Assert.Equal("case.office-not-eligible", walk.Refused(walk.Opening("08-888")));
        Assert.Equal("case.office-not-eligible", walk.Refused(walk.Opening("99-999")));
        Assert.NotNull(walk.Open(null));
    }

    [Fact]
    public void Only_the_person_who_took_it_works_on_a_drawn_step()
    {
        var walk = new Walk(Services.Permit).Submitted();
        var (examiner, colleague) = (walk.Examiner, People.Examiner(walk.State.DrawnOffice!, 2));

        Assert.Equal("case.not-holder", walk.Refused(walk.Perform("site-report", examiner)));
        Assert.Equal("case.not-holder", walk.Refused(walk.TakeBy("site-report", People.Examiner("01-101"))));
        Assert.Equal("office.not-staff", walk.Refused(walk.TakeBy("site-report", examiner) with { Office = "01-101" }));
        walk.Take("site-report");
        Assert.Equal("case.already-taken", walk.Refused(walk.TakeBy("site-report", colleague)));
        Assert.Equal("case.not-holder", walk.Refused(walk.Perform("site-report", colleague)));
        Assert.Equal("case.unknown-step", walk.Refused(walk.Perform("no-such-step", examiner)));
        Assert.Equal("case.step-not-open", walk.Refused(walk.Perform("decision", examiner)));
        Assert.Equal("case.step-not-open", walk.Refused(walk.Decision()));
        walk.Accept(walk.Perform("site-report", examiner));
        Assert.Equal("case.step-not-open", walk.Refused(walk.TakeBy("site-report", examiner)));
        Assert.Single(walk.Case.Events.OfType<StepPerformed>());
    }

    [Fact]
    public void Only_the_examiner_who_took_the_case_decides_it()
    {
        var walk = new Walk().Submitted();
        Assert.Equal("case.not-holder", walk.Refused(walk.Decision()));
        walk.Take("decision");

        Assert.Equal("case.not-holder", walk.Refused(walk.Decision(People.Examiner(walk.State.DrawnOffice!, 2))));
        Assert.Equal("case.not-holder", walk.Refused(walk.Decision(walk.Examiner with { Office = "01-101" })));
        Assert.Equal("access.role-may-not", walk.Refused(walk.Decision(walk.Examiner with { Role = ActorRole.OfficeManager })));
        Assert.Equal(CaseStatus.Decided, walk.Accept(walk.Decision()).Status);
    }
}
