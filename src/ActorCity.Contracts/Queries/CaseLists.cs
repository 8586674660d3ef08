using ActorCity.Contracts.Cases;

namespace ActorCity.Contracts.Queries;

/// <summary>One page of an answer.</summary>
/// <typeparam name="T">A row.</typeparam>
[GenerateSerializer, Immutable, Alias("ac.page`1")]
public sealed record Page<T>
{
    /// <summary>The rows.</summary>
    [Id(0)] public required ImmutableArray<T> Items { get; init; }

    /// <summary>Opaque; give it back to get the next page. Null: this was the last one.</summary>
    [Id(1)] public string? Next { get; init; }
}

/// <summary>Which cases. All given conditions must hold.</summary>
[GenerateSerializer, Immutable, Alias("ac.query.case-search")]
public sealed record CaseSearch
{
    /// <summary>A tracking code.</summary>
    [Id(0)] public CaseId? Case { get; init; }

    /// <summary>An applicant, as given when the case was opened; compared by keyed hash.</summary>
    [Id(1)] public string? Applicant { get; init; }

    /// <summary>A service.</summary>
    [Id(2)] public string? Service { get; init; }

    /// <summary>The office that holds the case.</summary>
    [Id(3)] public string? Holder { get; init; }

    /// <summary>Where it stands.</summary>
    [Id(4)] public CaseStatus? Status { get; init; }

    /// <summary>Opened at or after.</summary>
    [Id(5)] public DateTimeOffset? OpenedFrom { get; init; }

    /// <summary>Opened before.</summary>
    [Id(6)] public DateTimeOffset? OpenedBefore { get; init; }

    /// <summary>From an earlier page.</summary>
    [Id(7)] public string? Cursor { get; init; }

    /// <summary>1 to 200.</summary>
    [Id(8)] public int Limit { get; init; } = 50;

    /// <summary>The office whose counter opened the case.</summary>
    [Id(9)] public string? IntakeOffice { get; init; }
}

/// <summary>A case in a list.</summary>
[GenerateSerializer, Immutable, Alias("ac.query.case-summary")]
public sealed record CaseSummary
{
    /// <summary>Tracking code.</summary>
    [Id(0)] public required CaseId Case { get; init; }

    /// <summary>Version.</summary>
    [Id(1)] public required long Version { get; init; }

    /// <summary>Service.</summary>
    [Id(2)] public required string Service { get; init; }

    /// <summary>Where it stands.</summary>
    [Id(3)] public required CaseStatus Status { get; init; }

    /// <summary>How it came.</summary>
    [Id(4)] public required Channel Channel { get; init; }

    /// <summary>Intake office.</summary>
    [Id(5)] public string? IntakeOffice { get; init; }

    /// <summary>Office that holds it.</summary>
    [Id(6)] public string? Holder { get; init; }

    /// <summary>Opened at.</summary>
    [Id(7)] public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>Deadline.</summary>
    [Id(8)] public DateTimeOffset? DueAt { get; init; }

    /// <summary>Last event.</summary>
    [Id(9)] public required DateTimeOffset LastEventAt { get; init; }

    /// <summary>Visits used.</summary>
    [Id(10)] public required int VisitCount { get; init; }

    /// <summary>Visits allowed.</summary>
    [Id(11)] public required int VisitBudget { get; init; }

    /// <summary>The deadline passed.</summary>
    [Id(12)] public bool Late { get; init; }

    /// <summary>Verdict.</summary>
    [Id(13)] public string? Verdict { get; init; }
}

/// <summary>A visit in a list.</summary>
[GenerateSerializer, Immutable, Alias("ac.query.visit-summary")]
public sealed record VisitSummary
{
    /// <summary>Number within the case.</summary>
    [Id(0)] public required int Number { get; init; }

    /// <summary>Where.</summary>
    [Id(1)] public required string Office { get; init; }

    /// <summary>When.</summary>
    [Id(2)] public required DateTimeOffset At { get; init; }

    /// <summary>Who asked for it.</summary>
    [Id(3)] public required string AskedBy { get; init; }

    /// <summary>Why.</summary>
    [Id(4)] public string? Reason { get; init; }

    /// <summary>Whose fault.</summary>
    [Id(5)] public required VisitFault Fault { get; init; }

    /// <summary>Beyond the budget.</summary>
    [Id(6)] public required bool Excess { get; init; }
}

/// <summary>A document in a list.</summary>
[GenerateSerializer, Immutable, Alias("ac.query.document-summary")]
public sealed record DocumentSummary
{
    /// <summary>Number within the case.</summary>
    [Id(0)] public required int Number { get; init; }

    /// <summary>Checklist item.</summary>
    [Id(1)] public required string Item { get; init; }

    /// <summary>File name.</summary>
    [Id(2)] public required string FileName { get; init; }

    /// <summary>Media type.</summary>
    [Id(3)] public required string MediaType { get; init; }

    /// <summary>Size in bytes.</summary>
    [Id(4)] public required long Bytes { get; init; }

    /// <summary>SHA-256, hexadecimal.</summary>
    [Id(5)] public required string Sha256 { get; init; }

    /// <summary>When.</summary>
    [Id(6)] public required DateTimeOffset At { get; init; }
}
