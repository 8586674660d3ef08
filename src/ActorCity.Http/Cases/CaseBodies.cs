using ActorCity.Contracts.Access;
using ActorCity.Contracts.Cases;

namespace ActorCity.Http.Cases;

/// <summary>Who acts, and when, for a command on a case.</summary>
internal abstract record CaseCommandBody : ICommandBody
{
    /// <summary>Who acts. Until identities exist, the caller says so.</summary>
    public required Actor Actor { get; init; }

    /// <summary>When it happened, for history played in from another system; only for services with recorded time. Absent: now.</summary>
    public DateTimeOffset? OccurredAt { get; init; }
}

/// <summary>A command that says nothing beyond who acts.</summary>
internal sealed record CaseActionBody : CaseCommandBody;

/// <summary>Opens a case.</summary>
internal sealed record OpenCaseBody : CaseCommandBody
{
    /// <summary>The service asked for, for instance <c>building-permit</c>.</summary>
    public required string Service { get; init; }

    /// <summary>Who applies: a national id or another reference, 3 to 64 characters. Only a keyed hash of it is kept.</summary>
    public required string Applicant { get; init; }

    /// <summary>The parcel or other thing the demand is about, at most 64 characters.</summary>
    public string? Reference { get; init; }

    /// <summary>The office whose counter opens it; absent when the citizen does it alone.</summary>
    public string? IntakeOffice { get; init; }

    /// <summary>How it came. Absent: <c>desk</c> with an intake office, otherwise <c>internet</c>. At a desk the opening is the first visit.</summary>
    public Channel? Channel { get; init; }

    /// <summary>A deadline set elsewhere; only for services with recorded time.</summary>
    public DateTimeOffset? Deadline { get; init; }

    /// <summary>At a desk: why the applicant came, at most 1000 characters. Required where the visit goes beyond the visit budget.</summary>
    public string? VisitReason { get; init; }

    /// <summary>At a desk: whose fault the visit is. Absent: <c>none</c> within the visit budget, <c>citizen</c> beyond it.</summary>
    public VisitFault? VisitFault { get; init; }
}

/// <summary>Notes a document: its metadata, not its bytes.</summary>
internal sealed record AttachDocumentBody : CaseCommandBody
{
    /// <summary>The checklist item it serves.</summary>
    public required string Item { get; init; }

    /// <summary>The file's name, at most 200 characters.</summary>
    public required string FileName { get; init; }

    /// <summary>Its media type, for instance <c>application/pdf</c>.</summary>
    public required string MediaType { get; init; }

    /// <summary>Its size in bytes.</summary>
    public required long Bytes { get; init; }

    /// <summary>SHA-256 of its bytes, 64 hexadecimal digits.</summary>
    public required string Sha256 { get; init; }
}

/// <summary>Records an in-person visit.</summary>
internal sealed record RegisterVisitBody : CaseCommandBody
{
    /// <summary>The office where the citizen came.</summary>
    public required string Office { get; init; }

    /// <summary>Who asked the citizen to come: a person's reference, or <c>citizen</c>.</summary>
    public required string AskedBy { get; init; }

    /// <summary>Why, at most 1000 characters. Required beyond the visit budget.</summary>
    public string? Reason { get; init; }

    /// <summary>Whose fault made the visit necessary; <c>none</c> if the service foresees it.</summary>
    public required VisitFault Fault { get; init; }
}

/// <summary>Says what is missing: once, completely.</summary>
internal sealed record NoticeDeficiencyBody : CaseCommandBody
{
    /// <summary>What is missing, 1 to 32 items of the service's checklist.</summary>
    public required ImmutableArray<DeficiencyItem> Items { get; init; }
}

/// <summary>Answers the open notice.</summary>
internal sealed record AnswerNoticeBody : CaseCommandBody
{
    /// <summary>What the applicant says, at most 1000 characters.</summary>
    public string? Text { get; init; }
}

/// <summary>Performs a step.</summary>
internal sealed record PerformStepBody : CaseCommandBody
{
    /// <summary>What was found, at most 1000 characters; no personal data.</summary>
    public string? Note { get; init; }

    /// <summary>One of the step's outcomes; required where it has any.</summary>
    public string? Outcome { get; init; }

    /// <summary>For an inspection: one answer per thing to look at.</summary>
    public ImmutableArray<InspectionFinding> Findings { get; init; } = [];

    /// <summary>For a step that fetches checklist items: the papers it brought.</summary>
    public ImmutableArray<FetchedItem> Fetched { get; init; } = [];
}

/// <summary>Decides the case.</summary>
internal sealed record DecideCaseBody : CaseCommandBody
{
    /// <summary>One of the service's verdicts, for instance <c>granted</c>.</summary>
    public required string Verdict { get; init; }

    /// <summary>Why, at most 1000 characters.</summary>
    public required string Reason { get; init; }
}

/// <summary>Ends a case from the applicant's side, or closes the file.</summary>
internal sealed record EndCaseBody : CaseCommandBody
{
    /// <summary>Why, at most 1000 characters.</summary>
    public string? Reason { get; init; }
}
