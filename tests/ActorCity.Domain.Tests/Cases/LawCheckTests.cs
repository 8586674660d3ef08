using ActorCity.Contracts.Cases.Events;
using ActorCity.Contracts.Queries;
using ActorCity.Domain.Cases;
using ActorCity.Domain.Tests.Model;
using Xunit.Sdk;

namespace ActorCity.Domain.Tests.Cases;

/// <summary>A law that cannot be broken proves nothing: each check is shown a journal that breaks it.</summary>
public sealed class LawCheckTests
{
    [Fact]
    public void An_honest_case_breaks_none()
    {
        var walk = new PermitWalk().Decided();
        CaseLaws.Hold(walk.City, walk.Case, walk.Service);
    }

    [Fact]
    public void One_person_with_two_parts_is_seen()
    {
        var walk = new PermitWalk().HandedIn("01-101");
        Forge(walk, People.At("02-102", ActorRole.Inspector, 1), new StepPerformed { Step = "site-visit", Office = "02-102", Person = "clerk-01-101-1" });

        Breaks(() => FlowLaws.NobodyHasTwoParts(walk.Case, walk.Service));
    }

    [Fact]
    public void One_office_with_two_parts_is_seen()
    {
        var walk = new PermitWalk().HandedIn("01-101");
        Forge(walk, People.At("01-101", ActorRole.Inspector, 1), new StepPerformed { Step = "site-visit", Office = "01-101", Person = "inspector-1" });

        Breaks(() => FlowLaws.NobodyHasTwoParts(walk.Case, walk.Service));
    }

    [Fact]
    public void A_sensitive_decision_without_a_second_office_is_seen()
    {
        var walk = new PermitWalk().Prepared(floors: "9");
        var decided = new CaseDecided { Verdict = "granted", Reason = "ok", Office = "02-102", Person = "p" };
        Forge(walk, People.Examiner("02-102"), new DecisionProposed { Verdict = "granted", Reason = "ok", Office = "02-102", Person = "p" }, decided);

        Breaks(() => FlowLaws.EnoughEyes(walk.Case, walk.Service));
        Breaks(() => FlowLaws.EnoughEyes(Forged(new PermitWalk().Prepared(), People.Citizen, decided).Case, walk.Service));
    }

    [Fact]
    public void An_interested_office_that_acts_is_seen()
    {
        var declared = new InterestDeclared { Office = "02-102", Reason = "a relative" };
        var walk = Forged(new PermitWalk().HandedIn(), People.Clerk("02-102"), declared);
        Forge(walk, People.Clerk("02-102"), new DeficiencyAnswered());
        Breaks(() => FlowLaws.WhoHasAnInterestIsOut(walk.Case, walk.State));

        var reopened = Forged(new PermitWalk().HandedIn(), People.Clerk("02-102"), declared);
        Forge(reopened, People.Citizen, new StepOpened { Step = "plan-control", Office = "02-102" });
        Breaks(() => FlowLaws.WhoHasAnInterestIsOut(reopened.Case, reopened.State));
    }

    [Fact]
    public void A_version_that_changes_by_itself_is_seen()
    {
        var walk = Forged(new PermitWalk().HandedIn(), People.Citizen, new CaseMigrated { FromVersion = 1, ToVersion = 2, VisitBudget = 9, Reason = "x" });

        Breaks(() => FlowLaws.TheVersionStays(walk.Case));
    }

    [Fact]
    public void Silence_that_the_card_does_not_take_is_seen()
    {
        var due = new PermitWalk().HandedIn().State.Steps.Single(s => s.Code == "site-visit").DueAt!.Value;
        foreach (var wrong in new CityEvent[]
        {
            new StepDeemed { Step = "site-visit", Outcome = "differs", DueAt = due },
            new StepDeemed { Step = "site-visit", Outcome = "as-drawn", DueAt = due },
            new StepDeemed { Step = "intake-check", DueAt = due },
            new StepEscalated { Step = "site-visit", DueAt = due, Level = 1, NextAt = due },
            new StepEscalated { Step = "intake-check", DueAt = due, Level = 2 },
            new StepClockStarted { Step = "intake-check", DueAt = due.AddDays(9), WorkingDays = 2 },
        })
        {
            var walk = Forged(new PermitWalk().HandedIn(), Actor.City, wrong);
            Breaks(() => FlowLaws.SilenceIsTakenAsTheCardSays(walk.City, walk.Case, walk.Service));
        }
    }

    [Fact]
    public void A_case_that_nobody_has_is_seen()
    {
        var walk = new PermitWalk().HandedIn();
        Breaks(() => FlowLaws.SomebodyIsNext(walk.State with { Steps = [] }, walk.Service));
        Breaks(() => FlowLaws.SomebodyIsNext(walk.State with { Holder = null, Steps = [.. walk.State.Steps.Where(s => s.Office is not null)] }, walk.Service));
        Breaks(() => FlowLaws.SomebodyIsNext(walk.State with { Clock = null, Steps = [.. walk.State.Steps.Select(s => s with { DueAt = null })] }, walk.Service));
    }

    [Fact]
    public void An_agent_without_a_mandate_is_seen()
    {
        var walk = new PermitWalk().Filled();
        var before = walk.State;
        Forge(walk, People.Agent, new CaseSubmitted());

        Breaks(() => FlowLaws.AgentsNeedAMandate(before, walk.Case.Journal[^1]));
        var ended = before with { Mandate = new CaseMandate { Agent = People.Agent.Person, Until = walk.City.Now.AddSeconds(-1) } };
        Breaks(() => FlowLaws.AgentsNeedAMandate(ended, walk.Case.Journal[^1]));
        FlowLaws.AgentsNeedAMandate(ended with { Mandate = ended.Mandate with { Until = null } }, walk.Case.Journal[^1]);
    }

    [Fact]
    public void A_second_notice_that_gains_a_day_is_seen()
    {
        var walk = new PermitWalk().HandedIn();
        var before = walk.State;
        Forge(walk, People.Examiner("02-102"), new DeficiencyNoticed { Number = 2, Items = [] }, new ClockSuspended { RemainingWorkingDays = 9 });

        Breaks(() => FlowLaws.ALaterNoticeMovesNoDueTime(before, walk.Case.Journal[^1], walk.State));
    }

    [Fact]
    public void A_verdict_that_is_deemed_too_early_or_by_somebody_is_seen()
    {
        var walk = new PermitWalk(Cards.Deemed).HandedIn();
        var before = walk.State;
        Forge(walk, Actor.City, new VerdictDeemed { Verdict = "granted", DueAt = before.Clock!.DueAt!.Value });
        Breaks(() => FlowLaws.OnlyTheDueItemDeems(before, walk.Case.Journal[^1], walk.Service));

        walk.City.Now = before.Clock.DueAt!.Value;
        Forge(walk, Actor.City, new VerdictDeemed { Verdict = "granted", DueAt = before.Clock.DueAt!.Value });
        FlowLaws.OnlyTheDueItemDeems(before, walk.Case.Journal[^1], walk.Service);
        Breaks(() => FlowLaws.OnlyTheDueItemDeems(before, walk.Case.Journal[^1], Cards.Permit));
        Forge(walk, People.Examiner("02-102"), new VerdictDeemed { Verdict = "granted", DueAt = before.Clock.DueAt!.Value });
        Breaks(() => FlowLaws.OnlyTheDueItemDeems(before, walk.Case.Journal[^1], walk.Service));
    }

    [Fact]
    public void A_visit_beyond_the_budget_without_its_flag_is_seen()
    {
        var visit = new VisitRegistered { Number = 1, Office = "01-101", AskedBy = "citizen", Fault = VisitFault.None, Excess = false };
        var first = new PermitWalk();
        first.Open(null);
        var honest = Forged(first, People.Clerk("01-101"), visit);
        CaseLaws.VisitsAreCounted(honest.Case, honest.State, honest.Service);

        var matter = new PermitWalk();
        matter.Open(null);
        Forge(matter, People.Citizen, new MatterLinked { Case = honest.State.Case, Visits = 1 });
        Forge(matter, People.Clerk("01-101"), visit);
        Breaks(() => CaseLaws.VisitsAreCounted(matter.Case, matter.State, matter.Service));
    }

    [Fact]
    public void A_case_that_was_opened_at_a_counter_without_a_visit_is_seen()
    {
        var walk = new PermitWalk();
        walk.Open();
        var opened = walk.Case.Events.OfType<CaseOpened>().Single();
        CaseLaws.VisitsAreCounted(walk.Case, walk.State, walk.Service);

        var silent = Forged(new PermitWalk(), People.Clerk("01-101"), opened);
        Breaks(() => CaseLaws.VisitsAreCounted(silent.Case, silent.State, silent.Service));
        var hidden = Forged(new PermitWalk(), People.Clerk("01-101"), opened with { Channel = Channel.Internet });
        Breaks(() => CaseLaws.VisitsAreCounted(hidden.Case, hidden.State, hidden.Service));
    }

    [Fact]
    public void A_bill_of_another_total_is_seen()
    {
        var line = new BillLine { Fee = "file", Amount = 1, Computation = "1" };
        var walk = new PermitWalk().HandedIn();
        Forge(walk, People.Citizen, new BillIssued { Number = 1, Step = "first-payment", Lines = [line], Total = 1, Tariff = "tariff-1405" });

        Breaks(() => MoneyLaws.BillsAreTheTariffs(walk.Case.Journal[^1], walk.State, walk.Service));
        Breaks(() => MoneyLaws.WhatIsVoidedCanBePaid(walk.State, walk.Service));
        MoneyLaws.TheLedgerBalances(walk.City, walk.State);
        walk.City.Tables.Apply([.. walk.City.Tables.Of<LedgerEntryRow>().Take(1).Select(r => r with { Amount = r.Amount + 1 })]);
        Breaks(() => MoneyLaws.TheLedgerBalances(walk.City, walk.State));
        Breaks(() => MoneyLaws.TheLedgerBalances(walk.City, walk.State with { Bills = [] }));
    }

    [Fact]
    public void An_override_by_one_person_is_seen()
    {
        var walk = new PermitWalk().HandedIn();
        Forge(walk, People.Manager("02-102"), new FeeOverrideProposed { Bill = 1, Total = 5, Reason = "x", Person = People.Manager("02-102").Person, Office = "02-102" });
        Forge(walk, People.Manager("02-102"), new FeeOverrideSettled { Bill = 1, Approved = true, Reason = "x", Total = 5 });

        Breaks(() => MoneyLaws.TwoPeopleSettleAnOverride(walk.Case));
    }

    [Fact]
    public void A_payment_that_counts_twice_is_seen()
    {
        var paid = new PaymentRecorded { Bill = 1, Amount = 1, Method = PaymentMethod.Online, Reference = "bank-0001" };
        var walk = Forged(new PermitWalk().HandedIn(), People.Citizen, paid, paid with { Bill = 2 });

        Breaks(() => MoneyLaws.OneReferenceCountsOnce(walk.Case));
    }

    private static void Breaks(Action law) => Assert.ThrowsAny<XunitException>(law);

    private static PermitWalk Forged(PermitWalk walk, Actor actor, params CityEvent[] events)
    {
        Forge(walk, actor, events);
        return walk;
    }

    // What no rule would ever decide.
    private static void Forge(PermitWalk walk, Actor actor, params CityEvent[] events) =>
        Assert.Null(walk.Case.Take(Decision<CaseState, string>.Accept([.. events], _ => "forged"), walk.Id, actor, walk.City.Now, walk.City.Tables, out _));
}
