using ActorCity.Contracts;
using ActorCity.Contracts.Cases;
using ActorCity.Contracts.Cases.Events;
using ActorCity.Domain.Routing;

namespace ActorCity.Domain.Cases;

/// <summary>Bills and their payment. A bill is paid whole; no total but the tariff's without two persons of two offices.</summary>
public static partial class CaseRules
{
    private const string PaymentVoidedCause = "payment-voided";

    private static readonly CaseStatus[] Payable = [CaseStatus.InProgress, CaseStatus.WaitingForApplicant, CaseStatus.Decided];

    /// <summary>Notes that a bill was paid; its step is done.</summary>
    public static Decision<CaseState, CaseReceipt> RecordPayment(CaseState? state, RecordPayment command, CaseFacts facts, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(facts);
        if ((Guard(state, command, now, Payable) ?? MayNotUse(state!, command.Bill, BillStatus.Open)) is { } refusal)
        {
            return refusal;
        }

        var bill = Bill(state!, command.Bill)!;
        if (command.Amount != bill.Total)
        {
            return CaseErrors.AmountDiffers.With("total", bill.Total);
        }

        if (state!.References.Contains(command.Reference))
        {
            return CaseErrors.PaymentReused;
        }

        var till = command.Method == PaymentMethod.Online ? null : command.Actor.Office;
        if (command.Method != PaymentMethod.Online && (till is null || facts.Directory is { } city && Draw.Find(city, till) is null))
        {
            return CaseErrors.OfficeNotEligible.With("office", till ?? "");
        }

        var flow = CaseFlow.Begin(state, facts, now);
        flow.Add(new PaymentRecorded
        {
            Bill = bill.Number, Amount = command.Amount, Method = command.Method, Reference = command.Reference, Till = till,
        });
        return Paid(flow, bill, command) is { } none ? none : Accept(flow, bill.Step, bill: bill.Number);
    }

    /// <summary>
    /// A payment was none: the bill is open again. If the case still runs so is the step, and nothing that was done meanwhile is undone; a
    /// decided case keeps its decision and shows the debt. Either way the bill can be paid again.
    /// </summary>
    public static Decision<CaseState, CaseReceipt> VoidPayment(CaseState? state, VoidPayment command, CaseFacts facts, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(facts);
        if ((Guard(state, command, now, Payable) ?? MayNotUse(state!, command.Bill, BillStatus.Paid)) is { } refusal)
        {
            return refusal;
        }

        var bill = Bill(state!, command.Bill)!;
        var flow = CaseFlow.Begin(state!, facts, now);
        flow.Add(new PaymentVoided
        {
            Bill = bill.Number, Amount = bill.Total, Method = bill.Method!.Value, Reason = command.Reason, Till = bill.Till,
        });
        if (state!.Status != CaseStatus.Decided)
        {
            flow.ReopenPayment(bill, PaymentVoidedCause);
        }

        return Accept(flow, bill.Step, bill: bill.Number);
    }

    /// <summary>Gives a paid bill's money back: the case was withdrawn, refused or closed, or its step was billed anew.</summary>
    public static Decision<CaseState, CaseReceipt> RefundPayment(CaseState? state, RefundPayment command, CaseFacts facts, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(facts);
        if ((Guard(state, command, now, Enum.GetValues<CaseStatus>()) ?? MayNotUse(state!, command.Bill, BillStatus.Paid)) is { } refusal)
        {
            return refusal;
        }

        var bill = Bill(state!, command.Bill)!;
        var verdicts = facts.Service.Definition.Verdicts;
        var over = state!.Status is CaseStatus.Withdrawn or CaseStatus.Closed
            || (state.Status == CaseStatus.Decided && !verdicts.IsEmpty && state.Verdict != verdicts[0]);
        if (!over && !state.Bills.Any(b => b.Step == bill.Step && b.Number > bill.Number))
        {
            return CaseErrors.BillStatus.With("status", Words.Of(bill.Status));
        }

        if (state.References.Contains(command.Reference))
        {
            return CaseErrors.PaymentReused;
        }

        var flow = CaseFlow.Begin(state, facts, now);
        flow.Add(new PaymentRefunded
        {
            Bill = bill.Number, Amount = bill.Total, Method = bill.Method!.Value, Reason = command.Reason, Reference = command.Reference, Till = bill.Till,
        });
        return Accept(flow, bill.Step, bill: bill.Number);
    }

    /// <summary>The manager of the deciding office asks for another total.</summary>
    public static Decision<CaseState, CaseReceipt> ProposeFeeOverride(CaseState? state, ProposeFeeOverride command, CaseFacts facts, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(command);
        if ((Guard(state, command, now, CaseStatus.InProgress, CaseStatus.WaitingForApplicant) ?? MayNotUse(state!, command.Bill, BillStatus.Open)) is { } refusal)
        {
            return refusal;
        }

        if (command.Actor.Office is not { } office || office != state!.DrawnOffice)
        {
            return CaseErrors.NotHolder;
        }

        if (Bill(state, command.Bill)!.Proposed is not null)
        {
            return CaseErrors.OverrideStatus;
        }

        var flow = CaseFlow.Begin(state, facts, now);
        flow.Add(new FeeOverrideProposed
        {
            Bill = command.Bill, Total = command.Total, Reason = command.Reason, Person = command.Actor.Person, Office = office,
        });
        return Accept(flow, bill: command.Bill);
    }

    /// <summary>A manager of another office settles it: approved, the bill is replaced by one of the other total.</summary>
    public static Decision<CaseState, CaseReceipt> SettleFeeOverride(CaseState? state, SettleFeeOverride command, CaseFacts facts, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(facts);
        if ((Guard(state, command, now, CaseStatus.InProgress, CaseStatus.WaitingForApplicant) ?? MayNotUse(state!, command.Bill, BillStatus.Open)) is { } refusal)
        {
            return refusal;
        }

        var bill = Bill(state!, command.Bill)!;
        if (bill.Proposed is not { } proposed)
        {
            return CaseErrors.OverrideStatus;
        }

        if (proposed.Person == command.Actor.Person || proposed.Office == command.Actor.Office || command.Actor.Office == state!.IntakeOffice)
        {
            return CaseErrors.FourEyes;
        }

        if (facts.Directory is not { } city || Draw.Find(city, command.Actor.Office!) is not { Active: true })
        {
            return CaseErrors.OfficeNotEligible.With("office", command.Actor.Office ?? "");
        }

        if (command.Approve && state.Bills.Length >= CaseLimits.Bills)
        {
            return CaseErrors.TooManyCommands.With("limit", CaseLimits.Bills);
        }

        var flow = CaseFlow.Begin(state, facts, now);
        flow.Add(new FeeOverrideSettled { Bill = bill.Number, Approved = command.Approve, Reason = command.Reason, Total = proposed.Total });
        return command.Approve && Replace(flow, bill, proposed.Total, command) is { } none
            ? none
            : Accept(flow, bill.Step, bill: flow.State.Bills[^1].Number);
    }

    private static Refusal? Replace(CaseFlow flow, CaseBill bill, long total, CityCommand command)
    {
        flow.Add(new BillCancelled { Bill = bill.Number, Total = bill.Total, Cause = "overridden" });
        if (total == 0)
        {
            return Paid(flow, bill, command);
        }

        var number = flow.State.Bills.Length + 1;
        flow.Add(new BillIssued
        {
            Number = number,
            Step = bill.Step,
            Lines = [new BillLine { Fee = "override", Amount = total, Computation = string.Create(CultureInfo.InvariantCulture, $"{total}") }],
            Total = total,
            Tariff = "override",
        });
        return null;
    }

    private static Refusal? Paid(CaseFlow flow, CaseBill bill, CityCommand command)
    {
        if (CaseSteps.Find(flow.State, bill.Step) is { } step && CaseSteps.IsWaiting(step))
        {
            flow.Add(new StepPerformed { Step = bill.Step, Office = command.Actor.Office, Person = command.Actor.Person });
        }

        return flow.Advance();
    }

    private static CaseBill? Bill(CaseState state, int number) => state.Bills.FirstOrDefault(b => b.Number == number);

    private static Refusal? MayNotUse(CaseState state, int number, BillStatus needed) => Bill(state, number) switch
    {
        null => CaseErrors.UnknownBill.With("bill", number),
        { } bill when bill.Status != needed => CaseErrors.BillStatus.With("status", Words.Of(bill.Status)),
        _ => null,
    };
}
