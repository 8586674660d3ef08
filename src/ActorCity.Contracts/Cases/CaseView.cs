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

    /// <summary>For money: the bill's number.</summary>
    [Id(9)] public int? Bill { get; init; }
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

    /// <summary>What the form stated that rules and fees need, and the channel; texts, addresses and files are in the timeline only.</summary>
    [Id(27)] public ImmutableSortedDictionary<string, string> Facts { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>How sensitive it is; null before it is handed in.</summary>
    [Id(28)] public Catalogue.RiskClass? Risk { get; init; }

    /// <summary>What it costs.</summary>
    [Id(29)] public ImmutableArray<CaseBill> Bills { get; init; } = [];

    /// <summary>The agent's mandate.</summary>
    [Id(30)] public CaseMandate? Mandate { get; init; }

    /// <summary>An earlier case of the same matter; its visits count here, too.</summary>
    [Id(31)] public LinkedMatter? Linked { get; init; }

    /// <summary>What the deciding step proposed, while others still have to confirm.</summary>
    [Id(32)] public CaseProposal? Proposal { get; init; }

    /// <summary>The decision was challenged.</summary>
    [Id(33)] public bool Appealed { get; init; }

    /// <summary>The verdict is the law's answer to silence; it is audited afterwards.</summary>
    [Id(34)] public bool Deemed { get; init; }

    /// <summary>What it issued.</summary>
    [Id(35)] public CaseCertificate? Certificate { get; init; }

    /// <summary>Until when the applicant has to answer a notice, UTC; after that the application counts as withdrawn.</summary>
    [Id(36)] public DateTimeOffset? ApplicantDueAt { get; init; }
}
