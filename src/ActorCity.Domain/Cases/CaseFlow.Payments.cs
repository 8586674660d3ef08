using ActorCity.Contracts.Cases;
using ActorCity.Contracts.Cases.Events;
using ActorCity.Contracts.Catalogue;
using ActorCity.Domain.Catalogue;
using ActorCity.Domain.Fees;

namespace ActorCity.Domain.Cases;

/// <summary>What follows for money.</summary>
internal sealed partial class CaseFlow
{
    /// <summary>
    /// A payment was none: its step is open again, with the same bill. A step whose turn will come again bills then; one that is not needed
    /// any more needs no bill either.
    /// </summary>
    public void ReopenPayment(CaseBill bill, string cause)
    {
        if (CaseSteps.Find(Definition, bill.Step) is not { } step || !CaseSteps.IsOver(State, bill.Step))
        {
            return;
        }

        if (!Conditions.Holds(step.When, CaseFactSheet.Of(State, Definition)) || State.Bills.Any(b => b.Step == step.Code && b.Number > bill.Number))
        {
            CancelOpenBills(step.Code, NotNeeded);
            return;
        }

        Add(new StepReopened { Step = step.Code, Cause = cause });
        Add(new StepOpened { Step = step.Code });
        StartClock(step);
        AdjustClock();
    }

    /// <summary>What was paid was computed from answers that changed: each payment that was asked for is computed again in its turn.</summary>
    public void ReopenPayments(string cause)
    {
        foreach (var step in Definition.Steps)
        {
            if (step.Kind == StepKind.Payment && CaseSteps.Find(State, step.Code) is { Status: not CaseStepStatus.Reopened })
            {
                Add(new StepReopened { Step = step.Code, Cause = cause });
            }
        }
    }

    /// <summary>Bills that nobody has to pay any more, because the case is over.</summary>
    public void CancelOpenBills()
    {
        foreach (var bill in State.Bills.Where(b => b.Status == BillStatus.Open))
        {
            Add(new BillCancelled { Bill = bill.Number, Total = bill.Total, Cause = "case-ended" });
        }
    }

    private void CancelOpenBills(string step, string cause)
    {
        foreach (var bill in State.Bills.Where(b => b.Step == step && b.Status == BillStatus.Open))
        {
            Add(new BillCancelled { Bill = bill.Number, Total = bill.Total, Cause = cause });
        }
    }

    // Nothing to pay: nothing to wait for. What was paid, or billed, before for the same step counts.
    private void OpenPayment(StepDefinition step)
    {
        var lines = FeeRules.Lines(Definition, step.Code, CaseFactSheet.Of(State, Definition));
        var total = FeeRules.Total(lines);
        if (total == 0 || State.Bills.Any(b => b.Step == step.Code && b.Status == BillStatus.Paid && b.Total == total))
        {
            Skip(step);
            return;
        }

        Add(new StepOpened { Step = step.Code });
        if (!State.Bills.Any(b => b.Step == step.Code && b.Status == BillStatus.Open && b.Total == total))
        {
            CancelOpenBills(step.Code, BilledAnew);
            Add(new BillIssued
            {
                Number = State.Bills.Length + 1,
                Step = step.Code,
                Lines = lines,
                Total = total,
                Tariff = Definition.Tariff?.Code ?? "",
            });
        }

        StartClock(step);
    }

    private void Skip(StepDefinition step)
    {
        CancelOpenBills(step.Code, NotNeeded);
        Add(new StepSkipped { Step = step.Code });
    }
}
