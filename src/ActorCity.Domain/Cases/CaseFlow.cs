using ActorCity.Contracts;
using ActorCity.Contracts.Access;
using ActorCity.Contracts.Cases;
using ActorCity.Contracts.Cases.Events;
using ActorCity.Contracts.Catalogue;
using ActorCity.Contracts.Journal;
using ActorCity.Domain.Catalogue;
using ActorCity.Domain.Deadlines;
using ActorCity.Domain.Fees;

namespace ActorCity.Domain.Cases;

/// <summary>
/// What happens in one command, event after event: each is applied at once, so that what follows from it is decided on the state that
/// it left. Lives within one rule.
/// </summary>
internal sealed partial class CaseFlow(CaseState state, CaseFacts facts, DateTimeOffset now)
{
    private const string WaitsForApplicant = "applicant-step";

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
        if (Definition.RecordedTime || State.Status != CaseStatus.InProgress)
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
        if (!Conditions.Holds(step.When, CaseFactSheet.Of(State)))
        {
            Add(new StepSkipped { Step = step.Code });
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

    /// <summary>Starts a step's own clock from now, if it has one.</summary>
    public void StartClock(StepDefinition step)
    {
        if (step.WorkingDays is { } days)
        {
            Add(new StepClockStarted { Step = step.Code, DueAt = facts.Calendar.DueAt(now, days), WorkingDays = days });
        }
    }

    /// <summary>Opens a bill's step again, with the same bill.</summary>
    public void ReopenPayment(string code, string cause)
    {
        Add(new StepReopened { Step = code, Cause = cause });
        Add(new StepOpened { Step = code });
        if (CaseSteps.Find(Definition, code) is { } step)
        {
            StartClock(step);
        }

        AdjustClock();
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

    /// <summary>Bills that nobody has to pay any more.</summary>
    public void CancelOpenBills()
    {
        foreach (var bill in State.Bills.Where(b => b.Status == BillStatus.Open))
        {
            Add(new BillCancelled { Bill = bill.Number, Total = bill.Total, Cause = "case-ended" });
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

    // Nothing to pay: nothing to wait for. What was paid before for the same step counts.
    private void OpenPayment(StepDefinition step)
    {
        var lines = FeeRules.Lines(Definition, step.Code, CaseFactSheet.Of(State));
        var total = FeeRules.Total(lines);
        if (total == 0 || State.Bills.Any(b => b.Step == step.Code && b.Status == BillStatus.Paid && b.Total == total))
        {
            Add(new StepSkipped { Step = step.Code });
            return;
        }

        Add(new StepOpened { Step = step.Code });
        Add(new BillIssued
        {
            Number = State.Bills.Length + 1,
            Step = step.Code,
            Lines = lines,
            Total = total,
            Tariff = Definition.Tariff?.Code ?? "",
        });
        StartClock(step);
    }

    private void Finish()
    {
        if (State is { Status: CaseStatus.InProgress, Proposal: { } proposal } && !State.Steps.Any(CaseSteps.IsWaiting))
        {
            Add(new CaseDecided { Verdict = proposal.Verdict, Reason = proposal.Reason, Office = proposal.Office, Person = proposal.Person });
        }
    }

    // A counter that was suspended before its step opened would hold it for ever: then it is anybody's.
    private string? Counter() =>
        State.IntakeOffice is { } office && !(facts.Directory is { } directory && Routing.Draw.Find(directory, office) is { Active: false })
            ? office
            : null;
}
