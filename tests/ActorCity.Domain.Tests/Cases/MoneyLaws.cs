using ActorCity.Contracts.Cases.Events;
using ActorCity.Contracts.Queries;
using ActorCity.Domain.Cases;
using ActorCity.Domain.Fees;
using ActorCity.Domain.Tests.Model;

namespace ActorCity.Domain.Tests.Cases;

/// <summary>What must hold of a case's money.</summary>
internal static class MoneyLaws
{
    public static void Hold(ModelCity city, JournalStream<CaseState> stream, ServiceDefinition service)
    {
        var state = stream.State!;
        BillsAreTheTariffs(stream.Journal[^1], state, service);
        TwoPeopleSettleAnOverride(stream);
        TheLedgerBalances(city, state);
        WhatIsVoidedCanBePaid(state, service);
        OneReferenceCountsOnce(stream);
    }

    /// <summary>The newest entry's bills are what the fee rules give for the facts that the case has now.</summary>
    public static void BillsAreTheTariffs(JournalEntry entry, CaseState state, ServiceDefinition service)
    {
        foreach (var bill in entry.Events.OfType<BillIssued>())
        {
            Assert.Equal(bill.Total, FeeRules.Total(bill.Lines));
            if (entry.Events.OfType<FeeOverrideSettled>().SingleOrDefault() is { Approved: true } settled)
            {
                Assert.Equal(settled.Total, bill.Total);
                continue;
            }

            Assert.Equal(FeeRules.Lines(service, bill.Step, Facts(state)).AsEnumerable(), bill.Lines);
            Assert.Equal(service.Tariff!.Code, bill.Tariff);
        }
    }

    public static void TwoPeopleSettleAnOverride(JournalStream<CaseState> stream)
    {
        FeeOverrideProposed? proposed = null;
        foreach (var entry in stream.Journal)
        {
            foreach (var e in entry.Events)
            {
                proposed = e as FeeOverrideProposed ?? proposed;
                if (e is FeeOverrideSettled settled)
                {
                    Assert.NotNull(proposed);
                    Assert.Equal((proposed.Bill, proposed.Total), (settled.Bill, settled.Total));
                    Assert.NotEqual(proposed.Person, entry.Actor.Person);
                    Assert.NotEqual(proposed.Office, entry.Actor.Office);
                }
            }
        }
    }

    /// <summary>Each entry's bookings add up to nothing; what applicants owe is their open bills; each till has what it took.</summary>
    public static void TheLedgerBalances(ModelCity city, CaseState state)
    {
        var rows = city.Tables.Of<LedgerEntryRow>().Where(r => r.Case == state.Case).ToList();
        Assert.All(rows.GroupBy(r => r.Sequence), entry => Assert.Equal(0, entry.Sum(r => r.Amount)));
        Assert.Equal(Sum(state, BillStatus.Open, _ => true), rows.Where(r => r.Account == LedgerRules.Receivable).Sum(r => r.Amount));
        foreach (var till in rows.Where(r => r.Account.StartsWith("cash:", StringComparison.Ordinal)).GroupBy(r => r.Account["cash:".Length..]))
        {
            Assert.Equal(Sum(state, BillStatus.Paid, b => (b.Till ?? "online") == till.Key), till.Sum(r => r.Amount));
        }

        Assert.Equal(Sum(state, BillStatus.Paid, _ => true), -rows.Where(r => r.Account.StartsWith("revenue:", StringComparison.Ordinal)).Sum(r => r.Amount)
            - Sum(state, BillStatus.Open, _ => true));
    }

    /// <summary>A payment that waits has its one open bill, and each open bill of a running case has a payment that waits, or will have its turn.</summary>
    public static void WhatIsVoidedCanBePaid(CaseState state, ServiceDefinition service)
    {
        foreach (var step in CaseLaws.Waiting(state).Where(s => service.Steps.Single(d => d.Code == s.Code).Kind == StepKind.Payment))
        {
            Assert.Single(state.Bills, b => b.Step == step.Code && b.Status == BillStatus.Open);
        }

        Assert.Equal(state.Bills.Count(b => b.Status == BillStatus.Open), state.Bills.Where(b => b.Status == BillStatus.Open).DistinctBy(b => b.Step).Count());
        if (RandomCase.IsUndecided(state))
        {
            Assert.All(state.Bills.Where(b => b.Status == BillStatus.Open), b =>
                Assert.True(state.Steps.Single(s => s.Code == b.Step).Status is CaseStepStatus.Open or CaseStepStatus.Reopened || state.Appealed, b.Step));
        }

        Assert.DoesNotContain(state.Bills, b => state.Status is CaseStatus.Closed or CaseStatus.Withdrawn && b.Status == BillStatus.Open);
    }

    public static void OneReferenceCountsOnce(JournalStream<CaseState> stream)
    {
        var references = stream.Events.Select(e => (e as PaymentRecorded)?.Reference ?? (e as PaymentRefunded)?.Reference).OfType<string>().ToList();
        Assert.Equal(references.Count, references.Distinct().Count());
    }

    /// <summary>The facts, put together a second time.</summary>
    private static Dictionary<string, string> Facts(CaseState state)
    {
        var facts = state.Facts.ToDictionary();
        facts["channel"] = Words.Of(state.Channel);
        facts["risk"] = state.Risk is { } risk ? Words.Of(risk) : "";
        facts["verdict"] = state.Proposal?.Verdict ?? state.Verdict ?? "";
        foreach (var step in state.Steps.Where(s => s.Outcome is not null))
        {
            facts[$"step:{step.Code}"] = step.Outcome!;
        }

        return facts;
    }

    private static long Sum(CaseState state, BillStatus status, Func<CaseBill, bool> isAsked) =>
        state.Bills.Where(b => b.Status == status && isAsked(b)).Sum(b => b.Total);
}
