namespace ActorCity.Contracts.Cases;

/// <summary>Where a bill stands.</summary>
public enum BillStatus
{
    /// <summary>Waits to be paid.</summary>
    Open = 0,

    /// <summary>Paid.</summary>
    Paid = 1,

    /// <summary>Replaced by another bill, or its case ended before it was paid.</summary>
    Cancelled = 2,

    /// <summary>Paid, and the money given back.</summary>
    Refunded = 3,
}

/// <summary>A bill of a case.</summary>
[GenerateSerializer, Immutable, Alias("ac.case.bill")]
public sealed record CaseBill
{
    /// <summary>1, 2, 3 … within the case.</summary>
    [Id(0)] public required int Number { get; init; }

    /// <summary>The payment step it belongs to.</summary>
    [Id(1)] public required string Step { get; init; }

    /// <summary>Rial.</summary>
    [Id(2)] public required long Total { get; init; }

    /// <summary>Where it stands.</summary>
    [Id(3)] public required BillStatus Status { get; init; }

    /// <summary>Reference of the payment that counts.</summary>
    [Id(4)] public string? Payment { get; init; }

    /// <summary>How it was paid.</summary>
    [Id(5)] public PaymentMethod? Method { get; init; }

    /// <summary>A total that waits for a second person.</summary>
    [Id(6)] public FeeOverride? Proposed { get; init; }

    /// <summary>The office whose till took the money; null for an online payment.</summary>
    [Id(7)] public string? Till { get; init; }
}

/// <summary>Another total than the tariff gives, asked for.</summary>
[GenerateSerializer, Immutable, Alias("ac.case.fee-override")]
public sealed record FeeOverride
{
    /// <summary>Rial.</summary>
    [Id(0)] public required long Total { get; init; }

    /// <summary>Who asks.</summary>
    [Id(1)] public required string Person { get; init; }

    /// <summary>Of which office.</summary>
    [Id(2)] public required string Office { get; init; }
}

/// <summary>An agent's mandate.</summary>
[GenerateSerializer, Immutable, Alias("ac.case.mandate")]
public sealed record CaseMandate
{
    /// <summary>The agent's reference.</summary>
    [Id(0)] public required string Agent { get; init; }

    /// <summary>Until when; null: until it is withdrawn.</summary>
    [Id(1)] public DateTimeOffset? Until { get; init; }
}

/// <summary>An earlier case of the same matter.</summary>
[GenerateSerializer, Immutable, Alias("ac.case.linked-matter")]
public sealed record LinkedMatter
{
    /// <summary>The earlier case.</summary>
    [Id(0)] public required CaseId Case { get; init; }

    /// <summary>Visits that the matter had cost before this case was opened.</summary>
    [Id(1)] public required int Visits { get; init; }
}

/// <summary>A certificate that a case issued.</summary>
[GenerateSerializer, Immutable, Alias("ac.case.certificate")]
public sealed record CaseCertificate
{
    /// <summary>Its template.</summary>
    [Id(0)] public required string Template { get; init; }

    /// <summary>Issued at, UTC.</summary>
    [Id(1)] public required DateTimeOffset IssuedAt { get; init; }

    /// <summary>Last civil day on which it is valid; null: without end.</summary>
    [Id(2)] public DateOnly? ValidUntil { get; init; }
}

/// <summary>What was proposed by the deciding step.</summary>
[GenerateSerializer, Immutable, Alias("ac.case.proposal")]
public sealed record CaseProposal
{
    /// <summary>The verdict.</summary>
    [Id(0)] public required string Verdict { get; init; }

    /// <summary>Why.</summary>
    [Id(1)] public required string Reason { get; init; }

    /// <summary>The drawn office.</summary>
    [Id(2)] public required string Office { get; init; }

    /// <summary>The examiner.</summary>
    [Id(3)] public required string Person { get; init; }
}

/// <summary>What bringing a case to another version would do.</summary>
[GenerateSerializer, Immutable, Alias("ac.case.migration-preview")]
public sealed record MigrationPreview
{
    /// <summary>The version it keeps now.</summary>
    [Id(0)] public required int FromVersion { get; init; }

    /// <summary>The version it would keep.</summary>
    [Id(1)] public required int ToVersion { get; init; }

    /// <summary>Steps that would be new for the case.</summary>
    [Id(2)] public ImmutableArray<string> AddedSteps { get; init; } = [];

    /// <summary>Steps of the case that the other version does not have: with any of these open or done it is refused.</summary>
    [Id(3)] public ImmutableArray<string> LostSteps { get; init; } = [];

    /// <summary>Checklist items that would be asked for in addition.</summary>
    [Id(4)] public ImmutableArray<string> AddedItems { get; init; } = [];

    /// <summary>Visits allowed afterwards.</summary>
    [Id(5)] public required int VisitBudget { get; init; }

    /// <summary>Why it would be refused; null: it would not.</summary>
    [Id(6)] public Refusal? Refusal { get; init; }
}
