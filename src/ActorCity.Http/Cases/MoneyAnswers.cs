using ActorCity.Contracts.Cases;
using ActorCity.Contracts.Queries;

namespace ActorCity.Http.Cases;

/// <summary>A bill: how it was computed, and where it stands.</summary>
internal sealed record BillAnswer
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

    /// <summary>The office whose till took the money; absent for an online payment.</summary>
    public string? Till { get; init; }

    /// <summary>A total that waits for a second person.</summary>
    public FeeOverride? Proposed { get; init; }

    public static BillAnswer From(IssuedBill issued, CaseBill bill) => new()
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
}
