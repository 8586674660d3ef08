using ActorCity.Contracts.Queries;

namespace ActorCity.Client;

/// <summary>Bills, payments and the ledger. Amounts are rial. Commands as in <see cref="IIntake"/>.</summary>
public interface IMoney
{
    /// <summary>A case's bills, each with its lines and where it stands; empty if no case has this number.</summary>
    Task<ImmutableArray<Bill>> BillsAsync(CaseId id, CancellationToken cancellation = default);

    /// <summary>What was booked for a case, oldest first; empty if no case has this number.</summary>
    Task<ImmutableArray<LedgerLine>> LedgerAsync(CaseId id, CancellationToken cancellation = default);

    /// <summary>The trial balance of the whole city. Its total is 0, or the city has a fault.</summary>
    Task<LedgerBalance> BalanceAsync(CancellationToken cancellation = default);

    /// <summary>Notes that a bill was paid, whole. A reference counts once per case.</summary>
    Task<CommandResult<CaseReceipt>> RecordPaymentAsync(CaseId id, NewPayment payment, CommandOptions? options = null, CancellationToken cancellation = default);

    /// <summary>A payment was none: its bill and its step are open again.</summary>
    Task<CommandResult<CaseReceipt>> VoidPaymentAsync(CaseId id, int bill, string reason, CommandOptions? options = null, CancellationToken cancellation = default);

    /// <summary>Gives a paid bill's money back.</summary>
    Task<CommandResult<CaseReceipt>> RefundPaymentAsync(CaseId id, NewRefund refund, CommandOptions? options = null, CancellationToken cancellation = default);

    /// <summary>Asks for another total than the tariff gives.</summary>
    Task<CommandResult<CaseReceipt>> ProposeOverrideAsync(CaseId id, NewTotal proposal, CommandOptions? options = null, CancellationToken cancellation = default);

    /// <summary>A second person, of another office, approves another total or turns it down.</summary>
    Task<CommandResult<CaseReceipt>> SettleOverrideAsync(CaseId id, OverrideSettlement settlement, CommandOptions? options = null, CancellationToken cancellation = default);
}
