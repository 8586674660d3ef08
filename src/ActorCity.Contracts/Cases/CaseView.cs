namespace ActorCity.Contracts.Cases;

/// <summary>Where a case stands.</summary>
public enum CaseStatus
{
    /// <summary>Opened, papers being collected, not yet handed in.</summary>
    Open = 0,

    /// <summary>Handed in; steps are being performed.</summary>
    InProgress = 1,

    /// <summary>A deficiency notice waits for the applicant.</summary>
    WaitingForApplicant = 2,

    /// <summary>Decided.</summary>
    Decided = 3,

    /// <summary>Taken back by the applicant.</summary>
    Withdrawn = 4,

    /// <summary>Closed.</summary>
    Closed = 5,
}

/// <summary>The answer to every command on a case.</summary>
[GenerateSerializer, Immutable, Alias("ac.case.receipt")]
public sealed record CaseReceipt
{
    /// <summary>The case.</summary>
    [Id(0)] public required CaseId Case { get; init; }

    /// <summary>The case's version after the command.</summary>
    [Id(1)] public required long Version { get; init; }

    /// <summary>Where the case stands after the command.</summary>
    [Id(2)] public required CaseStatus Status { get; init; }

    /// <summary>When the command took effect, UTC.</summary>
    [Id(3)] public required DateTimeOffset At { get; init; }

    /// <summary>The office that holds the case after the command.</summary>
    [Id(4)] public string? Holder { get; init; }

    /// <summary>The step the command touched.</summary>
    [Id(5)] public string? Step { get; init; }

    /// <summary>For a visit: which visit it was.</summary>
    [Id(6)] public int? VisitNumber { get; init; }

    /// <summary>For a visit: how many the service allows.</summary>
    [Id(7)] public int? VisitBudget { get; init; }

    /// <summary>For a notice: true if it was a breach of law 3.</summary>
    [Id(8)] public bool? Breach { get; init; }
}

/// <summary>What everybody who may see a case sees: who has it, since when, until when, visits used, what it waits for (law 6).</summary>
[GenerateSerializer, Immutable, Alias("ac.case.view")]
public sealed record CaseView
{
    /// <summary>The tracking code.</summary>
    [Id(0)] public required CaseId Case { get; init; }

    /// <summary>Advances by one with every command.</summary>
    [Id(1)] public required long Version { get; init; }

    /// <summary>The service.</summary>
    [Id(2)] public required string Service { get; init; }

    /// <summary>The service's version this case keeps.</summary>
    [Id(3)] public required int ServiceVersion { get; init; }

    /// <summary>Where it stands.</summary>
    [Id(4)] public required CaseStatus Status { get; init; }

    /// <summary>How it came.</summary>
    [Id(5)] public required Channel Channel { get; init; }

    /// <summary>The office whose counter opened it.</summary>
    [Id(6)] public string? IntakeOffice { get; init; }

    /// <summary>The parcel or other thing the demand is about.</summary>
    [Id(7)] public string? Reference { get; init; }

    /// <summary>Opened at, UTC.</summary>
    [Id(8)] public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>Handed in at, UTC.</summary>
    [Id(9)] public DateTimeOffset? SubmittedAt { get; init; }

    /// <summary>The last event's time, UTC.</summary>
    [Id(10)] public required DateTimeOffset LastEventAt { get; init; }

    /// <summary>Who has it: an office's code; null while the applicant has it.</summary>
    [Id(11)] public string? Holder { get; init; }

    /// <summary>The examiner who took it.</summary>
    [Id(12)] public string? Examiner { get; init; }

    /// <summary>Since when the holder has it.</summary>
    [Id(13)] public DateTimeOffset? HolderSince { get; init; }

    /// <summary>How often the work went from one office to another.</summary>
    [Id(14)] public int HandOvers { get; init; }

    /// <summary>The deadline.</summary>
    [Id(15)] public required ClockView Clock { get; init; }

    /// <summary>Visits used.</summary>
    [Id(16)] public required int VisitCount { get; init; }

    /// <summary>Visits allowed.</summary>
    [Id(17)] public required int VisitBudget { get; init; }

    /// <summary>Public flag: more visits than allowed (law 2). Never goes away.</summary>
    [Id(18)] public bool VisitExcess { get; init; }

    /// <summary>Notices sent.</summary>
    [Id(19)] public int NoticeCount { get; init; }

    /// <summary>Public flag: more than one deficiency notice (law 3).</summary>
    [Id(20)] public bool NoticeBreach { get; init; }

    /// <summary>The notice that waits for the applicant.</summary>
    [Id(21)] public ImmutableArray<DeficiencyItem> OpenNotice { get; init; } = [];

    /// <summary>The documents.</summary>
    [Id(22)] public ImmutableArray<CaseDocument> Documents { get; init; } = [];

    /// <summary>The steps that were opened.</summary>
    [Id(23)] public ImmutableArray<CaseStep> Steps { get; init; } = [];

    /// <summary>The verdict, once decided.</summary>
    [Id(24)] public string? Verdict { get; init; }

    /// <summary>When it was decided.</summary>
    [Id(25)] public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>The office that decided.</summary>
    [Id(26)] public string? DecidedBy { get; init; }
}

/// <summary>A deadline as it stands.</summary>
[GenerateSerializer, Immutable, Alias("ac.case.clock")]
public sealed record ClockView
{
    /// <summary>Until when, UTC; null before submission, or while suspended.</summary>
    [Id(0)] public DateTimeOffset? DueAt { get; init; }

    /// <summary>Suspended since; null while running.</summary>
    [Id(1)] public DateTimeOffset? SuspendedAt { get; init; }

    /// <summary>Working days left while suspended.</summary>
    [Id(2)] public int? RemainingWorkingDays { get; init; }

    /// <summary>The deadline passed at; null if it did not.</summary>
    [Id(3)] public DateTimeOffset? PassedAt { get; init; }
}

/// <summary>A document that a case has.</summary>
[GenerateSerializer, Immutable, Alias("ac.case.document")]
public sealed record CaseDocument
{
    /// <summary>1, 2, 3 … within the case.</summary>
    [Id(0)] public required int Number { get; init; }

    /// <summary>The checklist item it serves.</summary>
    [Id(1)] public required string Item { get; init; }

    /// <summary>SHA-256 of its bytes, hexadecimal.</summary>
    [Id(2)] public required string Sha256 { get; init; }
}

/// <summary>The states of a step in a case.</summary>
public enum CaseStepStatus
{
    /// <summary>Waits for its performer.</summary>
    Open = 0,

    /// <summary>An examiner has it.</summary>
    Taken = 1,

    /// <summary>Done.</summary>
    Done = 2,
}

/// <summary>A step of a case.</summary>
[GenerateSerializer, Immutable, Alias("ac.case.step")]
public sealed record CaseStep
{
    /// <summary>The step's code.</summary>
    [Id(0)] public required string Code { get; init; }

    /// <summary>Where it stands.</summary>
    [Id(1)] public required CaseStepStatus Status { get; init; }

    /// <summary>The office that has it, or did it last.</summary>
    [Id(2)] public string? Office { get; init; }

    /// <summary>The person who has it, or did it last.</summary>
    [Id(3)] public string? Person { get; init; }

    /// <summary>How often it was performed.</summary>
    [Id(4)] public int Times { get; init; }

    /// <summary>How often it was drawn.</summary>
    [Id(5)] public int Round { get; init; }

    /// <summary>Open, taken or done since, UTC.</summary>
    [Id(6)] public required DateTimeOffset Since { get; init; }
}
