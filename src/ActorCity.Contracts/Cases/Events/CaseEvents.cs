using ActorCity.Contracts.Journal;

namespace ActorCity.Contracts.Cases.Events;

/// <summary>A case was opened.</summary>
[GenerateSerializer, Immutable, Alias("ac.case-opened")]
public sealed record CaseOpened : CityEvent
{
    /// <summary>The service asked for.</summary>
    [Id(0)] public required string Service { get; init; }

    /// <summary>The version in force, which the case keeps.</summary>
    [Id(1)] public required int ServiceVersion { get; init; }

    /// <summary>Keyed hash of the applicant, 64 hexadecimal digits.</summary>
    [Id(2)] public required string ApplicantHash { get; init; }

    /// <summary>The parcel or other thing the demand is about.</summary>
    [Id(3)] public string? Reference { get; init; }

    /// <summary>The office whose counter opened it.</summary>
    [Id(4)] public string? IntakeOffice { get; init; }

    /// <summary>How it came.</summary>
    [Id(5)] public required Channel Channel { get; init; }

    /// <summary>In-person visits the service allows.</summary>
    [Id(6)] public required int VisitBudget { get; init; }

    /// <summary>What the draw is seeded with: keyed hash of service, applicant and reference, 64 hexadecimal digits. Re-filing gives the same.</summary>
    [Id(7)] public required string DrawSubject { get; init; }

    /// <summary>A deadline set elsewhere, where the service takes recorded time.</summary>
    [Id(8)] public DateTimeOffset? Deadline { get; init; }
}

/// <summary>A document was noted.</summary>
[GenerateSerializer, Immutable, Alias("ac.document-attached")]
public sealed record DocumentAttached : CityEvent
{
    /// <summary>1, 2, 3 … within the case.</summary>
    [Id(0)] public required int Number { get; init; }

    /// <summary>The checklist item.</summary>
    [Id(1)] public required string Item { get; init; }

    /// <summary>The file's name.</summary>
    [Id(2)] public required string FileName { get; init; }

    /// <summary>Its media type.</summary>
    [Id(3)] public required string MediaType { get; init; }

    /// <summary>Its size in bytes.</summary>
    [Id(4)] public required long Bytes { get; init; }

    /// <summary>SHA-256 of its bytes, hexadecimal.</summary>
    [Id(5)] public required string Sha256 { get; init; }
}

/// <summary>The application was handed in.</summary>
[GenerateSerializer, Immutable, Alias("ac.case-submitted")]
public sealed record CaseSubmitted : CityEvent;

/// <summary>A step opened: what comes before it is done.</summary>
[GenerateSerializer, Immutable, Alias("ac.step-opened")]
public sealed record StepOpened : CityEvent
{
    /// <summary>The step.</summary>
    [Id(0)] public required string Step { get; init; }

    /// <summary>The office that has it; null for a step of the citizen or of any office.</summary>
    [Id(1)] public string? Office { get; init; }
}

/// <summary>An examiner took a step.</summary>
[GenerateSerializer, Immutable, Alias("ac.work-taken")]
public sealed record WorkTaken : CityEvent
{
    /// <summary>The step.</summary>
    [Id(0)] public required string Step { get; init; }

    /// <summary>The office.</summary>
    [Id(1)] public required string Office { get; init; }

    /// <summary>The examiner.</summary>
    [Id(2)] public required string Person { get; init; }
}

/// <summary>A step was performed.</summary>
[GenerateSerializer, Immutable, Alias("ac.step-performed")]
public sealed record StepPerformed : CityEvent
{
    /// <summary>The step.</summary>
    [Id(0)] public required string Step { get; init; }

    /// <summary>The office; null for the citizen.</summary>
    [Id(1)] public string? Office { get; init; }

    /// <summary>The person.</summary>
    [Id(2)] public required string Person { get; init; }

    /// <summary>What was found.</summary>
    [Id(3)] public string? Note { get; init; }

    /// <summary>One of the step's outcomes.</summary>
    [Id(4)] public string? Outcome { get; init; }

    /// <summary>What an inspection found.</summary>
    [Id(5)] public ImmutableArray<InspectionFinding> Findings { get; init; } = [];
}

/// <summary>The citizen came in person.</summary>
[GenerateSerializer, Immutable, Alias("ac.visit-registered")]
public sealed record VisitRegistered : CityEvent
{
    /// <summary>1, 2, 3 … within the case.</summary>
    [Id(0)] public required int Number { get; init; }

    /// <summary>Where.</summary>
    [Id(1)] public required string Office { get; init; }

    /// <summary>Who asked for it.</summary>
    [Id(2)] public required string AskedBy { get; init; }

    /// <summary>Why.</summary>
    [Id(3)] public string? Reason { get; init; }

    /// <summary>Whose fault.</summary>
    [Id(4)] public required VisitFault Fault { get; init; }

    /// <summary>True if it is beyond the budget.</summary>
    [Id(5)] public required bool Excess { get; init; }
}

/// <summary>Public flag: the citizen had to come more often than the service allows (law 2).</summary>
[GenerateSerializer, Immutable, Alias("ac.visit-budget-exceeded")]
public sealed record VisitBudgetExceeded : CityEvent
{
    /// <summary>Visits used.</summary>
    [Id(0)] public required int Count { get; init; }

    /// <summary>Visits allowed.</summary>
    [Id(1)] public required int Budget { get; init; }
}

/// <summary>The office said what is missing.</summary>
[GenerateSerializer, Immutable, Alias("ac.deficiency-noticed")]
public sealed record DeficiencyNoticed : CityEvent
{
    /// <summary>1 for the one notice that the law foresees.</summary>
    [Id(0)] public required int Number { get; init; }

    /// <summary>What is missing.</summary>
    [Id(1)] public required ImmutableArray<DeficiencyItem> Items { get; init; }
}

/// <summary>Public flag: a second demand (law 3). It did not stop the clock.</summary>
[GenerateSerializer, Immutable, Alias("ac.deficiency-breached")]
public sealed record DeficiencyBreached : CityEvent
{
    /// <summary>Which notice it was.</summary>
    [Id(0)] public required int Number { get; init; }

    /// <summary>The office that sent it.</summary>
    [Id(1)] public required string Office { get; init; }
}

/// <summary>The applicant answered the notice.</summary>
[GenerateSerializer, Immutable, Alias("ac.deficiency-answered")]
public sealed record DeficiencyAnswered : CityEvent
{
    /// <summary>What the applicant said.</summary>
    [Id(0)] public string? Text { get; init; }
}

/// <summary>The deadline began to run.</summary>
[GenerateSerializer, Immutable, Alias("ac.clock-started")]
public sealed record ClockStarted : CityEvent
{
    /// <summary>Until when, UTC.</summary>
    [Id(0)] public required DateTimeOffset DueAt { get; init; }

    /// <summary>Working days given; null for a deadline set elsewhere.</summary>
    [Id(1)] public int? WorkingDays { get; init; }
}

/// <summary>The decision's deadline stopped: the applicant has something to do.</summary>
[GenerateSerializer, Immutable, Alias("ac.clock-suspended")]
public sealed record ClockSuspended : CityEvent
{
    /// <summary>Working days left.</summary>
    [Id(0)] public required int RemainingWorkingDays { get; init; }

    /// <summary>Why it stopped: <c>notice</c> or <c>applicant-step</c>; null in old entries: a notice.</summary>
    [Id(1)] public string? Cause { get; init; }
}

/// <summary>The deadline goes on.</summary>
[GenerateSerializer, Immutable, Alias("ac.clock-resumed")]
public sealed record ClockResumed : CityEvent
{
    /// <summary>Until when, UTC.</summary>
    [Id(0)] public required DateTimeOffset DueAt { get; init; }
}

/// <summary>The deadline passed without a decision.</summary>
[GenerateSerializer, Immutable, Alias("ac.deadline-passed")]
public sealed record DeadlinePassed : CityEvent
{
    /// <summary>When it was due, UTC.</summary>
    [Id(0)] public required DateTimeOffset DueAt { get; init; }

    /// <summary>Who held the case.</summary>
    [Id(1)] public string? Holder { get; init; }
}

/// <summary>The case was decided.</summary>
[GenerateSerializer, Immutable, Alias("ac.case-decided")]
public sealed record CaseDecided : CityEvent
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

/// <summary>The applicant took the application back.</summary>
[GenerateSerializer, Immutable, Alias("ac.case-withdrawn")]
public sealed record CaseWithdrawn : CityEvent
{
    /// <summary>Why.</summary>
    [Id(0)] public string? Reason { get; init; }
}

/// <summary>The file was closed.</summary>
[GenerateSerializer, Immutable, Alias("ac.case-closed")]
public sealed record CaseClosed : CityEvent
{
    /// <summary>Why.</summary>
    [Id(0)] public string? Reason { get; init; }
}
