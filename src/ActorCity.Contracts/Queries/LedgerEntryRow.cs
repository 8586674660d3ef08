using ActorCity.Contracts.Cases;
using ActorCity.Contracts.Journal;

namespace ActorCity.Contracts.Queries;

/// <summary>
/// Row of <c>ledger_entry</c>: one side of a booking. Key: case, sequence, line. The lines of one journal entry always balance.
/// </summary>
public sealed record LedgerEntryRow : IndexRow
{
    /// <summary>The case.</summary>
    public required CaseId Case { get; init; }

    /// <summary>The journal entry it was booked with.</summary>
    public required long Sequence { get; init; }

    /// <summary>1, 2, 3 … within the journal entry.</summary>
    public required int Line { get; init; }

    /// <summary>The bill.</summary>
    public required int Bill { get; init; }

    /// <summary>
    /// The account: <c>receivable</c> (what applicants owe), <c>revenue:</c> and the fee's code, <c>revenue:override</c> (what
    /// overrides changed), <c>revenue:cancelled</c> and <c>revenue:refunded</c> (taken from revenue as a whole), <c>cash:online</c>,
    /// <c>cash:</c> and the code of the office whose till has the money.
    /// </summary>
    public required string Account { get; init; }

    /// <summary>Rial; positive is debit, negative is credit.</summary>
    public required long Amount { get; init; }

    /// <summary>Why: <c>billed</c>, <c>cancelled</c>, <c>paid</c>, <c>voided</c>, <c>refunded</c>.</summary>
    public required string Cause { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset At { get; init; }
}
