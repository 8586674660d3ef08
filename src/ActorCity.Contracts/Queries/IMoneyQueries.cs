using ActorCity.Contracts.Cases;
using Orleans.Concurrency;

namespace ActorCity.Contracts.Queries;

/// <summary>Questions about money. Key: as <see cref="ICaseQueries"/>.</summary>
[GrainInterfaceType("ac.query.money"), Alias("ac.query.money")]
public interface IMoneyQueries : IGrainWithStringKey
{
    /// <summary>The bills that a case issued, oldest first, each with its lines as they were computed.</summary>
    [Alias("bills"), ReadOnly]
    Task<ImmutableArray<IssuedBill>> BillsAsync(CaseId id);

    /// <summary>What was booked for a case, oldest first (at most 5000 lines).</summary>
    [Alias("ledger"), ReadOnly]
    Task<ImmutableArray<LedgerLine>> LedgerAsync(CaseId id);

    /// <summary>The trial balance: every account of the city at one moment.</summary>
    [Alias("balance"), ReadOnly]
    Task<LedgerBalance> BalanceAsync();
}

/// <summary>A bill as it was issued.</summary>
[GenerateSerializer, Immutable, Alias("ac.query.issued-bill")]
public sealed record IssuedBill
{
    /// <summary>1, 2, 3 … within the case.</summary>
    [Id(0)] public required int Number { get; init; }

    /// <summary>When, UTC.</summary>
    [Id(1)] public required DateTimeOffset At { get; init; }

    /// <summary>The case's version that issued it.</summary>
    [Id(2)] public required long Version { get; init; }

    /// <summary>The tariff's code.</summary>
    [Id(3)] public required string Tariff { get; init; }

    /// <summary>Its lines.</summary>
    [Id(4)] public required ImmutableArray<BillLine> Lines { get; init; }
}

/// <summary>One side of a booking.</summary>
[GenerateSerializer, Immutable, Alias("ac.query.ledger-line")]
public sealed record LedgerLine
{
    /// <summary>The case's version it was booked with.</summary>
    [Id(0)] public required long Version { get; init; }

    /// <summary>1, 2, 3 … within that version.</summary>
    [Id(1)] public required int Line { get; init; }

    /// <summary>The bill.</summary>
    [Id(2)] public required int Bill { get; init; }

    /// <summary>The account, as <see cref="LedgerEntryRow.Account"/>.</summary>
    [Id(3)] public required string Account { get; init; }

    /// <summary>Rial; positive is debit, negative is credit.</summary>
    [Id(4)] public required long Amount { get; init; }

    /// <summary>Why: <c>billed</c>, <c>cancelled</c>, <c>paid</c>, <c>voided</c>, <c>refunded</c>.</summary>
    [Id(5)] public required string Cause { get; init; }

    /// <summary>When, UTC.</summary>
    [Id(6)] public required DateTimeOffset At { get; init; }
}

/// <summary>The trial balance.</summary>
[GenerateSerializer, Immutable, Alias("ac.query.ledger-balance")]
public sealed record LedgerBalance
{
    /// <summary>The accounts, by name.</summary>
    [Id(0)] public required ImmutableArray<AccountBalance> Accounts { get; init; }

    /// <summary>Rial: all debits less all credits. Anything but 0 is a fault of the city.</summary>
    [Id(1)] public required long Total { get; init; }

    /// <summary>Journal entries whose lines do not add up to 0. Anything but 0 is a fault of the city.</summary>
    [Id(2)] public required long Unbalanced { get; init; }
}

/// <summary>One account.</summary>
[GenerateSerializer, Immutable, Alias("ac.query.account-balance")]
public sealed record AccountBalance
{
    /// <summary>The account, as <see cref="LedgerEntryRow.Account"/>.</summary>
    [Id(0)] public required string Account { get; init; }

    /// <summary>Rial: the sum of its debits.</summary>
    [Id(1)] public required long Debit { get; init; }

    /// <summary>Rial: the sum of its credits, not negative.</summary>
    [Id(2)] public required long Credit { get; init; }

    /// <summary>Rial: debit less credit.</summary>
    [Id(3)] public required long Balance { get; init; }

    /// <summary>Lines booked.</summary>
    [Id(4)] public required long Lines { get; init; }
}
