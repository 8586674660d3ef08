using ActorCity.Contracts.Cases;
using ActorCity.Contracts.Cases.Events;
using ActorCity.Contracts.Journal;

namespace ActorCity.Domain.Cases;

/// <summary>What each event does to a case's state.</summary>
internal static partial class CaseEvolution
{
    public static CaseState Apply(CaseState s, DateTimeOffset at, CityEvent happened) =>
        OfApplication(s, at, happened) ?? OfNotice(s, at, happened) ?? OfSteps(s, at, happened) ?? OfClocks(s, at, happened)
        ?? OfDecision(s, at, happened) ?? OfBills(s, happened) ?? s;

    private static CaseState? OfApplication(CaseState s, DateTimeOffset at, CityEvent happened) => happened switch
    {
        CaseOpened e => Opened(s, at, e),
        FormAnswered e => Answered(s, e),
        DocumentAttached e => WithDocument(s, e.Number, e.Item, e.Sha256),
        ItemFetched e => WithDocument(s, e.Number, e.Item, e.Sha256),
        RiskClassified e => s with { Risk = e.Class },
        MatterLinked e => s with { Linked = new LinkedMatter { Case = e.Case, Visits = e.Visits } },
        ConflictsFound e => s with { Conflicts = Union(s.Conflicts, e.Offices) },
        InterestDeclared e => s with { Conflicts = Union(s.Conflicts, [e.Office]), Interested = Union(s.Interested, [e.Office]) },
        MandateGranted e => s with { Mandate = new CaseMandate { Agent = e.Agent, Until = e.Until } },
        MandateWithdrawn => s with { Mandate = null },
        CaseSubmitted => s with { Status = CaseStatus.InProgress, SubmittedAt = at },
        VisitRegistered e => s with { VisitCount = e.Number },
        VisitBudgetExceeded => s with { VisitExcess = true },
        CaseMigrated e => s with { ServiceVersion = e.ToVersion, VisitBudget = e.VisitBudget },
        _ => null,
    };

    private static CaseState? OfNotice(CaseState s, DateTimeOffset at, CityEvent happened) => happened switch
    {
        DeficiencyNoticed e => StopStepsOfOffices(s, e.Number) with
        {
            Status = CaseStatus.WaitingForApplicant,
            NoticeCount = e.Number,
            OpenNotice = Merge(s.OpenNotice, e.Items),
        },
        DeficiencyBreached => s with { NoticeBreach = true },
        DeficiencyAnswered => s with { Status = CaseStatus.InProgress, OpenNotice = [], ApplicantClock = Stopped(s.ApplicantClock) },
        ApplicantClockStarted e => s with
        {
            ApplicantClock = new CaseClock { Number = (s.ApplicantClock?.Number ?? 0) + 1, DueAt = e.DueAt },
        },
        ApplicantSilent => s with { ApplicantClock = s.ApplicantClock! with { DueAt = null, PassedAt = at } },
        _ => null,
    };

    private static CaseState? OfDecision(CaseState s, DateTimeOffset at, CityEvent happened) => happened switch
    {
        DecisionProposed e => s with
        {
            Proposal = new CaseProposal { Verdict = e.Verdict, Reason = e.Reason, Office = e.Office, Person = e.Person },
        },
        DecisionReturned => Returned(s),
        VerdictDeemed => s with { Deemed = true },
        CaseDecided e => s with
        {
            Status = CaseStatus.Decided,
            OpenNotice = [],
            Proposal = null,
            Verdict = e.Verdict,
            DecidedAt = at,
            DecidedBy = e.Office,
            ApplicantClock = Stopped(s.ApplicantClock),
        },
        CertificateIssued e => s with
        {
            Certificate = new CaseCertificate { Template = e.Template, IssuedAt = at, ValidUntil = e.ValidUntil },
        },
        AppealLodged => s with
        {
            // The clock is over, but its number goes on: no two due times of a case have the same.
            Status = CaseStatus.InProgress, Appealed = true, Deemed = false, Clock = s.Clock is { } clock ? new CaseClock { Number = clock.Number } : null,
        },
        CaseWithdrawn => s with { Status = CaseStatus.Withdrawn, OpenNotice = [], Proposal = null, ApplicantClock = Stopped(s.ApplicantClock) },
        CaseClosed => s with { Status = CaseStatus.Closed, OpenNotice = [], ApplicantClock = Stopped(s.ApplicantClock) },
        _ => null,
    };

    // What was proposed or decided is void; whoever decided is out of the case.
    private static CaseState Returned(CaseState s) => Lose(s) with
    {
        Proposal = null, Verdict = null, DecidedAt = null, DecidedBy = null, DrawnOffice = null, HandOvers = s.HandOvers + 1, Certificate = null,
    };

    private static CaseClock? Stopped(CaseClock? clock) => clock is null ? null : clock with { DueAt = null };

    private static CaseState WithDocument(CaseState s, int number, string item, string sha256) =>
        s with { Documents = s.Documents.Add(new CaseDocument { Number = number, Item = item, Sha256 = sha256 }) };

    private static CaseState Answered(CaseState s, FormAnswered e)
    {
        var (facts, answered) = (s.Facts, s.Answered);
        foreach (var answer in e.Answers)
        {
            if (answer.Kept)
            {
                facts = answer.Value.Length == 0 ? facts.Remove(answer.Field) : facts.SetItem(answer.Field, answer.Value);
            }
            else
            {
                answered = answer.Value.Length == 0 ? answered.Remove(answer.Field)
                    : answered.Contains(answer.Field) ? answered
                    : answered.Add(answer.Field);
            }
        }

        return s with { Facts = facts, Answered = answered };
    }

    private static ImmutableArray<string> Union(ImmutableArray<string> known, ImmutableArray<string> more) =>
        [.. known.Union(more, StringComparer.Ordinal).Order(StringComparer.Ordinal).Take(CaseLimits.Conflicts)];

    // A demand made while another waits joins it: the applicant answers once. Bounded by the checklist.
    private static ImmutableArray<DeficiencyItem> Merge(ImmutableArray<DeficiencyItem> open, ImmutableArray<DeficiencyItem> items) =>
        [.. open.Where(o => !items.Any(i => i.Item == o.Item)), .. items];

    private static CaseState Opened(CaseState s, DateTimeOffset at, CaseOpened e) => s with
    {
        Service = e.Service,
        ServiceVersion = e.ServiceVersion,
        ApplicantHash = e.ApplicantHash,
        DrawSubject = e.DrawSubject,
        Reference = e.Reference,
        IntakeOffice = e.IntakeOffice,
        Channel = e.Channel,
        VisitBudget = e.VisitBudget,
        OpenedAt = at,
    };
}
