using ActorCity.Contracts.Cases;
using ActorCity.Contracts.Catalogue;

namespace ActorCity.Domain.Cases;

/// <summary>
/// A case as the rules need it: a head of a few hundred bytes to a few kilobytes. Its history is the journal. Only
/// <see cref="CaseStream.Evolve"/> makes one.
/// </summary>
[GenerateSerializer, Immutable, Alias("ac.state.case")]
public sealed record CaseState
{
    /// <summary>The tracking code.</summary>
    [Id(0)] public required CaseId Case { get; init; }

    /// <summary>Number of the last journal entry.</summary>
    [Id(1)] public required long Version { get; init; }

    [Id(2)] public required string Service { get; init; }

    /// <summary>The version in force when the case was opened; the case keeps it to its end.</summary>
    [Id(3)] public required int ServiceVersion { get; init; }

    [Id(4)] public required CaseStatus Status { get; init; }

    [Id(5)] public required Channel Channel { get; init; }

    /// <summary>Keyed hash.</summary>
    [Id(6)] public required string ApplicantHash { get; init; }

    /// <summary>What every draw of this case is seeded with.</summary>
    [Id(7)] public required string DrawSubject { get; init; }

    [Id(8)] public string? IntakeOffice { get; init; }

    [Id(9)] public string? Reference { get; init; }

    [Id(10)] public required DateTimeOffset OpenedAt { get; init; }

    [Id(11)] public DateTimeOffset? SubmittedAt { get; init; }

    [Id(12)] public required DateTimeOffset LastEventAt { get; init; }

    [Id(13)] public DateTimeOffset? FirstStepAt { get; init; }

    [Id(14)] public DateTimeOffset? LastStepAt { get; init; }

    /// <summary>The deadline; null before it starts and for services without one.</summary>
    [Id(15)] public CaseClock? Clock { get; init; }

    /// <summary>Visits are counted here and listed in the journal.</summary>
    [Id(16)] public int VisitCount { get; init; }

    [Id(17)] public required int VisitBudget { get; init; }

    /// <summary>The public flag of law 2. Set by the event, never cleared.</summary>
    [Id(18)] public bool VisitExcess { get; init; }

    [Id(19)] public int NoticeCount { get; init; }

    /// <summary>The public flag of law 3. Set by the event, never cleared.</summary>
    [Id(20)] public bool NoticeBreach { get; init; }

    /// <summary>What the applicant still has to answer, one entry per checklist item.</summary>
    [Id(21)] public ImmutableArray<DeficiencyItem> OpenNotice { get; init; } = [];

    /// <summary>At most <see cref="CaseLimits.Documents"/>.</summary>
    [Id(22)] public ImmutableArray<CaseDocument> Documents { get; init; } = [];

    /// <summary>Steps that were opened or performed; at most as many as the service has.</summary>
    [Id(23)] public ImmutableArray<CaseStep> Steps { get; init; } = [];

    /// <summary>The office that the last draw brought; it keeps all drawn steps of the case as long as it can act.</summary>
    [Id(24)] public string? DrawnOffice { get; init; }

    /// <summary>Offices that were drawn and lost the case: never drawn for it again. The newest <see cref="CaseLimits.LostOffices"/>.</summary>
    [Id(25)] public ImmutableArray<string> LostOffices { get; init; } = [];

    /// <summary>How often the work went from one drawn office to another.</summary>
    [Id(26)] public int HandOvers { get; init; }

    /// <summary>The office that has the case now; null while the applicant has it.</summary>
    [Id(27)] public string? Holder { get; init; }

    [Id(28)] public DateTimeOffset? HolderSince { get; init; }

    [Id(29)] public string? Verdict { get; init; }

    [Id(30)] public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>The office that decided.</summary>
    [Id(31)] public string? DecidedBy { get; init; }

    /// <summary>What the form stated that conditions and fees read.</summary>
    [Id(32)] public ImmutableSortedDictionary<string, string> Facts { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Fields that have an answer which is no fact: the answer is in the journal.</summary>
    [Id(33)] public ImmutableArray<string> Answered { get; init; } = [];

    /// <summary>Set when the application is handed in; never lowered.</summary>
    [Id(34)] public RiskClass? Risk { get; init; }

    /// <summary>Offices never drawn for this case: too often a pair with this applicant, or interested. At most <see cref="CaseLimits.Conflicts"/>.</summary>
    [Id(35)] public ImmutableArray<string> Conflicts { get; init; } = [];

    /// <summary>At most <see cref="CaseLimits.Bills"/>.</summary>
    [Id(36)] public ImmutableArray<CaseBill> Bills { get; init; } = [];

    [Id(37)] public CaseMandate? Mandate { get; init; }

    /// <summary>The earlier case of the same matter.</summary>
    [Id(38)] public LinkedMatter? Linked { get; init; }

    [Id(39)] public CaseProposal? Proposal { get; init; }

    /// <summary>A decision is challenged once.</summary>
    [Id(40)] public bool Appealed { get; init; }

    /// <summary>The verdict is the law's answer to silence.</summary>
    [Id(41)] public bool Deemed { get; init; }

    [Id(42)] public CaseCertificate? Certificate { get; init; }

    /// <summary>The applicant's time to answer; null while nothing is asked.</summary>
    [Id(43)] public CaseClock? ApplicantClock { get; init; }

    /// <summary>Persons of counters who had a part: they never examine the case. At most <see cref="CaseLimits.IntakePersons"/>.</summary>
    [Id(44)] public ImmutableArray<string> IntakePersons { get; init; } = [];

    /// <summary>Offices that declared an interest: they do nothing in this case any more. A part of <see cref="Conflicts"/>.</summary>
    [Id(45)] public ImmutableArray<string> Interested { get; init; } = [];

    /// <summary>Persons whose drawn part was undone: they get no other part. The newest <see cref="CaseLimits.FormerPersons"/>.</summary>
    [Id(46)] public ImmutableArray<string> FormerPersons { get; init; } = [];

    /// <summary>References of payments and refunds: each counts once. The newest <see cref="CaseLimits.References"/>.</summary>
    [Id(47)] public ImmutableArray<string> References { get; init; } = [];
}
