using ActorCity.Contracts;
using ActorCity.Contracts.Access;
using ActorCity.Contracts.Cases;
using ActorCity.Contracts.Cases.Events;
using ActorCity.Contracts.Catalogue;
using ActorCity.Contracts.Offices;
using ActorCity.Domain.Routing;

namespace ActorCity.Domain.Cases;

public static partial class CaseRules
{
    /// <summary>A person of the office that holds an open step takes it. While a notice waits there is nothing to take.</summary>
    public static Decision<CaseState, CaseReceipt> TakeWork(CaseState? state, TakeWork command, CaseFacts facts, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(facts);
        if (Guard(state, command, CaseStatus.InProgress) is { } refusal)
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
        if (step is null or { Status: CaseStepStatus.Done })
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

        var events = Begin(state!, now);
        events.Add(new WorkTaken { Step = command.Step, Office = command.Office, Person = command.Actor.Person });
        return Accept(events, command.Step);
    }

    /// <summary>Performs a step that does not decide, and opens those that waited for it.</summary>
    public static Decision<CaseState, CaseReceipt> PerformStep(CaseState? state, PerformStep command, CaseFacts facts, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(facts);
        if (Guard(state, command, CaseStatus.InProgress) is { } refusal)
        {
            return refusal;
        }

        var definition = facts.Service.Definition;
        if (CaseSteps.Find(definition, command.Step) is not { } asked)
        {
            return CaseErrors.UnknownStep.With("step", command.Step);
        }

        if (MayNotPerform(state!, asked, command.Actor, facts, now) is { } notNow)
        {
            return notNow;
        }

        var events = Begin(state!, now);
        events.Add(new StepPerformed
        {
            Step = asked.Code,
            Office = command.Actor.Office,
            Person = command.Actor.Person,
            Note = command.Note,
        });
        return CaseSteps.Open(state!, CaseSteps.Opening(state!, definition, asked.Code), facts, now, events) is { } none
            ? none
            : Accept(events, asked.Code);
    }

    /// <summary>
    /// Says what is missing (law 3). Only the examiner who has the case may, and only items of the checklist. The first notice stops the
    /// clock; a later one is a public breach and does not. A deadline that passed already cannot be stopped any more.
    /// </summary>
    public static Decision<CaseState, CaseReceipt> NoticeDeficiency(CaseState? state, NoticeDeficiency command, CaseFacts facts, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(facts);
        if (Guard(state, command, CaseStatus.InProgress, CaseStatus.WaitingForApplicant) is { } refusal)
        {
            return refusal;
        }

        if (!state!.Steps.Any(s => IsHeldBy(s, command.Actor) && IsDrawn(facts.Service.Definition, s.Code)))
        {
            return CaseErrors.NotHolder;
        }

        if (command.Items.FirstOrDefault(i => !IsOnChecklist(facts.Service.Definition, i.Item)) is { } foreign)
        {
            return CaseErrors.ItemNotOnChecklist.With("item", foreign.Item);
        }

        var number = state.NoticeCount + 1;
        var events = Begin(state, now);
        events.Add(new DeficiencyNoticed { Number = number, Items = command.Items });
        if (number > 1)
        {
            events.Add(new DeficiencyBreached { Number = number, Office = command.Actor.Office! });
        }
        else if (state.Clock is { DueAt: { } dueAt } && !IsLate(state, now))
        {
            events.Add(new ClockSuspended { RemainingWorkingDays = facts.Calendar.Remaining(now, dueAt) });
        }

        return Accept(events, breach: number > 1);
    }

    /// <summary>Decides the case: by the examiner who took the deciding step at the drawn office, and nobody else (law 1).</summary>
    public static Decision<CaseState, CaseReceipt> Decide(CaseState? state, DecideCase command, CaseFacts facts, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(facts);
        if (Guard(state, command, CaseStatus.InProgress) is { } refusal)
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

        // Suspended after it took the step, and not drawn again yet. A snapshot that does not know the office is only old.
        if (facts.Directory is { } directory && Draw.Find(directory, step.Office!) is { Active: false })
        {
            return CaseErrors.OfficeNotEligible.With("office", step.Office!);
        }

        var events = Begin(state!, now);
        events.Add(new StepPerformed { Step = step.Code, Office = step.Office, Person = command.Actor.Person });
        events.Add(new CaseDecided
        {
            Verdict = command.Verdict,
            Reason = command.Reason,
            Office = step.Office!,
            Person = command.Actor.Person,
        });
        return Accept(events, step.Code);
    }

    /// <summary>Closes a decided or withdrawn case, or one in progress of a service without a decision.</summary>
    public static Decision<CaseState, CaseReceipt> Close(CaseState? state, CloseCase command, CaseFacts facts, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(facts);
        if (Guard(state, command, CaseStatus.Decided, CaseStatus.Withdrawn, CaseStatus.InProgress) is { } refusal)
        {
            return refusal;
        }

        if (state!.Status == CaseStatus.InProgress && !facts.Service.Definition.Verdicts.IsEmpty)
        {
            return WrongStatus(state);
        }

        var events = Begin(state, now);
        events.Add(new CaseClosed { Reason = command.Reason });
        return Accept(events);
    }

    private static Refusal? MayNotPerform(CaseState state, StepDefinition asked, Actor actor, CaseFacts facts, DateTimeOffset now)
    {
        var step = CaseSteps.Find(state, asked.Code);

        // The deciding step is performed by deciding.
        if (asked.Decides || !CaseSteps.IsOpen(state, step, asked))
        {
            return CaseErrors.StepNotOpen.With("step", asked.Code);
        }

        if (step is { Status: CaseStepStatus.Taken } && !IsHeldBy(step, actor))
        {
            return CaseErrors.NotHolder;
        }

        return asked.Performer switch
        {
            StepPerformer.DrawnOffice => step is { Status: CaseStepStatus.Taken } ? null : CaseErrors.NotHolder,
            StepPerformer.IntakeOffice => step!.Office is null || step.Office == actor.Office ? null : CaseErrors.NotHolder,
            _ when actor.Office is not { } office => CaseErrors.NotHolder,
            _ => CaseSteps.MayWork(actor.Office, facts.Service.Definition, facts, now)
                ? null
                : CaseErrors.OfficeNotEligible.With("office", actor.Office),
        };
    }

    private static bool IsHeldBy(CaseStep step, Actor actor) =>
        step.Status == CaseStepStatus.Taken && step.Office == actor.Office && step.Person == actor.Person;

    private static bool IsDrawn(ServiceDefinition definition, string step) =>
        CaseSteps.Find(definition, step)?.Performer == StepPerformer.DrawnOffice;
}
