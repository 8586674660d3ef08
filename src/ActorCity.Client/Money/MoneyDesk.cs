using ActorCity.Client.Sending;
using ActorCity.Client.Transport;
using ActorCity.Contracts.Queries;

namespace ActorCity.Client.Money;

internal sealed class MoneyDesk(Courier courier) : IMoney
{
    private const string InAddress = "bill";

    public Task<ImmutableArray<Bill>> BillsAsync(CaseId id, CancellationToken cancellation) => courier.AskAsync(
        new Question<ImmutableArray<Bill>>(grains => BillsAsync(grains, id), https => https.ListAsync<Bill>($"{Addresses.Case(id)}/bills")), cancellation);

    public Task<ImmutableArray<LedgerLine>> LedgerAsync(CaseId id, CancellationToken cancellation) => courier.AskAsync(
        new Question<ImmutableArray<LedgerLine>>(
            grains => grains.MoneyQueries().LedgerAsync(id), https => https.ListAsync<LedgerLine>($"{Addresses.Case(id)}/ledger")), cancellation);

    public Task<LedgerBalance> BalanceAsync(CancellationToken cancellation) => courier.AskAsync(
        new Question<LedgerBalance>(
            grains => grains.MoneyQueries().BalanceAsync(),
            async https => await https.FindAsync<LedgerBalance>("v1/ledger/balance") ?? throw new ActorCityException(CityErrors.Unavailable)),
        cancellation);

    public Task<CommandResult<CaseReceipt>> RecordPaymentAsync(CaseId id, NewPayment payment, CommandOptions? options, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(payment);
        var command = new RecordPayment
        {
            CommandId = "",
            Actor = Courier.Nobody,
            Bill = payment.Bill,
            Amount = payment.Amount,
            Method = payment.Method,
            Reference = payment.Reference,
        };
        return SendAsync(id, payment.Bill, "payment", command, (grain, stamped) => grain.RecordPaymentAsync(stamped), options, cancellation);
    }

    public Task<CommandResult<CaseReceipt>> VoidPaymentAsync(CaseId id, int bill, string reason, CommandOptions? options, CancellationToken cancellation) =>
        SendAsync(
            id, bill, "void", new VoidPayment { CommandId = "", Actor = Courier.Nobody, Bill = bill, Reason = reason },
            (grain, stamped) => grain.VoidPaymentAsync(stamped), options, cancellation);

    public Task<CommandResult<CaseReceipt>> RefundPaymentAsync(CaseId id, NewRefund refund, CommandOptions? options, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(refund);
        var command = new RefundPayment { CommandId = "", Actor = Courier.Nobody, Bill = refund.Bill, Reason = refund.Reason, Reference = refund.Reference };
        return SendAsync(id, refund.Bill, "refund", command, (grain, stamped) => grain.RefundPaymentAsync(stamped), options, cancellation);
    }

    public Task<CommandResult<CaseReceipt>> ProposeOverrideAsync(CaseId id, NewTotal proposal, CommandOptions? options, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(proposal);
        var command = new ProposeFeeOverride { CommandId = "", Actor = Courier.Nobody, Bill = proposal.Bill, Total = proposal.Total, Reason = proposal.Reason };
        return SendAsync(id, proposal.Bill, "override", command, (grain, stamped) => grain.ProposeFeeOverrideAsync(stamped), options, cancellation);
    }

    public Task<CommandResult<CaseReceipt>> SettleOverrideAsync(CaseId id, OverrideSettlement settlement, CommandOptions? options, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(settlement);
        var command = new SettleFeeOverride
        {
            CommandId = "", Actor = Courier.Nobody, Bill = settlement.Bill, Approve = settlement.Approve, Reason = settlement.Reason,
        };
        return SendAsync(id, settlement.Bill, "override/settlement", command, (grain, stamped) => grain.SettleFeeOverrideAsync(stamped), options, cancellation);
    }

    private static async Task<ImmutableArray<Bill>> BillsAsync(IGrainFactory grains, CaseId id)
    {
        if (await grains.Case<ICaseInquiry>(id).GetAsync() is not { Bills.IsEmpty: false } view)
        {
            return [];
        }

        // The journal is read after the case and never behind it: it has every bill that the case names.
        var issued = (await grains.MoneyQueries().BillsAsync(id)).ToDictionary(bill => bill.Number);
        return [.. view.Bills.Select(bill => From(issued[bill.Number], bill))];
    }

    private static Bill From(IssuedBill issued, CaseBill bill) => new()
    {
        Number = bill.Number,
        Step = bill.Step,
        IssuedAt = issued.At,
        Tariff = issued.Tariff,
        Lines = issued.Lines,
        Total = bill.Total,
        Status = bill.Status,
        Payment = bill.Payment,
        Method = bill.Method,
        Till = bill.Till,
        Proposed = bill.Proposed,
    };

    private Task<CommandResult<CaseReceipt>> SendAsync<TCommand>(
        CaseId id, int bill, string path, TCommand command, Func<ICasePayments, TCommand, Task<Outcome<CaseReceipt>>> call,
        CommandOptions? options, CancellationToken cancellation) where TCommand : CityCommand =>
        courier.SendAsync(CaseOperations.On(id, $"bills/{Addresses.Number(bill)}/{path}", command, call, InAddress), options, cancellation);
}
