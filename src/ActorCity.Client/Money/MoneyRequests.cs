namespace ActorCity.Client;

/// <summary>A payment.</summary>
public sealed record NewPayment
{
    /// <summary>The bill's number within the case.</summary>
    public required int Bill { get; init; }

    /// <summary>What was paid, rial: exactly the bill's total.</summary>
    public required long Amount { get; init; }

    /// <summary>How.</summary>
    public required PaymentMethod Method { get; init; }

    /// <summary>The bank's or the till's reference, 4 to 64 characters of <c>A-Z a-z 0-9 . _ : -</c>.</summary>
    public required string Reference { get; init; }
}

/// <summary>Money that goes back.</summary>
public sealed record NewRefund
{
    /// <summary>The bill's number within the case.</summary>
    public required int Bill { get; init; }

    /// <summary>Why, 1 to 1000 characters.</summary>
    public required string Reason { get; init; }

    /// <summary>The bank's reference of the refund, in the form of a payment's.</summary>
    public required string Reference { get; init; }
}

/// <summary>Another total than the tariff gives.</summary>
public sealed record NewTotal
{
    /// <summary>The unpaid bill's number within the case.</summary>
    public required int Bill { get; init; }

    /// <summary>The total asked for, rial, 0 or more.</summary>
    public required long Total { get; init; }

    /// <summary>Why, 1 to 1000 characters.</summary>
    public required string Reason { get; init; }
}

/// <summary>What became of a proposed total.</summary>
public sealed record OverrideSettlement
{
    /// <summary>The bill's number within the case.</summary>
    public required int Bill { get; init; }

    /// <summary>Whether it is approved.</summary>
    public required bool Approve { get; init; }

    /// <summary>Why, 1 to 1000 characters.</summary>
    public required string Reason { get; init; }
}

/// <summary>A bill: how it was computed, and where it stands.</summary>
public sealed record Bill
{
    /// <summary>1, 2, 3 … within the case.</summary>
    public required int Number { get; init; }

    /// <summary>The payment step it belongs to.</summary>
    public required string Step { get; init; }

    /// <summary>When it was issued, UTC.</summary>
    public required DateTimeOffset IssuedAt { get; init; }

    /// <summary>The tariff's code.</summary>
    public required string Tariff { get; init; }

    /// <summary>Line by line, each with what it was computed from.</summary>
    public required ImmutableArray<BillLine> Lines { get; init; }

    /// <summary>Rial: the sum of the lines, never below 0.</summary>
    public required long Total { get; init; }

    /// <summary>Where it stands.</summary>
    public required BillStatus Status { get; init; }

    /// <summary>Reference of the payment that counts.</summary>
    public string? Payment { get; init; }

    /// <summary>How it was paid.</summary>
    public PaymentMethod? Method { get; init; }

    /// <summary>The office whose till took the money; null for an online payment.</summary>
    public string? Till { get; init; }

    /// <summary>A total that waits for a second person.</summary>
    public FeeOverride? Proposed { get; init; }
}
