using ActorCity.Contracts.Cases;
using ActorCity.Contracts.Cases.Events;
using ActorCity.Contracts.Deadlines;
using ActorCity.Contracts.Journal;
using ActorCity.Contracts.Routing.Events;

namespace ActorCity.Domain.Cases;

/// <summary>How a case's journal folds: the only producer of a case's state.</summary>
public sealed class CaseStream : IStreamRules<CaseState>
{
    private CaseStream() { }

    public static CaseStream Instance { get; } = new();

    /// <inheritdoc/>
    public CaseState Evolve(CaseState? state, EntryHead head, ImmutableArray<CityEvent> events)
    {
        var next = (state ?? Nothing(head)) with { Version = head.Sequence, LastEventAt = head.At };
        foreach (var e in events)
        {
            next = Apply(next, head.At, e);
        }

        var holder = CaseHolders.Of(next);
        return holder == next.Holder
            ? next
            : next with { Holder = holder, HolderSince = holder is null ? null : head.At };
    }

    /// <inheritdoc/>
    public ImmutableArray<IndexRow> Rows(CaseState? before, CaseState after, JournalEntry entry) => CaseRows.Of(before, after, entry);

    /// <summary>Wakes the case when its running deadline ends.</summary>
    public ImmutableArray<DueChange> Due(CaseState? before, CaseState after)
    {
        ArgumentNullException.ThrowIfNull(after);
        var (was, wanted) = (Awaited(before), Awaited(after));
        if (wanted == was)
        {
            return [];
        }

        return wanted is { } set
            ? [new DueChange(DueKinds.Decision, set.Number, set.DueAt)]
            : [new DueChange(DueKinds.Decision, was!.Value.Number, null)];
    }

    /// <summary>The deadline that somebody must wake the case for; null if none.</summary>
    internal static (int Number, DateTimeOffset DueAt)? Awaited(CaseState? state) =>
        state is { Clock: { SetElsewhere: false, PassedAt: null, DueAt: { } dueAt } clock } && IsUndecided(state.Status)
            ? (clock.Number, dueAt)
            : null;

    internal static bool IsUndecided(CaseStatus status) =>
        status is CaseStatus.Open or CaseStatus.InProgress or CaseStatus.WaitingForApplicant;

    private static CaseState Apply(CaseState s, DateTimeOffset at, CityEvent happened) => happened switch
    {
        CaseOpened e => Opened(s, at, e),
        DocumentAttached e => s with { Documents = s.Documents.Add(new CaseDocument { Number = e.Number, Item = e.Item, Sha256 = e.Sha256 }) },
        CaseSubmitted => s with { Status = CaseStatus.InProgress, SubmittedAt = at },
        StepOpened or WorkTaken or StepPerformed or OfficeDrawn => StepEvents(s, at, happened),
        VisitRegistered e => s with { VisitCount = e.Number },
        VisitBudgetExceeded => s with { VisitExcess = true },
        ClockStarted or ClockSuspended or ClockResumed or DeadlinePassed => ClockEvents(s, at, happened),
        DeficiencyNoticed e => s with
        {
            Status = CaseStatus.WaitingForApplicant,
            NoticeCount = e.Number,
            OpenNotice = Merge(s.OpenNotice, e.Items),
        },
        DeficiencyBreached => s with { NoticeBreach = true },
        DeficiencyAnswered => s with { Status = CaseStatus.InProgress, OpenNotice = [] },
        CaseDecided e => s with
        {
            Status = CaseStatus.Decided,
            OpenNotice = [],
            Verdict = e.Verdict,
            DecidedAt = at,
            DecidedBy = e.Office,
        },
        CaseWithdrawn => s with { Status = CaseStatus.Withdrawn, OpenNotice = [] },
        CaseClosed => s with { Status = CaseStatus.Closed, OpenNotice = [] },
        _ => s,
    };

    private static CaseState StepEvents(CaseState s, DateTimeOffset at, CityEvent happened) => happened switch
    {
        StepOpened e => WithStep(s, e.Step, at, step => step with { Status = CaseStepStatus.Open, Office = e.Office, Person = null }),
        OfficeDrawn e => Drawn(s, at, e),
        WorkTaken e => WithStep(s, e.Step, at, step => step with { Status = CaseStepStatus.Taken, Office = e.Office, Person = e.Person }),
        StepPerformed e => WithStep(s, e.Step, at, step => step with
        {
            Status = CaseStepStatus.Done,
            Office = e.Office,
            Person = e.Person,
            Times = step.Times + 1,
        }) with
        { FirstStepAt = s.FirstStepAt ?? at, LastStepAt = at },
        _ => s,
    };

    private static CaseState Drawn(CaseState s, DateTimeOffset at, OfficeDrawn e)
    {
        var next = WithStep(s, e.Step, at, step => step with
        {
            Status = CaseStepStatus.Open,
            Office = e.Office,
            Person = null,
            Round = e.Round,
        });
        if (s.DrawnOffice is not { } lost || lost == e.Office)
        {
            return next with { DrawnOffice = e.Office };
        }

        var losers = s.LostOffices.Contains(lost) ? s.LostOffices : s.LostOffices.Add(lost);
        return next with
        {
            DrawnOffice = e.Office,
            HandOvers = s.HandOvers + 1,
            LostOffices = losers.Length > CaseLimits.LostOffices ? losers.RemoveAt(0) : losers,
        };
    }

    private static CaseState ClockEvents(CaseState s, DateTimeOffset at, CityEvent happened)
    {
        var number = s.Clock?.Number ?? 0;
        return happened switch
        {
            ClockStarted e => s with { Clock = new CaseClock { Number = number + 1, DueAt = e.DueAt, SetElsewhere = e.WorkingDays is null } },
            ClockSuspended e when s.Clock is { } clock =>
                s with { Clock = clock with { DueAt = null, SuspendedAt = at, RemainingWorkingDays = e.RemainingWorkingDays } },
            ClockResumed e when s.Clock is { } clock =>
                s with { Clock = clock with { Number = number + 1, DueAt = e.DueAt, SuspendedAt = null, RemainingWorkingDays = null } },
            DeadlinePassed when s.Clock is { } clock => s with { Clock = clock with { PassedAt = at } },
            _ => s,
        };
    }

    private static CaseState WithStep(CaseState s, string code, DateTimeOffset at, Func<CaseStep, CaseStep> change)
    {
        for (var i = 0; i < s.Steps.Length; i++)
        {
            if (s.Steps[i].Code == code)
            {
                return s with { Steps = s.Steps.SetItem(i, change(s.Steps[i]) with { Since = at }) };
            }
        }

        var opened = new CaseStep { Code = code, Status = CaseStepStatus.Open, Since = at };
        return s with { Steps = s.Steps.Add(change(opened) with { Since = at }) };
    }

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

    private static CaseState Nothing(EntryHead head) => new()
    {
        Case = CaseId.Parse(head.Stream),
        Version = 0,
        Service = "",
        ServiceVersion = 0,
        Status = CaseStatus.Open,
        Channel = Channel.Internet,
        ApplicantHash = "",
        DrawSubject = "",
        OpenedAt = head.At,
        LastEventAt = head.At,
        VisitBudget = 0,
    };
}
