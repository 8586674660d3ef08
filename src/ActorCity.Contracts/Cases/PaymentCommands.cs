namespace ActorCity.Contracts.Cases;

/// <summary>How a bill was paid.</summary>
public enum PaymentMethod
{
    /// <summary>On the portal, through a bank.</summary>
    Online = 0,

    /// <summary>By card at a counter.</summary>
    Card = 1,

    /// <summary>In cash at a counter.</summary>
    Cash = 2,
}

/// <summary>Notes that a bill was paid. A bill is paid whole or not at all.</summary>
[GenerateSerializer, Immutable, Alias("ac.case.record-payment")]
public sealed record RecordPayment : CityCommand
{
    /// <summary>The bill's number within the case.</summary>
    [Id(0)] public required int Bill { get; init; }

    /// <summary>What was paid, rial: exactly the bill's total.</summary>
    [Id(1)] public required long Amount { get; init; }

    /// <summary>How.</summary>
    [Id(2)] public required PaymentMethod Method { get; init; }

    /// <summary>The bank's or the till's reference, 4 to 64 characters of <c>A-Z a-z 0-9 . _ : -</c>; counts once per case.</summary>
    [Id(3)] public required string Reference { get; init; }
}

/// <summary>A payment turned out not to have been one (charged back, miscounted). Its bill is open again, and so is its step.</summary>
[GenerateSerializer, Immutable, Alias("ac.case.void-payment")]
public sealed record VoidPayment : CityCommand
{
    /// <summary>The bill.</summary>
    [Id(0)] public required int Bill { get; init; }

    /// <summary>Why, 1 to 1000 characters.</summary>
    [Id(1)] public required string Reason { get; init; }
}

/// <summary>Gives a paid bill's money back, after the case was withdrawn, refused or billed again.</summary>
[GenerateSerializer, Immutable, Alias("ac.case.refund-payment")]
public sealed record RefundPayment : CityCommand
{
    /// <summary>The bill.</summary>
    [Id(0)] public required int Bill { get; init; }

    /// <summary>Why, 1 to 1000 characters.</summary>
    [Id(1)] public required string Reason { get; init; }

    /// <summary>The bank's reference of the refund, as in <see cref="RecordPayment.Reference"/>.</summary>
    [Id(2)] public required string Reference { get; init; }
}

/// <summary>The manager of the deciding office asks for another total than the tariff gives. Nothing changes before somebody else approves.</summary>
[GenerateSerializer, Immutable, Alias("ac.case.propose-fee-override")]
public sealed record ProposeFeeOverride : CityCommand
{
    /// <summary>The unpaid bill.</summary>
    [Id(0)] public required int Bill { get; init; }

    /// <summary>The total asked for, rial, 0 or more.</summary>
    [Id(1)] public required long Total { get; init; }

    /// <summary>Why, 1 to 1000 characters.</summary>
    [Id(2)] public required string Reason { get; init; }
}

/// <summary>A manager of another office approves what was proposed, or turns it down.</summary>
[GenerateSerializer, Immutable, Alias("ac.case.settle-fee-override")]
public sealed record SettleFeeOverride : CityCommand
{
    /// <summary>The bill.</summary>
    [Id(0)] public required int Bill { get; init; }

    /// <summary>Whether it is approved.</summary>
    [Id(1)] public required bool Approve { get; init; }

    /// <summary>Why, 1 to 1000 characters.</summary>
    [Id(2)] public required string Reason { get; init; }
}

/// <summary>One line of a bill, with what it was computed from.</summary>
[GenerateSerializer, Immutable, Alias("ac.case.bill-line")]
public sealed record BillLine
{
    /// <summary>The fee's code.</summary>
    [Id(0)] public required string Fee { get; init; }

    /// <summary>Rial; negative for a deduction.</summary>
    [Id(1)] public required long Amount { get; init; }

    /// <summary>How it was computed, in figures: <c>120 x 45000 = 5400000</c>. The same in every language.</summary>
    [Id(2)] public required string Computation { get; init; }
}
