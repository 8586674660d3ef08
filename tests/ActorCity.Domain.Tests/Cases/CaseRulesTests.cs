using System.Text;
using System.Text.Json;
using ActorCity.Contracts.Cases.Events;
using ActorCity.Contracts.Queries;
using ActorCity.Domain.Cases;
using ActorCity.Domain.Tests.Model;

namespace ActorCity.Domain.Tests.Cases;

/// <summary>Single cases: visits, intake, recorded time, the end.</summary>
public sealed class CaseRulesTests
{
    [Fact]
    public void A_visit_beyond_the_budget_needs_a_reason_and_flags_the_case_for_ever()
    {
        var walk = new Walk(Services.Permit).Submitted(null);
        var first = walk.Accept(walk.Visit("03-103"));
        Assert.Equal((1, 1, false), (first.VisitNumber, first.VisitBudget, walk.State.VisitExcess));

        Assert.Equal("case.visit-reason-missing", walk.Refused(walk.Visit("03-103")));
        Assert.Equal("case.visit-reason-missing", walk.Refused(walk.Visit("03-103", "")));
        Assert.Equal(2, walk.Accept(walk.Visit("03-103", "signature was missing")).VisitNumber);
        Assert.True(CaseViews.From(walk.State).VisitExcess);
        Assert.Equal(new VisitBudgetExceeded { Count = 2, Budget = 1 }, walk.Case.Events.OfType<VisitBudgetExceeded>().Single());
        Assert.Equal([false, true], walk.City.Tables.Of<VisitRow>().Select(v => v.Excess));
    }

    [Fact]
    public void A_visit_is_recorded_whatever_the_status_and_only_by_its_own_office()
    {
        var walk = new Walk();
        walk.Open(null);
        walk.Accept(new WithdrawCase { CommandId = walk.Id, Actor = People.Citizen });
        walk.Accept(new CloseCase { CommandId = walk.Id, Actor = People.Clerk("02-102") });

        Assert.Equal(1, walk.Accept(walk.Visit("03-103", "to collect papers")).VisitNumber);
        Assert.Equal("office.not-staff", walk.Refused(walk.Visit("03-103", "x") with { Office = "02-102" }));
        var facts = new CaseFacts { Service = walk.City.Service(walk.Service.Code), Calendar = walk.City.Calendar };
        Assert.Equal("case.unknown", CaseRules.RegisterVisit(null, walk.Visit("03-103"), facts, walk.City.Now).Refusal?.Code);
    }

    [Fact]
    public void Two_hundred_visits_are_the_end()
    {
        var walk = new Walk();
        walk.Open(null);
        for (var i = 0; i < CaseLimits.Visits; i++)
        {
            walk.Accept(walk.Visit("03-103", "again"));
        }

        Assert.Equal("case.too-many-visits", walk.Refused(walk.Visit("03-103", "again")));
    }

    [Fact]
    public void A_case_without_its_papers_is_not_handed_in()
    {
        var walk = new Walk(Services.Permit);
        walk.Open();
        var refusal = walk.City.Give(walk.Case, new SubmitCase { CommandId = walk.Id, Actor = People.Citizen }).Refusal!;

        Assert.Equal("case.documents-missing", refusal.Code);
        Assert.Equal("title-deed request-form", refusal.Values["items"]);
    }

    [Fact]
    public void A_case_takes_thirty_two_documents()
    {
        var walk = new Walk();
        walk.Open();
        for (var i = 0; i < CaseLimits.Documents; i++)
        {
            walk.Accept(walk.Document("title-deed"));
        }

        Assert.Equal("case.too-many-documents", walk.Refused(walk.Document("title-deed")));
        Assert.Equal(32, walk.City.Tables.Of<DocumentRow>().Count());
    }

    [Fact]
    public void A_case_keeps_the_service_version_it_started_with_and_only_one_in_force_opens()
    {
        var city = new ModelCity();
        var facts = new CaseFacts
        {
            Service = city.Service("pothole") with { EffectiveUntil = city.Now },
            Calendar = city.Calendar,
            ApplicantHash = "h",
            DrawSubject = "s",
        };
        var open = new Walk(Services.Pothole).Opening(null);

        Assert.Equal("service.unknown", CaseRules.Open(null, open, facts, city.Now).Refusal?.Code);
        Assert.Null(CaseRules.Open(null, open, facts, city.Now.AddTicks(-1)).Refusal);
        Assert.Equal("service.unknown", CaseRules.Open(null, open with { Service = "other" }, facts, city.Now.AddTicks(-1)).Refusal?.Code);
        var draft = facts with { Service = facts.Service with { Status = ServiceVersionStatus.Reviewed } };
        Assert.Equal("service.unknown", CaseRules.Open(null, open, draft, city.Now.AddTicks(-1)).Refusal?.Code);
    }

    [Fact]
    public void A_number_is_opened_once()
    {
        var walk = new Walk();
        walk.Open();

        Assert.Equal("case.number-taken", walk.Refused(walk.Opening()));
    }

    [Fact]
    public void A_city_service_is_done_by_any_office_and_closed_without_decision()
    {
        var walk = new Walk(Services.Pothole).Submitted(null);
        Assert.Equal("case.step-not-open", walk.Refused(walk.Perform("inspection", People.Clerk("02-102"))));
        walk.Accept(walk.Perform("repair", People.Clerk("02-102")));
        walk.Accept(walk.Perform("repair", People.Clerk("03-103")));
        Assert.Equal("03-103", walk.State.Holder);
        walk.Accept(walk.Perform("inspection", People.Clerk("04-104")));
        Assert.Equal("case.step-not-open", walk.Refused(walk.Perform("inspection", People.Clerk("04-104"))));
        Assert.Equal("case.not-holder", walk.Refused(walk.Perform("repair", People.Citizen)));
        Assert.Equal("case.office-not-eligible", walk.Refused(walk.Perform("repair", People.Clerk("99-999"))));
        Assert.Equal("case.unknown-verdict", walk.Refused(walk.Decision(People.Examiner("02-102"))));
        walk.Accept(new CloseCase { CommandId = walk.Id, Actor = People.Clerk("05-105") });

        Assert.Equal([1, 2, 1], walk.City.Tables.Of<StepPerformedRow>().Select(r => r.Times));
        Assert.Equal(CaseStatus.Closed, walk.State.Status);
    }

    [Fact]
    public void History_plays_in_on_its_own_clock()
    {
        var walk = new Walk(Services.Receipt);
        var then = new DateTimeOffset(2011, 10, 11, 13, 42, 22, 688, TimeSpan.FromHours(2));
        var open = walk.Opening() with { OccurredAt = then, Deadline = then.AddDays(2), Channel = Channel.Email, VisitReason = null };
        var receipt = walk.Accept(open);
        Assert.Equal((CaseStatus.InProgress, then.ToUniversalTime()), (receipt.Status, receipt.At));
        Assert.Equal(TimeSpan.Zero, receipt.At.Offset);
        Assert.Empty(walk.Case.Due);

        walk.Accept(walk.Perform("confirmation", People.Clerk("02-102")) with { OccurredAt = then.AddDays(1) });
        Assert.Equal("command.recorded-time-refused", walk.Refused(walk.Perform("check", People.Clerk("02-102")) with { OccurredAt = then.AddHours(23) }));
        Assert.Equal("command.recorded-time-refused", walk.Refused(walk.Perform("check", People.Clerk("02-102")) with { OccurredAt = walk.City.Now.AddSeconds(1) }));
        Assert.Empty(walk.Case.Events.OfType<DeadlinePassed>());
        walk.Accept(walk.Perform("confirmation", People.Clerk("55-555")) with { OccurredAt = then.AddDays(3) });

        Assert.Equal(then.AddDays(2), walk.Case.Events.OfType<DeadlinePassed>().Single().DueAt);
        var row = walk.City.Tables.Of<CaseRow>().Single();
        Assert.Equal((then.AddDays(1).ToUniversalTime(), then.AddDays(3).ToUniversalTime(), true), (row.FirstStepAt, row.LastStepAt, row.Late));
    }

    [Fact]
    public void Only_services_that_say_so_take_recorded_times_and_deadlines()
    {
        var walk = new Walk();

        Assert.Equal("command.recorded-time-refused", walk.Refused(walk.Opening() with { OccurredAt = walk.City.Now.AddDays(-1) }));
        Assert.Equal("command.recorded-time-refused", walk.Refused(walk.Opening() with { Deadline = walk.City.Now.AddDays(1) }));
    }

    [Fact]
    public void A_clock_that_is_behind_never_turns_a_cases_time_back()
    {
        var walk = new Walk();
        walk.Open();
        var opened = walk.State.LastEventAt;
        walk.City.Now = opened.AddSeconds(-3);

        Assert.Equal(opened, walk.Accept(walk.Document("title-deed")).At);
    }

    [Fact]
    public void A_decided_case_is_over()
    {
        var walk = new Walk().Submitted();
        walk.Take("decision");
        Assert.Equal("case.unknown-verdict", walk.Refused(walk.Decision(verdict: "maybe")));
        walk.Accept(walk.Decision(verdict: "refused"));

        foreach (var command in new CityCommand[]
        {
            walk.Decision(), walk.Notice("title-deed"), walk.Answer(), walk.Document("title-deed"), walk.TakeBy("decision", walk.Examiner),
            new SubmitCase { CommandId = walk.Id, Actor = People.Citizen }, new WithdrawCase { CommandId = walk.Id, Actor = People.Citizen },
            walk.Redraw(walk.State.DrawnOffice!),
        })
        {
            Assert.Equal("case.wrong-status", walk.Refused(command));
        }

        Assert.Equal(("refused", CaseStatus.Decided), (walk.State.Verdict, walk.State.Status));
        walk.Accept(new CloseCase { CommandId = walk.Id, Actor = People.Clerk("01-101") });
        Assert.Equal("case.wrong-status", walk.Refused(new CloseCase { CommandId = walk.Id, Actor = People.Clerk("01-101") }));
    }

    /// <summary>Law 4: whatever a steward tries on a case is refused.</summary>
    [Fact]
    public void Nothing_a_steward_tries_on_a_case_is_accepted()
    {
        var walk = new Walk().Submitted();
        walk.Take("decision");
        var steward = People.Steward;

        foreach (var command in new CityCommand[]
        {
            walk.Decision(), walk.Notice("title-deed"), walk.Answer(), walk.Document("title-deed"), walk.Visit("01-101", "x"),
            walk.TakeBy("decision", walk.Examiner), walk.Redraw(walk.State.DrawnOffice!), walk.Perform("decision", walk.Examiner),
            new CloseCase { CommandId = walk.Id, Actor = steward }, new WithdrawCase { CommandId = walk.Id, Actor = steward },
        })
        {
            Assert.Equal("access.role-may-not", walk.Refused(command with { Actor = steward }));
            Assert.Equal("command.malformed", walk.Refused(command with { Actor = steward with { Office = walk.State.DrawnOffice } }));
        }
    }

    [Fact]
    public void A_long_case_ends_with_a_refusal_but_visits_are_still_recorded()
    {
        var walk = new Walk(Services.Receipt);
        walk.Open();
        for (var i = 1; i < CaseLimits.Commands; i++)
        {
            walk.Accept(walk.Perform("check", People.Clerk("02-102")));
        }

        Assert.Equal("case.too-many-commands", walk.Refused(walk.Perform("check", People.Clerk("02-102"))));
        Assert.Equal(1, walk.Accept(walk.Visit("03-103", "asked why")).VisitNumber);
    }

    [Fact]
    public void A_busy_permits_state_stays_far_under_four_kilobytes()
    {
        var walk = new Walk(Services.Permit).Submitted();
        for (var i = 0; i < 10; i++)
        {
            walk.Accept(walk.Document("utility-bill"));
        }

        walk.Accept(walk.Perform("intake-check", People.Clerk("01-101")));
        walk.Accept(walk.Visit("03-103", "the deed was missing"));
        walk.Take("site-report");
        walk.Suspend(walk.State.DrawnOffice!);
        walk.Accept(walk.Redraw(walk.State.DrawnOffice!));
        walk.Take("plan-control");
        walk.Accept(walk.Notice("title-deed", "request-form", "utility-bill"));

        var bytes = Encoding.UTF8.GetByteCount(JsonSerializer.Serialize(walk.State, CityJson.Stored));
        Assert.InRange(bytes, 1500, 3500);
    }
}
