using ActorCity.Contracts;
using ActorCity.Contracts.Access;
using ActorCity.Contracts.Cases;
using ActorCity.Contracts.Cases.Events;
using ActorCity.Contracts.Catalogue;
using ActorCity.Contracts.Journal;
using ActorCity.Domain.Catalogue;
using ActorCity.Domain.Deadlines;

namespace ActorCity.Domain.Cases;

/// <summary>
/// What happens in one command, event after event: each is applied at once, so that what follows from it is decided on the state that
/// it left. Lives within one rule.
/// </summary>
internal sealed partial class CaseFlow(CaseState state, CaseFacts facts, DateTimeOffset now)
{
    private const string WaitsForApplicant = "applicant-step";

    /// <summary>Why a bill is cancelled though the case goes on: its step is not needed, or is billed with another total.</summary>
    private const string NotNeeded = "not-needed";

    private const string BilledAnew = "billed-anew";

    private readonly ImmutableArray<CityEvent>.Builder events = ImmutableArray.CreateBuilder<CityEvent>();

    public CaseState State { get; private set; } = state;

    private ServiceDefinition Definition => facts.Service.Definition;

    /// <summary>
    /// Starts a command's events. A deadline that went by unnoticed is noticed first, so that lateness never depends on who comes first,
    /// the command or the due claimer.
    /// </summary>
    public static CaseFlow Begin(CaseState state, CaseFacts facts, DateTimeOffset now)
    {
        var flow = new CaseFlow(state, facts, now);
        if (IsLate(state, now) && state.Clock is { PassedAt: null, DueAt: { } dueAt })
        {
            flow.Add(new DeadlinePassed { DueAt = dueAt, Holder = state.Holder });
        }

        return flow;
    }

    public static bool IsLate(CaseState state, DateTimeOffset now) =>
        CaseDeadlines.IsUndecided(state.Status) && (state.Clock?.PassedAt is not null || now > state.Clock?.DueAt);

    public ImmutableArray<CityEvent> Events() => events.ToImmutable();

    public void Add(CityEvent happened)
    {
        events.Add(happened);
        State = CaseEvolution.Apply(State, now, happened);
    }

    /// <summary>
    /// Opens, skips or performs by itself whatever can be now, decides if nothing is left, and stops or resumes the decision's clock. With
    /// recorded time steps open without an event: another system's history may have every step of a long card.
    /// </summary>
    /// <returns>A refusal if a drawn step finds no office: then nothing of the command counts.</returns>
    public Refusal? Advance(string? cause = null)
    {
        if (Definition.RecordedTime || State.Status != CaseStatus.InProgress || IsAppealed())
        {
            return null;
        }

        for (var moved = true; moved;)
        {
            moved = false;
            foreach (var step in Definition.Steps)
            {
                if (step.Kind == StepKind.Appeal || !IsNext(step))
                {
                    continue;
                }

                if (Enter(step, cause) is { } refusal)
                {
                    return refusal;
                }

                moved = true;
            }
        }

        Finish();
        AdjustClock();
        return null;
    }

    /// <summary>Opens a step whose turn it is.</summary>
    public Refusal? Enter(StepDefinition step, string? cause)
    {
        if (!Conditions.Holds(step.When, CaseFactSheet.Of(State, Definition)))
        {
            Skip(step);
            return null;
        }

        switch (step.Performer)
        {
            case StepPerformer.City:
                PerformBySelf(step);
                return null;
            case StepPerformer.Citizen when step.Kind == StepKind.Payment:
                OpenPayment(step);
                return null;
            case StepPerformer.IntakeOffice:
                Add(new StepOpened { Step = step.Code, Office = Counter() });
                break;
            case StepPerformer.Agency:
                Add(new StepOpened { Step = step.Code, Office = step.Agency });
                break;
            case StepPerformer.AnyOffice or StepPerformer.Citizen:
                Add(new StepOpened { Step = step.Code });
                break;
            default:
                if (BringToOffice(step, cause) is { } refusal)
                {
                    return refusal;
                }

                break;
        }

        StartClock(step);
        return null;
    }

    /// <summary>Nobody has to do any more what nobody did in time.</summary>
    public void SkipWaiting()
    {
        foreach (var step in State.Steps.Where(CaseSteps.IsWaiting))
        {
            Add(new StepSkipped { Step = step.Code });
        }
    }

    /// <summary>Starts a step's own clock from now, if it has one.</summary>
    public void StartClock(StepDefinition step)
    {
        if (step.WorkingDays is { } days)
        {
            Add(new StepClockStarted { Step = step.Code, DueAt = facts.Calendar.DueAt(now, days), WorkingDays = days });
        }
    }

    /// <summary>What was not needed, but is with the facts as they are now, has its turn again.</summary>
    public void ReopenSkipped(string cause)
    {
        foreach (var step in Definition.Steps)
        {
            if (CaseSteps.Find(State, step.Code) is { Status: CaseStepStatus.Skipped } && Conditions.Holds(step.When, CaseFactSheet.Of(State, Definition)))
            {
                Add(new StepReopened { Step = step.Code, Cause = cause });
            }
        }
    }

    /// <summary>The deciding step, and all that follow from it, have to be done again.</summary>
    public void UndoDecision(string cause)
    {
        var again = Definition.Steps.Where(s => s.Decides).Select(s => s.Code).ToHashSet(StringComparer.Ordinal);
        foreach (var step in Definition.Steps)
        {
            if (step.After.Any(again.Contains))
            {
                again.Add(step.Code);
            }

            if (again.Contains(step.Code) && CaseSteps.Find(State, step.Code) is { Status: not CaseStepStatus.Reopened })
            {
                Add(new StepReopened { Step = step.Code, Cause = cause });
            }
        }
    }

    /// <summary>An office's word that the decision is right does not count any more.</summary>
    public void UndoConfirmations(string office, string cause)
    {
        foreach (var step in Definition.Steps)
        {
            if (step.Kind == StepKind.Confirmation && CaseSteps.Find(State, step.Code) is { Status: CaseStepStatus.Done } done && done.Office == office)
            {
                Add(new StepReopened { Step = step.Code, Cause = cause });
            }
        }
    }

    /// <summary>
    /// The decision's clock stands still while only the applicant has something to do, and goes on as soon as somebody else has.
    /// </summary>
    public void AdjustClock()
    {
        if (State is not { Status: CaseStatus.InProgress, Clock: { PassedAt: null, SetElsewhere: false } clock })
        {
            return;
        }

        var waiting = State.Steps.Where(CaseSteps.IsWaiting).ToList();
        var applicantOnly = waiting.Count > 0
            && waiting.TrueForAll(s => CaseSteps.Find(Definition, s.Code)?.Performer == StepPerformer.Citizen);
        if (applicantOnly && clock.DueAt is { } dueAt && !IsLate(State, now))
        {
            Add(new ClockSuspended { RemainingWorkingDays = facts.Calendar.Remaining(now, dueAt), Cause = WaitsForApplicant });
        }
        else if (!applicantOnly && clock is { SuspendedAt: not null, RemainingWorkingDays: { } left })
        {
            Add(new ClockResumed { DueAt = facts.Calendar.DueAt(now, left) });
        }
    }

    // While the decision is challenged nothing follows from it.
    private bool IsAppealed() => State.Steps.Any(s => CaseSteps.IsWaiting(s) && CaseSteps.Find(Definition, s.Code)?.Kind == StepKind.Appeal);

    private bool IsNext(StepDefinition step) =>
        CaseSteps.Find(State, step.Code) is null or { Status: CaseStepStatus.Reopened } && step.After.All(a => CaseSteps.IsOver(State, a));

    private void PerformBySelf(StepDefinition step)
    {
        var favourable = Definition.Verdicts.IsEmpty || State.Proposal?.Verdict == Definition.Verdicts[0];
        if (step.Kind == StepKind.Issue && !favourable)
        {
            Add(new StepSkipped { Step = step.Code });
            return;
        }

        Add(new StepPerformed { Step = step.Code, Person = Actor.City.Person, Outcome = step.Outcomes.FirstOrDefault()?.Code });
        if (step.Kind == StepKind.Issue)
        {
            Issue();
        }
    }

    /// <summary>Issues the certificate that the service card foresees.</summary>
    public void Issue()
    {
        if (Definition.Certificate is { } certificate)
        {
            Add(new CertificateIssued
            {
                Template = certificate.Template,
                ValidUntil = certificate.ValidMonths is { } months ? CivilTime.DateAt(now).AddMonths(months) : null,
            });
        }
    }

    private void Finish()
    {
        if (State is { Status: CaseStatus.InProgress, Proposal: { } proposal } && !State.Steps.Any(CaseSteps.IsWaiting))
        {
            Add(new CaseDecided { Verdict = proposal.Verdict, Reason = proposal.Reason, Office = proposal.Office, Person = proposal.Person });
        }
    }

    // A counter that was suspended, or declared an interest, before its step opened would hold it for ever: then it is anybody's.
    private string? Counter() =>
        State.IntakeOffice is { } office && !State.Interested.Contains(office) && !(facts.Directory is { } directory && Routing.Draw.Find(directory, office) is { Active: false })
            ? office
            : null;
}
