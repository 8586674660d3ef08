using ActorCity.Contracts;
using ActorCity.Contracts.Access;
using ActorCity.Contracts.Cases;
using ActorCity.Contracts.Cases.Events;
using ActorCity.Contracts.Catalogue;
using ActorCity.Domain.Access;
using ActorCity.Domain.Routing;

namespace ActorCity.Domain.Cases;

/// <summary>Who may perform a step, what it must state, and what follows from it.</summary>
public static partial class CaseRules
{
    /// <summary>Outcomes of a confirmation and of an appeal: the engine acts on them.</summary>
    private const string Returned = "returned";

    private const string Upheld = "upheld";

    private const string Overturned = "overturned";

    private static Refusal? MayNotPerform(CaseState state, StepDefinition asked, Actor actor, CaseFacts facts, DateTimeOffset now)
    {
        var step = CaseSteps.Find(state, asked.Code);

        // The deciding step is performed by deciding, a payment by paying.
        if (asked.Decides || asked.Kind == StepKind.Payment || !CaseSteps.IsOpen(state, step, asked))
        {
            return CaseErrors.StepNotOpen.With("step", asked.Code);
        }

        if (step is { Status: CaseStepStatus.Taken } && !IsHeldBy(step, actor))
        {
            return CaseErrors.NotHolder;
        }

        if (CaseSteps.IsDrawn(asked.Performer))
        {
            return step is not { Status: CaseStepStatus.Taken } ? CaseErrors.NotHolder
                : IsUnable(actor.Office!, facts) ? CaseErrors.OfficeNotEligible.With("office", actor.Office!)
                : null;
        }

        return asked.Performer switch
        {
            StepPerformer.IntakeOffice => MayNotAtCounter(state, step!, actor, facts, now),
            StepPerformer.Agency => actor is { Role: ActorRole.AgencyOfficer or ActorRole.Integrator } && actor.Office == asked.Agency
                ? null
                : CaseErrors.NotHolder,
            StepPerformer.City => CaseErrors.NotHolder,
            StepPerformer.Citizen => PolicyTable.Applies(actor.Role) ? null : CaseErrors.NotHolder,
            _ when actor.Office is not { } office => CaseErrors.NotHolder,
            _ => CaseSteps.MayWork(actor.Office, facts.Service.Definition, facts, now)
                ? null
                : CaseErrors.OfficeNotEligible.With("office", actor.Office),
        };
    }

    // A counter's step without a counter is anybody's of the city's counters, and the applicant's own where he applied alone.
    private static Refusal? MayNotAtCounter(CaseState state, CaseStep step, Actor actor, CaseFacts facts, DateTimeOffset now)
    {
        if (step.Office is { } counter && counter != actor.Office)
        {
            return CaseErrors.NotHolder;
        }

        // Four eyes, from the other side: whoever examines the case does not come to its counter.
        var definition = facts.Service.Definition;
        if (HasExamined(state, definition, actor.Person)
            || (actor.Office is { } own && (own == state.DrawnOffice || state.LostOffices.Contains(own)
                || HasAnotherPart(state, definition, step.Code, s => s.Office == own))))
        {
            return CaseErrors.FourEyes;
        }

        return TooManyAtCounters(state, actor) is { } many ? many
            : step.Office is not null ? null
            : actor.Office is not { } office ? PolicyTable.Applies(actor.Role) ? null : CaseErrors.NotHolder
            : CaseSteps.MayWork(office, facts.Service.Definition, facts, now) ? null
            : CaseErrors.OfficeNotEligible.With("office", office);
    }

    private static Refusal? WrongResult(CaseState state, StepDefinition asked, PerformStep command, ServiceDefinition definition)
    {
        if (asked.Outcomes.IsEmpty ? command.Outcome is not null : asked.Outcomes.All(o => o.Code != command.Outcome))
        {
            return CaseErrors.OutcomeMissing.With("outcomes", string.Join(' ', asked.Outcomes.Select(o => o.Code)));
        }

        foreach (var thing in asked.Inspect)
        {
            if (command.Findings.Where(f => f.Code == thing.Code).ToList() is not [var finding] || (!finding.InOrder && string.IsNullOrWhiteSpace(finding.Note)))
            {
                return CaseErrors.InspectionIncomplete.With("item", thing.Code);
            }
        }

        if (command.Findings.FirstOrDefault(f => asked.Inspect.All(i => i.Code != f.Code)) is { } foreign)
        {
            return CaseErrors.InspectionIncomplete.With("item", foreign.Code);
        }

        if (command.Fetched.FirstOrDefault(f => definition.Checklist.All(i => i.Code != f.Item || i.FetchedBy != asked.Code)) is { } strange)
        {
            return CaseErrors.ItemNotOnChecklist.With("item", strange.Item);
        }

        return state.Documents.Length + command.Fetched.Length > CaseLimits.Documents
            ? CaseErrors.TooManyDocuments.With("limit", CaseLimits.Documents)
            : null;
    }

    private static void AddFetched(CaseFlow flow, StepDefinition asked, PerformStep command)
    {
        foreach (var item in command.Fetched)
        {
            flow.Add(new ItemFetched
            {
                Item = item.Item, Step = asked.Code, Sha256 = item.Sha256.ToLowerInvariant(), Number = flow.State.Documents.Length + 1,
            });
        }
    }

    private static Refusal? GoOn(CaseFlow flow, StepDefinition asked, PerformStep command, CaseFacts facts, DateTimeOffset now)
    {
        switch (asked.Kind, command.Outcome)
        {
            case (StepKind.Confirmation, Returned):
                flow.Add(new DecisionReturned { Step = asked.Code, Reason = command.Note });
                flow.UndoDecision(Returned);
                return TakeAwayLost(flow, facts, Returned) ?? flow.Advance(Returned);
            case (StepKind.Appeal, Overturned):
                flow.Add(new DecisionReturned { Step = asked.Code, Reason = command.Note });
                if (facts.Service.Definition.DecisionWorkingDays is { } days)
                {
                    flow.Add(new ClockStarted { DueAt = facts.Calendar.DueAt(now, days), WorkingDays = days });
                }

                flow.UndoDecision("appeal");
                return TakeAwayLost(flow, facts, "appeal") ?? flow.Advance("appeal");
            case (StepKind.Appeal, Upheld):
                flow.Add(new CaseDecided
                {
                    Verdict = flow.State.Verdict!,
                    Reason = command.Note ?? Upheld,
                    Office = command.Actor.Office!,
                    Person = command.Actor.Person,
                });
                return null;
            default:
                return flow.Advance();
        }
    }

    // The office whose decision is void keeps nothing else of the case.
    private static Refusal? TakeAwayLost(CaseFlow flow, CaseFacts facts, string cause)
    {
        var lost = flow.State.Steps.FirstOrDefault(s => CaseSteps.IsWaiting(s) && s.Office is { } office && flow.State.LostOffices.Contains(office)
            && IsDrawn(facts.Service.Definition, s.Code));
        return lost is null ? null : flow.TakeAway(lost.Office!, cause);
    }

    // Other bodies and the applicant do not take their steps: an office of the same code would keep them for ever.
    private static bool IsFor(StepDefinition step, ActorRole role) => step.Performer switch
    {
        StepPerformer.DrawnInspector => role == ActorRole.Inspector,
        StepPerformer.Agency or StepPerformer.Citizen or StepPerformer.City => false,
        _ => role == ActorRole.Examiner,
    };

    private static bool IsHeldBy(CaseStep step, Actor actor) =>
        step.Status == CaseStepStatus.Taken && step.Office == actor.Office && step.Person == actor.Person;

    private static bool IsDrawn(ServiceDefinition definition, string step) =>
        CaseSteps.Find(definition, step)?.Performer == StepPerformer.DrawnOffice;

    // Suspended after it took the step, and not drawn again yet. A snapshot that does not know the office is only old.
    private static bool IsUnable(string office, CaseFacts facts) =>
        facts.Directory is { } directory && Draw.Find(directory, office) is { Active: false };

    private static bool IsBroughtByCitizen(ServiceDefinition definition, string item) =>
        definition.Checklist.Any(i => i.Code == item && i.Source == ItemSource.CitizenBrings);
}
