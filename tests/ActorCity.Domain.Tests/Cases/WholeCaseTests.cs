using ActorCity.Contracts.Deadlines;
using ActorCity.Contracts.Routing.Events;
using ActorCity.Domain.Cases;
using ActorCity.Domain.Tests.Model;

namespace ActorCity.Domain.Tests.Cases;

/// <summary>Single stories of whole cards: parts, interests, silence, appeals.</summary>
public sealed class WholeCaseTests
{
    [Fact]
    public void A_permit_goes_its_way_to_the_certificate()
    {
        var walk = new PermitWalk().Decided(floors: "9");
        Assert.Equal((CaseStatus.InProgress, "granted", RiskClass.High), (walk.State.Status, walk.State.Proposal?.Verdict, walk.State.Risk));
        walk.Take("confirming");
        walk.Accept(walk.Confirmation());
        walk.Accept(walk.Payment());

        Assert.Equal((CaseStatus.Decided, "granted"), (walk.State.Status, walk.State.Verdict));
        Assert.Equal("permit-paper", walk.State.Certificate?.Template);
        Assert.Equal(3, walk.Case.Events.OfType<OfficeDrawn>().Select(d => d.Office).Distinct().Count());
    }

    [Fact]
    public void A_refused_permit_costs_nothing_more_and_issues_nothing()
    {
        var walk = new PermitWalk().Decided("refused");

        Assert.Equal((CaseStatus.Decided, null), (walk.State.Status, walk.State.Certificate));
        Assert.Single(walk.State.Bills);
    }

    [Fact]
    public void An_office_that_gave_a_decision_back_is_out_and_so_is_the_one_that_made_it()
    {
        var walk = new PermitWalk().Decided(floors: "9");
        var (decider, person) = (walk.State.DrawnOffice!, walk.State.Proposal!.Person);
        walk.Take("confirming");
        var confirmer = walk.HolderOf("confirming");
        walk.Accept(walk.Confirmation("returned"));

        Assert.Null(walk.State.Proposal);
        Assert.Equal([decider, confirmer.Office!], walk.State.LostOffices);
        Assert.DoesNotContain(walk.State.DrawnOffice, new[] { decider, confirmer.Office });
        Assert.Equal("case.four-eyes", walk.Refused(walk.TakeBy("deciding", walk.HolderOf("deciding") with { Person = person })));
        Assert.Equal("case.four-eyes", walk.Refused(walk.TakeBy("deciding", walk.HolderOf("deciding") with { Person = confirmer.Person })));
    }

    [Fact]
    public void Whoever_examines_does_not_come_to_the_counter()
    {
        var walk = new PermitWalk(Late("intake-check", "plan-control")).HandedIn();
        walk.Take("site-visit");

        Assert.Equal("case.four-eyes", walk.Refused(walk.Perform("intake-check", People.Clerk(walk.HolderOf("site-visit").Office!))));
        Assert.Equal("case.four-eyes", walk.Refused(walk.Perform("intake-check", People.Clerk(walk.Stranger()) with { Person = walk.HolderOf("site-visit").Person })));
        var counter = walk.Stranger();
        walk.Accept(walk.Perform("intake-check", People.Clerk(counter)));
        Assert.All(walk.Case.Events.OfType<OfficeDrawn>().Skip(1), d => Assert.Contains(counter, d.Excluded));
    }

    [Fact]
    public void A_counter_with_an_interest_never_gets_its_step()
    {
        var walk = new PermitWalk().Filled("01-101");
        walk.Accept(walk.Interest(People.Clerk("01-101")));
        walk.Accept(walk.Submission());

        Assert.Null(walk.State.Steps.Single(s => s.Code == "intake-check").Office);
        Assert.Equal("case.has-interest", walk.Refused(walk.Perform("intake-check", People.Clerk("01-101"))));
        walk.Accept(walk.Visit("01-101", "asked why"));
        walk.Accept(walk.Perform("intake-check", People.Citizen));
    }

    [Fact]
    public void What_an_interested_office_proposed_or_confirmed_is_void()
    {
        var walk = new PermitWalk().Decided(floors: "9");
        walk.Take("confirming");
        walk.Accept(walk.Confirmation());
        var confirmer = walk.State.Steps.Single(s => s.Code == "confirming").Office!;
        walk.Accept(walk.Interest(People.Examiner(confirmer)));
        Assert.True(walk.StepIs("confirming", CaseStepStatus.Open));
        Assert.NotEqual(confirmer, walk.State.Steps.Single(s => s.Code == "confirming").Office);

        var decider = walk.State.DrawnOffice!;
        walk.Accept(walk.Interest(People.Examiner(decider)));
        Assert.Null(walk.State.Proposal);
        Assert.NotEqual(decider, walk.State.Steps.Single(s => s.Code == "deciding").Office);
        Assert.Equal("case.has-interest", walk.Refused(walk.Interest(People.Examiner(decider))));
        CaseLaws.Hold(walk.City, walk.Case, walk.Service);
    }

    [Fact]
    public void The_laws_answer_does_not_hang_on_who_comes_first()
    {
        var walk = new PermitWalk(Cards.Deemed).HandedIn();
        var due = walk.Case.Due[DueKinds.Decision];
        walk.City.Now = due.DueAt!.Value.AddSeconds(5);
        walk.Accept(walk.Document("soil-test"));
        Assert.NotNull(walk.State.Clock!.PassedAt);

        Assert.True(walk.City.Wake(walk.Case, due));
        Assert.Equal((CaseStatus.Decided, "granted", true, "city"), (walk.State.Status, walk.State.Verdict, walk.State.Deemed, walk.State.DecidedBy));
        Assert.NotNull(walk.State.Certificate);
        Assert.DoesNotContain(walk.State.Steps, s => s.Status is CaseStepStatus.Open or CaseStepStatus.Taken);
        Assert.False(walk.City.Wake(walk.Case, due));
    }

    [Fact]
    public void A_second_notice_does_not_keep_the_laws_answer_away()
    {
        var walk = new PermitWalk(Cards.Deemed).Prepared();
        walk.Take("plan-control");
        var examiner = walk.HolderOf("plan-control");
        walk.Accept(walk.Notice("title-deed") with { Actor = examiner });
        walk.Accept(walk.Answer());
        walk.Accept(walk.Notice("title-deed") with { Actor = examiner });
        walk.City.Now = walk.State.Clock!.DueAt!.Value;

        Assert.True(walk.City.Wake(walk.Case, walk.Case.Due[DueKinds.Decision]));
        Assert.Equal((true, examiner.Office), (walk.State.Deemed, walk.State.DecidedBy));
    }

    [Fact]
    public void Silence_that_finds_no_office_is_asked_again()
    {
        var service = Cards.ArticleHundred with { Code = "silent-report", Steps = [.. Cards.ArticleHundred.Steps.Select(s => s.Code == "report" ? s with { Silence = Silence.Agrees } : s)] };
        var walk = new PermitWalk(service, officeCount: 1);
        walk.Open(null);
        walk.Accept(walk.Answers(("excess", "12")));
        walk.Accept(walk.Submission());
        var due = walk.Case.Due[DueKinds.StepPrefix + "report"];
        walk.City.Now = due.DueAt!.Value;
        var item = new DueItem { Kind = due.Kind, Number = due.Number, DueAt = due.DueAt.Value };

        Assert.False(walk.City.Wake(walk.Case, due));
        Assert.Equal(walk.City.Now.AddHours(1), CaseRules.WakeAgainAt(walk.State, item, walk.City.Now));
        walk.City.Establish("07-777");
        Assert.True(walk.City.Wake(walk.Case, due));
        Assert.Null(CaseRules.WakeAgainAt(walk.State, item, walk.City.Now));
        Assert.Equal(("as-built", "07-777"), (walk.State.Steps[0].Outcome, walk.State.DrawnOffice));
    }

    [Fact]
    public void An_appeal_goes_to_a_fresh_office_and_its_clock_has_a_number_of_its_own()
    {
        var walk = new PermitWalk().Decided("refused");
        var (first, decider) = (walk.State.Clock!.Number, walk.State.DrawnOffice);
        walk.Accept(new CloseCase { CommandId = walk.Id, Actor = People.Clerk("02-102") });
        walk.Accept(walk.Appeal());
        Assert.Equal("case.wrong-status", walk.Refused(new WithdrawCase { CommandId = walk.Id, Actor = People.Citizen }));
        walk.Take("appealing");
        walk.Accept(walk.Perform("appealing", walk.HolderOf("appealing")) with { Outcome = "overturned" });

        Assert.Equal((CaseStatus.InProgress, null, first + 1), (walk.State.Status, walk.State.Verdict, walk.State.Clock!.Number));
        Assert.NotEqual(decider, walk.State.DrawnOffice);
        walk.Take("deciding");
        walk.Accept(walk.Decision(walk.HolderOf("deciding")));
        walk.Accept(walk.Payment());
        Assert.Equal("granted", walk.State.Verdict);
        Assert.Equal("case.no-appeal", walk.Refused(walk.Appeal()));
    }

    [Fact]
    public void An_upheld_decision_stands()
    {
        var walk = new PermitWalk(Cards.Deemed).HandedIn();
        walk.City.Now = walk.State.Clock!.DueAt!.Value;
        walk.City.Wake(walk.Case, walk.Case.Due[DueKinds.Decision]);
        walk.Accept(walk.Appeal());
        Assert.Equal(["appealing"], CaseLaws.Waiting(walk.State).Select(s => s.Code));
        walk.Take("appealing");
        walk.Accept(walk.Perform("appealing", walk.HolderOf("appealing")) with { Outcome = "upheld" });

        Assert.Equal((CaseStatus.Decided, "granted"), (walk.State.Status, walk.State.Verdict));
    }

    [Fact]
    public void Only_the_office_that_has_a_case_moves_it_to_other_rules()
    {
        var walk = new PermitWalk().Prepared();
        Assert.Equal("case.not-holder", walk.Refused(walk.Migration(2, walk.Stranger())));
        walk.Take("plan-control");
        walk.Accept(walk.Notice("title-deed") with { Actor = walk.HolderOf("plan-control") });
        walk.Accept(walk.Answer());
        walk.Accept(walk.Migration(2, walk.State.DrawnOffice!));

        Assert.Equal((2, 2), (walk.State.ServiceVersion, walk.State.VisitBudget));
        Assert.True(walk.StepIs("gas", CaseStepStatus.Open));
        Assert.Equal("case.cannot-migrate", walk.Refused(walk.Migration(1, walk.State.DrawnOffice!)));
    }

    private static ServiceDefinition Late(string step, string before) => Cards.Permit with
    {
        Code = "late-counter",
        Steps = [.. Cards.Permit.Steps.Select(s => s.Code == before ? s with { After = [step] } : s)],
    };
}
