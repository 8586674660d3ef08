using ActorCity.Contracts.Access;
using ActorCity.Contracts.Cases;
using ActorCity.Contracts.Cases.Events;
using ActorCity.Contracts.Catalogue;
using ActorCity.Contracts.Offices;

namespace ActorCity.Domain.Cases;

public static partial class CaseRules
{
    /// <summary>A person of the office that holds an open step takes it. While a notice waits there is nothing to take.</summary>
    public static Decision<CaseState, CaseReceipt> TakeWork(CaseState? state, TakeWork command, CaseFacts facts, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(facts);
        if (Guard(state, command, now, CaseStatus.InProgress) is { } refusal)
        {
            return refusal;
        }

        if (CaseSteps.Find(facts.Service.Definition, command.Step) is null)
        {
            return CaseErrors.UnknownStep.With("step", command.Step);
        }

        if (command.Actor.Office != command.Office)
        {
            return OfficeErrors.NotStaff;
        }

        var step = CaseSteps.Find(state!, command.Step);
        if (step is null || !CaseSteps.IsWaiting(step))
        {
            return CaseErrors.StepNotOpen.With("step", command.Step);
        }

        if (step.Office != command.Office)
        {
            return CaseErrors.NotHolder;
        }

        if (step.Status == CaseStepStatus.Taken)
        {
            return CaseErrors.AlreadyTaken;
        }

        if (!IsFor(CaseSteps.Find(facts.Service.Definition, command.Step)!, command.Actor.Role))
        {
            return AccessErrors.RoleMayNot.With("role", Words.Of(command.Actor.Role));
        }

        if (HadAPart(state!, facts.Service.Definition, command.Step, command.Actor))
        {
            return CaseErrors.FourEyes;
        }

        var flow = CaseFlow.Begin(state!, facts, now);
        flow.Add(new WorkTaken { Step = command.Step, Office = command.Office, Person = command.Actor.Person });
        return Accept(flow, command.Step);
    }

    /// <summary>
    /// Performs a step that does not decide, and goes on with the case. Other bodies and the applicant may act while a notice waits; what
    /// follows from it then opens when the notice is answered.
    /// </summary>
    public static Decision<CaseState, CaseReceipt> PerformStep(CaseState? state, PerformStep command, CaseFacts facts, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(facts);
        if (Guard(state, command, now, CaseStatus.InProgress, CaseStatus.WaitingForApplicant) is { } refusal)
        {
            return refusal;
        }

        var definition = facts.Service.Definition;
        if (CaseSteps.Find(definition, command.Step) is not { } asked)
        {
            return CaseErrors.UnknownStep.With("step", command.Step);
        }

        if (state!.Status == CaseStatus.WaitingForApplicant && asked.Performer is not (StepPerformer.Agency or StepPerformer.Citizen))
        {
            return WrongStatus(state);
        }

        if ((MayNotPerform(state, asked, command.Actor, facts, now) ?? WrongResult(state, asked, command, definition)) is { } notNow)
        {
            return notNow;
        }

        var flow = CaseFlow.Begin(state, facts, now);
        AddFetched(flow, asked, command);
        flow.Add(new StepPerformed
        {
            Step = asked.Code,
            Office = command.Actor.Office,
            Person = command.Actor.Person,
            Note = command.Note,
            Outcome = command.Outcome,
            Findings = command.Findings,
        });
        return GoOn(flow, asked, command, facts, now) is { } none ? none : Accept(flow, asked.Code);
    }

    /// <summary>
    /// Says what is missing (law 3). Only the examiner who has the case may, and only items of the checklist. The first notice stops the
    /// clock; a later one is a public breach and does not. A deadline that passed already cannot be stopped any more.
    /// </summary>
    public static Decision<CaseState, CaseReceipt> NoticeDeficiency(CaseState? state, NoticeDeficiency command, CaseFacts facts, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(facts);
        if (Guard(state, command, now, CaseStatus.InProgress, CaseStatus.WaitingForApplicant) is { } refusal)
        {
            return refusal;
        }

        if (!state!.Steps.Any(s => IsHeldBy(s, command.Actor) && IsDrawn(facts.Service.Definition, s.Code)))
        {
            return CaseErrors.NotHolder;
        }

        if (command.Items.FirstOrDefault(i => !IsAskedFor(state, facts.Service.Definition, i.Item)) is { } foreign)
        {
            return CaseErrors.ItemNotOnChecklist.With("item", foreign.Item);
        }

        if (command.Items.FirstOrDefault(i => !IsBroughtByCitizen(facts.Service.Definition, i.Item)) is { } once)
        {
            return CaseErrors.ItemOnceOnly.With("item", once.Item);
        }

        if (IsUnable(command.Actor.Office!, facts))
        {
            return CaseErrors.OfficeNotEligible.With("office", command.Actor.Office!);
        }

        var number = state.NoticeCount + 1;
        var flow = CaseFlow.Begin(state, facts, now);
        flow.Add(new DeficiencyNoticed { Number = number, Items = command.Items });
        if (number > 1)
        {
            flow.Add(new DeficiencyBreached { Number = number, Office = command.Actor.Office! });
        }
        else if (state.Clock is { DueAt: { } dueAt } && !CaseFlow.IsLate(state, now))
        {
            flow.Add(new ClockSuspended { RemainingWorkingDays = facts.Calendar.Remaining(now, dueAt), Cause = "notice" });
        }

        // One notice, one time to answer: a breach gives the applicant no less.
        if (facts.Service.Definition.ApplicantWorkingDays is { } days)
        {
            flow.Add(new ApplicantClockStarted { DueAt = facts.Calendar.DueAt(now, days), WorkingDays = days });
        }

        return Accept(flow, breach: number > 1);
    }

    /// <summary>Decides the case: by the examiner who took the deciding step at the drawn office, and nobody else (law 1).</summary>
    public static Decision<CaseState, CaseReceipt> Decide(CaseState? state, DecideCase command, CaseFacts facts, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(facts);
        if (Guard(state, command, now, CaseStatus.InProgress) is { } refusal)
        {
            return refusal;
        }

        var definition = facts.Service.Definition;
        if (!definition.Verdicts.Contains(command.Verdict) || definition.Steps.FirstOrDefault(s => s.Decides) is not { } deciding)
        {
            return CaseErrors.UnknownVerdict.With("verdict", command.Verdict);
        }

        if (CaseSteps.Find(state!, deciding.Code) is not { Status: not CaseStepStatus.Done } step)
        {
            return CaseErrors.StepNotOpen.With("step", deciding.Code);
        }

        if (!IsHeldBy(step, command.Actor))
        {
            return CaseErrors.NotHolder;
        }

        if (IsUnable(step.Office!, facts))
        {
            return CaseErrors.OfficeNotEligible.With("office", step.Office!);
        }

        var flow = CaseFlow.Begin(state!, facts, now);
        flow.Add(new StepPerformed { Step = step.Code, Office = step.Office, Person = command.Actor.Person });
        flow.Add(new DecisionProposed
        {
            Verdict = command.Verdict,
            Reason = command.Reason,
            Office = step.Office!,
            Person = command.Actor.Person,
        });
        return flow.Advance() is { } none ? none : Accept(flow, step.Code);
    }

    /// <summary>Challenges the decision, once, within the service's time. A drawn office that had no part looks at it.</summary>
    public static Decision<CaseState, CaseReceipt> Appeal(CaseState? state, AppealDecision command, CaseFacts facts, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(facts);
        // Closing the file takes nobody's appeal away.
        if (Guard(state, command, now, CaseStatus.Decided, CaseStatus.Closed) is { } refusal)
        {
            return refusal;
        }

        var definition = facts.Service.Definition;
        if (state!.Appealed || state.DecidedAt is not { } decided || definition.Appeal is not { } rule || CaseSteps.Find(definition, rule.Step) is not { } step)
        {
            return CaseErrors.NoAppeal;
        }

        var until = facts.Calendar.DueAt(decided, rule.WorkingDays);
        if (now > until)
        {
            return CaseErrors.NoAppeal.With("until", until.ToString("O", CultureInfo.InvariantCulture));
        }

        var flow = CaseFlow.Begin(state, facts, now);
        flow.Add(new AppealLodged { Step = step.Code, Reason = command.Reason, Verdict = state.Verdict! });
        return flow.Enter(step, null) is { } none ? none : Accept(flow, step.Code);
    }

    /// <summary>Closes a decided or withdrawn case, or one in progress of a service without a decision.</summary>
    public static Decision<CaseState, CaseReceipt> Close(CaseState? state, CloseCase command, CaseFacts facts, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(facts);
        if (Guard(state, command, now, CaseStatus.Decided, CaseStatus.Withdrawn, CaseStatus.InProgress) is { } refusal)
        {
            return refusal;
        }

        if (state!.Status == CaseStatus.InProgress && !facts.Service.Definition.Verdicts.IsEmpty)
        {
            return WrongStatus(state);
        }

        var flow = CaseFlow.Begin(state, facts, now);
        flow.CancelOpenBills();
        flow.Add(new CaseClosed { Reason = command.Reason });
        return Accept(flow);
    }
}
