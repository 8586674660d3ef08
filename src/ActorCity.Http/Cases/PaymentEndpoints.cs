using ActorCity.Contracts.Cases;

namespace ActorCity.Http.Cases;

/// <summary>Money of a case. Every change is balanced in the ledger in the same transaction.</summary>
internal static class PaymentEndpoints
{
    public static void MapPayments(this RouteGroupBuilder cases)
    {
        var bill = cases.MapGroup("/{trackingCode}/bills/{bill}");
        bill.MapCommand<CaseReceipt>("/payment", PayAsync, "recordPayment", "Note that a bill was paid", "Whole or not at all; a reference counts once per case.");
        bill.MapCommand<CaseReceipt>("/void", VoidAsync, "voidPayment", "Say that a payment was none", "The bill and its step are open again.");
        bill.MapCommand<CaseReceipt>("/refund", RefundAsync, "refundPayment", "Give a paid bill's money back", "After the case was withdrawn, refused or billed again.");
        bill.MapCommand<CaseReceipt>("/override", ProposeAsync, "proposeFeeOverride", "Ask for another total than the tariff gives", "By the manager of the deciding office; nothing changes before somebody else approves.");
        bill.MapCommand<CaseReceipt>("/override/settlement", SettleAsync, "settleFeeOverride", "Approve another total, or turn it down", "By a manager of another office. Approved, the bill is replaced by one of that total.");
    }

    private static Task<IResult> PayAsync(string trackingCode, string bill, Command<RecordPaymentBody> command, IGrainFactory grains) =>
        command.ToBillAsync(trackingCode, bill, (id, number) => grains.Case<ICasePayments>(id).RecordPaymentAsync(new RecordPayment
        {
            CommandId = command.Id,
            Actor = command.Actor,
            ExpectedVersion = command.ExpectedVersion,
            NotAfter = command.NotAfter,
            OccurredAt = command.Body.OccurredAt,
            Bill = number,
            Amount = command.Body.Amount,
            Method = command.Body.Method,
            Reference = command.Body.Reference,
        }));

    private static Task<IResult> VoidAsync(string trackingCode, string bill, Command<VoidPaymentBody> command, IGrainFactory grains) =>
        command.ToBillAsync(trackingCode, bill, (id, number) => grains.Case<ICasePayments>(id).VoidPaymentAsync(new VoidPayment
        {
            CommandId = command.Id,
            Actor = command.Actor,
            ExpectedVersion = command.ExpectedVersion,
            NotAfter = command.NotAfter,
            OccurredAt = command.Body.OccurredAt,
            Bill = number,
            Reason = command.Body.Reason,
        }));

    private static Task<IResult> RefundAsync(string trackingCode, string bill, Command<RefundPaymentBody> command, IGrainFactory grains) =>
        command.ToBillAsync(trackingCode, bill, (id, number) => grains.Case<ICasePayments>(id).RefundPaymentAsync(new RefundPayment
        {
            CommandId = command.Id,
            Actor = command.Actor,
            ExpectedVersion = command.ExpectedVersion,
            NotAfter = command.NotAfter,
            OccurredAt = command.Body.OccurredAt,
            Bill = number,
            Reason = command.Body.Reason,
            Reference = command.Body.Reference,
        }));

    private static Task<IResult> ProposeAsync(string trackingCode, string bill, Command<ProposeFeeOverrideBody> command, IGrainFactory grains) =>
        command.ToBillAsync(trackingCode, bill, (id, number) => grains.Case<ICasePayments>(id).ProposeFeeOverrideAsync(new ProposeFeeOverride
        {
            CommandId = command.Id,
            Actor = command.Actor,
            ExpectedVersion = command.ExpectedVersion,
            NotAfter = command.NotAfter,
            OccurredAt = command.Body.OccurredAt,
            Bill = number,
            Total = command.Body.Total,
            Reason = command.Body.Reason,
        }));

    private static Task<IResult> SettleAsync(string trackingCode, string bill, Command<SettleFeeOverrideBody> command, IGrainFactory grains) =>
        command.ToBillAsync(trackingCode, bill, (id, number) => grains.Case<ICasePayments>(id).SettleFeeOverrideAsync(new SettleFeeOverride
        {
            CommandId = command.Id,
            Actor = command.Actor,
            ExpectedVersion = command.ExpectedVersion,
            NotAfter = command.NotAfter,
            OccurredAt = command.Body.OccurredAt,
            Bill = number,
            Approve = command.Body.Approve,
            Reason = command.Body.Reason,
        }));

    private static Task<IResult> ToBillAsync<TBody>(
        this Command<TBody> command, string trackingCode, string bill, Func<CaseId, int, Task<Outcome<CaseReceipt>>> send)
        where TBody : class, ICommandBody =>
        PathNumber.TryParse(bill, out var number)
            ? command.ToCaseAsync(trackingCode, id => send(id, number))
            : Task.FromResult(Reply.Refuse(CaseErrors.UnknownBill));
}
