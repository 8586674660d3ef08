using ActorCity.Contracts.Cases;

namespace ActorCity.Http.Cases;

/// <summary>Notes that a bill was paid, whole.</summary>
internal sealed record RecordPaymentBody : CaseCommandBody
{
    /// <summary>What was paid, rial: exactly the bill's total.</summary>
    public required long Amount { get; init; }

    /// <summary>How.</summary>
    public required PaymentMethod Method { get; init; }

    /// <summary>The bank's or the till's reference, 4 to 64 characters of <c>A-Z a-z 0-9 . _ : -</c>; counts once per case.</summary>
    public required string Reference { get; init; }
}

/// <summary>Says that a payment was none.</summary>
internal sealed record VoidPaymentBody : CaseCommandBody
{
    /// <summary>Why, 1 to 1000 characters.</summary>
    public required string Reason { get; init; }
}

/// <summary>Gives a paid bill's money back.</summary>
internal sealed record RefundPaymentBody : CaseCommandBody
{
    /// <summary>Why, 1 to 1000 characters.</summary>
    public required string Reason { get; init; }

    /// <summary>The bank's reference of the refund, in the form of a payment's.</summary>
    public required string Reference { get; init; }
}

/// <summary>Asks for another total than the tariff gives.</summary>
internal sealed record ProposeFeeOverrideBody : CaseCommandBody
{
    /// <summary>The total asked for, rial, 0 or more.</summary>
    public required long Total { get; init; }

    /// <summary>Why, 1 to 1000 characters.</summary>
    public required string Reason { get; init; }
}

/// <summary>Approves what was proposed, or turns it down.</summary>
internal sealed record SettleFeeOverrideBody : CaseCommandBody
{
    /// <summary>Whether it is approved.</summary>
    public required bool Approve { get; init; }

    /// <summary>Why, 1 to 1000 characters.</summary>
    public required string Reason { get; init; }
}
