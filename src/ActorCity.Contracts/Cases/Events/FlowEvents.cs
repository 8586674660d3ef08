using ActorCity.Contracts.Journal;

namespace ActorCity.Contracts.Cases.Events;

/// <summary>A step is not needed in this case.</summary>
[GenerateSerializer, Immutable, Alias("ac.step-skipped")]
public sealed record StepSkipped : CityEvent
{
    /// <summary>The step.</summary>
    [Id(0)] public required string Step { get; init; }
}

/// <summary>A step that was done is open again.</summary>
[GenerateSerializer, Immutable, Alias("ac.step-reopened")]
public sealed record StepReopened : CityEvent
{
    /// <summary>The step.</summary>
    [Id(0)] public required string Step { get; init; }

    /// <summary>Why: <c>returned</c> (the second office did not agree), <c>payment-voided</c> or <c>appeal</c>.</summary>
    [Id(1)] public required string Cause { get; init; }
}

/// <summary>A step's own deadline began to run, or goes on after it stood still.</summary>
[GenerateSerializer, Immutable, Alias("ac.step-clock-started")]
public sealed record StepClockStarted : CityEvent
{
    /// <summary>The step.</summary>
    [Id(0)] public required string Step { get; init; }

    /// <summary>Until when, UTC.</summary>
    [Id(1)] public required DateTimeOffset DueAt { get; init; }

    /// <summary>Working days given.</summary>
    [Id(2)] public required int WorkingDays { get; init; }
}

/// <summary>A step's own deadline passed: it goes up the escalation ladder.</summary>
[GenerateSerializer, Immutable, Alias("ac.step-escalated")]
public sealed record StepEscalated : CityEvent
{
    /// <summary>The step.</summary>
    [Id(0)] public required string Step { get; init; }

    /// <summary>When it was due, UTC.</summary>
    [Id(1)] public required DateTimeOffset DueAt { get; init; }

    /// <summary>1: its office's manager; 2: the stewards' oversight.</summary>
    [Id(2)] public required int Level { get; init; }

    /// <summary>When it goes up further, UTC; null: it does not.</summary>
    [Id(3)] public DateTimeOffset? NextAt { get; init; }
}

/// <summary>A step's deadline passed, and the service card says what silence means. Audited afterwards.</summary>
[GenerateSerializer, Immutable, Alias("ac.step-deemed")]
public sealed record StepDeemed : CityEvent
{
    /// <summary>The step.</summary>
    [Id(0)] public required string Step { get; init; }

    /// <summary>The outcome that silence was taken for.</summary>
    [Id(1)] public string? Outcome { get; init; }

    /// <summary>When it was due, UTC.</summary>
    [Id(2)] public required DateTimeOffset DueAt { get; init; }
}

/// <summary>Another body gave a paper to the city (once only).</summary>
[GenerateSerializer, Immutable, Alias("ac.item-fetched")]
public sealed record ItemFetched : CityEvent
{
    /// <summary>The checklist item.</summary>
    [Id(0)] public required string Item { get; init; }

    /// <summary>The step that brought it.</summary>
    [Id(1)] public required string Step { get; init; }

    /// <summary>SHA-256 of what came, hexadecimal.</summary>
    [Id(2)] public required string Sha256 { get; init; }

    /// <summary>1, 2, 3 … among the documents of the case.</summary>
    [Id(3)] public required int Number { get; init; }
}

/// <summary>The deciding step proposed a verdict; others have to act before it is the decision.</summary>
[GenerateSerializer, Immutable, Alias("ac.decision-proposed")]
public sealed record DecisionProposed : CityEvent
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

/// <summary>The second office did not agree: what was proposed is void.</summary>
[GenerateSerializer, Immutable, Alias("ac.decision-returned")]
public sealed record DecisionReturned : CityEvent
{
    /// <summary>The confirming step.</summary>
    [Id(0)] public required string Step { get; init; }

    /// <summary>Why.</summary>
    [Id(1)] public string? Reason { get; init; }
}

/// <summary>The decision's deadline passed, and the law gives an answer to silence. Audited afterwards.</summary>
[GenerateSerializer, Immutable, Alias("ac.verdict-deemed")]
public sealed record VerdictDeemed : CityEvent
{
    /// <summary>The verdict.</summary>
    [Id(0)] public required string Verdict { get; init; }

    /// <summary>When the decision was due, UTC.</summary>
    [Id(1)] public required DateTimeOffset DueAt { get; init; }
}

/// <summary>The certificate was issued.</summary>
[GenerateSerializer, Immutable, Alias("ac.certificate-issued")]
public sealed record CertificateIssued : CityEvent
{
    /// <summary>Its template.</summary>
    [Id(0)] public required string Template { get; init; }

    /// <summary>Last civil day on which it is valid; null: without end.</summary>
    [Id(1)] public DateOnly? ValidUntil { get; init; }
}
