using ActorCity.Contracts.Cases;
using ActorCity.Contracts.Catalogue;
using ActorCity.Contracts.Journal;
using ActorCity.Contracts.Offices;

namespace ActorCity.Contracts.Queries;

/// <summary>Row of <c>case_view</c>: one per case. Key: case.</summary>
public sealed record CaseRow : IndexRow
{
    /// <summary>The case (its grain key is the stream).</summary>
    public required CaseId Case { get; init; }

    /// <summary>Case version.</summary>
    public required long Version { get; init; }

    /// <summary>Service code.</summary>
    public required string Service { get; init; }

    /// <summary>Service version.</summary>
    public required int ServiceVersion { get; init; }

    /// <summary>Keyed hash of the applicant.</summary>
    public required string ApplicantHash { get; init; }

    /// <summary>The thing the demand is about.</summary>
    public string? Reference { get; init; }

    /// <summary>Where it stands.</summary>
    public required CaseStatus Status { get; init; }

    /// <summary>How it came.</summary>
    public required Channel Channel { get; init; }

    /// <summary>Intake office.</summary>
    public string? IntakeOffice { get; init; }

    /// <summary>Office that holds it.</summary>
    public string? Holder { get; init; }

    /// <summary>Opened at.</summary>
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>Handed in at.</summary>
    public DateTimeOffset? SubmittedAt { get; init; }

    /// <summary>Deadline; null before submission and while suspended.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>First step performed at; null before.</summary>
    public DateTimeOffset? FirstStepAt { get; init; }

    /// <summary>Last step performed at; null before.</summary>
    public DateTimeOffset? LastStepAt { get; init; }

    /// <summary>Last event.</summary>
    public required DateTimeOffset LastEventAt { get; init; }

    /// <summary>Decided at.</summary>
    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>Verdict.</summary>
    public string? Verdict { get; init; }

    /// <summary>Visits used.</summary>
    public required int VisitCount { get; init; }

    /// <summary>Visits allowed.</summary>
    public required int VisitBudget { get; init; }

    /// <summary>The deadline passed.</summary>
    public required bool Late { get; init; }

    /// <summary>More than one notice.</summary>
    public required bool NoticeBreach { get; init; }

    /// <summary>What its draws are seeded with: the same for every case of one matter.</summary>
    public required string DrawSubject { get; init; }

    /// <summary>The office that decided; null before.</summary>
    public string? DecidedBy { get; init; }

    /// <summary>Visits of earlier cases of the same matter.</summary>
    public int MatterVisits { get; init; }
}

/// <summary>Row of <c>work_item</c>: one per open or taken step that an office holds. Key: case, step. Removed when the step is done.</summary>
public sealed record WorkItemRow : IndexRow
{
    /// <summary>The case.</summary>
    public required CaseId Case { get; init; }

    /// <summary>The step.</summary>
    public required string Step { get; init; }

    /// <summary>The office that holds it.</summary>
    public string Office { get; init; } = "";

    /// <summary>The service.</summary>
    public string Service { get; init; } = "";

    /// <summary>Who took it; null while it waits.</summary>
    public string? Person { get; init; }

    /// <summary>Cannot be worked on now: a deficiency notice waits for the applicant.</summary>
    public bool Waiting { get; init; }

    /// <summary>Deadline; the far future when none runs.</summary>
    public DateTimeOffset DueAt { get; init; }

    /// <summary>Open or taken since.</summary>
    public DateTimeOffset Since { get; init; }

    /// <summary>Who works on it: a word of <see cref="WorkSkills"/>.</summary>
    public string Skill { get; init; } = WorkSkills.Examiner;
}

/// <summary>Row of <c>visit</c>: one per visit. Key: case, number.</summary>
public sealed record VisitRow : IndexRow
{
    /// <summary>The case.</summary>
    public required CaseId Case { get; init; }

    /// <summary>Number within the case.</summary>
    public required int Number { get; init; }

    /// <summary>The service.</summary>
    public required string Service { get; init; }

    /// <summary>Where.</summary>
    public required string Office { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who asked for it.</summary>
    public required string AskedBy { get; init; }

    /// <summary>Why.</summary>
    public string? Reason { get; init; }

    /// <summary>Whose fault.</summary>
    public required VisitFault Fault { get; init; }

    /// <summary>Beyond the budget.</summary>
    public required bool Excess { get; init; }
}

/// <summary>Row of <c>step_performed</c>: one per performance of a step, the decision included. Key: case, sequence, step.</summary>
public sealed record StepPerformedRow : IndexRow
{
    /// <summary>The case.</summary>
    public required CaseId Case { get; init; }

    /// <summary>Journal sequence of the command.</summary>
    public required long Sequence { get; init; }

    /// <summary>The service.</summary>
    public required string Service { get; init; }

    /// <summary>The step.</summary>
    public required string Step { get; init; }

    /// <summary>The office.</summary>
    public string? Office { get; init; }

    /// <summary>The person.</summary>
    public required string Person { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Which time this case performed this step: 1, 2 …</summary>
    public required int Times { get; init; }
}

/// <summary>Row of <c>case_document</c>: one per document. Key: case, number.</summary>
public sealed record DocumentRow : IndexRow
{
    /// <summary>The case.</summary>
    public required CaseId Case { get; init; }

    /// <summary>Number within the case.</summary>
    public required int Number { get; init; }

    /// <summary>Checklist item.</summary>
    public required string Item { get; init; }

    /// <summary>File name.</summary>
    public required string FileName { get; init; }

    /// <summary>Media type.</summary>
    public required string MediaType { get; init; }

    /// <summary>Size in bytes.</summary>
    public required long Bytes { get; init; }

    /// <summary>SHA-256, hexadecimal.</summary>
    public required string Sha256 { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>Row of <c>office_view</c>: one per office. Key: code.</summary>
public sealed record OfficeRow : IndexRow
{
    /// <summary>Office code.</summary>
    public required string Code { get; init; }

    /// <summary>Office version.</summary>
    public required long Version { get; init; }

    /// <summary>Persian name.</summary>
    public required string NameFa { get; init; }

    /// <summary>English name.</summary>
    public required string NameEn { get; init; }

    /// <summary>Region.</summary>
    public required int Region { get; init; }

    /// <summary>District.</summary>
    public required int District { get; init; }

    /// <summary>Where it stands.</summary>
    public required OfficeStatus Status { get; init; }

    /// <summary>Weight in draws.</summary>
    public required int Capacity { get; init; }

    /// <summary>Service codes separated by spaces.</summary>
    public required string Scope { get; init; }
}

/// <summary>Row of <c>service_view</c>: one per service. Key: code.</summary>
public sealed record ServiceRow : IndexRow
{
    /// <summary>Service code.</summary>
    public required string Code { get; init; }

    /// <summary>Version of the service's record.</summary>
    public required long Version { get; init; }

    /// <summary>Newest published version; null before the first.</summary>
    public int? PublishedVersion { get; init; }

    /// <summary>Persian title.</summary>
    public required string TitleFa { get; init; }

    /// <summary>English title.</summary>
    public required string TitleEn { get; init; }

    /// <summary>Owner.</summary>
    public required string Agency { get; init; }

    /// <summary>Standing of the newest version.</summary>
    public required ServiceVersionStatus Status { get; init; }

    /// <summary>Visits allowed by the newest published version, or the draft.</summary>
    public required int VisitBudget { get; init; }
}
