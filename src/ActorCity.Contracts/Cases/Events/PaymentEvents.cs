using ActorCity.Contracts.Journal;

namespace ActorCity.Contracts.Cases.Events;

/// <summary>A bill was made.</summary>
[GenerateSerializer, Immutable, Alias("ac.bill-issued")]
public sealed record BillIssued : CityEvent
{
    /// <summary>1, 2, 3 … within the case.</summary>
    [Id(0)] public required int Number { get; init; }

    /// <summary>The payment step.</summary>
    [Id(1)] public required string Step { get; init; }

    /// <summary>The lines, with what each was computed from.</summary>
    [Id(2)] public required ImmutableArray<BillLine> Lines { get; init; }

    /// <summary>Rial: the sum of the lines, never below 0.</summary>
    [Id(3)] public required long Total { get; init; }

    /// <summary>The tariff's code.</summary>
    [Id(4)] public required string Tariff { get; init; }
}

/// <summary>An unpaid bill counts no more.</summary>
[GenerateSerializer, Immutable, Alias("ac.bill-cancelled")]
public sealed record BillCancelled : CityEvent
{
    /// <summary>The bill.</summary>
    [Id(0)] public required int Bill { get; init; }

    /// <summary>Rial.</summary>
    [Id(1)] public required long Total { get; init; }

    /// <summary>Why: <c>overridden</c> or <c>case-ended</c>.</summary>
    [Id(2)] public required string Cause { get; init; }
}

/// <summary>A bill was paid.</summary>
[GenerateSerializer, Immutable, Alias("ac.payment-recorded")]
public sealed record PaymentRecorded : CityEvent
{
    /// <summary>The bill.</summary>
    [Id(0)] public required int Bill { get; init; }

    /// <summary>Rial.</summary>
    [Id(1)] public required long Amount { get; init; }

    /// <summary>How.</summary>
    [Id(2)] public required PaymentMethod Method { get; init; }

    /// <summary>The bank's or the till's reference.</summary>
    [Id(3)] public required string Reference { get; init; }

    /// <summary>The office whose till took it; null for an online payment.</summary>
    [Id(4)] public string? Till { get; init; }
}

/// <summary>A payment was none.</summary>
[GenerateSerializer, Immutable, Alias("ac.payment-voided")]
public sealed record PaymentVoided : CityEvent
{
    /// <summary>The bill.</summary>
    [Id(0)] public required int Bill { get; init; }

    /// <summary>Rial.</summary>
    [Id(1)] public required long Amount { get; init; }

    /// <summary>How it had been paid.</summary>
    [Id(2)] public required PaymentMethod Method { get; init; }

    /// <summary>Why.</summary>
    [Id(3)] public required string Reason { get; init; }

    /// <summary>The till that had taken it.</summary>
    [Id(4)] public string? Till { get; init; }
}

/// <summary>A paid bill's money was given back.</summary>
[GenerateSerializer, Immutable, Alias("ac.payment-refunded")]
public sealed record PaymentRefunded : CityEvent
{
    /// <summary>The bill.</summary>
    [Id(0)] public required int Bill { get; init; }

    /// <summary>Rial.</summary>
    [Id(1)] public required long Amount { get; init; }

    /// <summary>How it had been paid.</summary>
    [Id(2)] public required PaymentMethod Method { get; init; }

    /// <summary>Why.</summary>
    [Id(3)] public required string Reason { get; init; }

    /// <summary>The bank's reference of the refund.</summary>
    [Id(4)] public required string Reference { get; init; }

    /// <summary>The till that had taken it.</summary>
    [Id(5)] public string? Till { get; init; }
}

/// <summary>Another total than the tariff gives was asked for.</summary>
[GenerateSerializer, Immutable, Alias("ac.fee-override-proposed")]
public sealed record FeeOverrideProposed : CityEvent
{
    /// <summary>The bill.</summary>
    [Id(0)] public required int Bill { get; init; }

    /// <summary>Rial.</summary>
    [Id(1)] public required long Total { get; init; }

    /// <summary>Why.</summary>
    [Id(2)] public required string Reason { get; init; }

    /// <summary>Who asked.</summary>
    [Id(3)] public required string Person { get; init; }

    /// <summary>Of which office.</summary>
    [Id(4)] public required string Office { get; init; }
}

/// <summary>A second person approved it, or turned it down.</summary>
[GenerateSerializer, Immutable, Alias("ac.fee-override-settled")]
public sealed record FeeOverrideSettled : CityEvent
{
    /// <summary>The bill.</summary>
    [Id(0)] public required int Bill { get; init; }

    /// <summary>Whether it was approved.</summary>
    [Id(1)] public required bool Approved { get; init; }

    /// <summary>Why.</summary>
    [Id(2)] public required string Reason { get; init; }

    /// <summary>Rial: the total that was approved or turned down.</summary>
    [Id(3)] public required long Total { get; init; }
}
