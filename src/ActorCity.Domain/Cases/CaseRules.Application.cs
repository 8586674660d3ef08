using ActorCity.Contracts;
using ActorCity.Contracts.Access;
using ActorCity.Contracts.Cases;
using ActorCity.Contracts.Cases.Events;
using ActorCity.Contracts.Catalogue;
using ActorCity.Domain.Access;
using ActorCity.Domain.Catalogue;

namespace ActorCity.Domain.Cases;

/// <summary>The application itself: form, risk, eligibility, who may act for the applicant.</summary>
public static partial class CaseRules
{
    private const string FactsChanged = "facts-changed";

    /// <summary>
    /// Fills in the form, all or a part of it: before the application is handed in, and while a notice waits. One wrong answer refuses all.
    /// </summary>
    public static Decision<CaseState, CaseReceipt> AnswerForm(CaseState? state, AnswerForm command, CaseFacts facts, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(facts);
        if ((Guard(state, command, now, CaseStatus.Open, CaseStatus.WaitingForApplicant) ?? TooManyAtCounters(state!, command.Actor)) is { } refusal)
        {
            return refusal;
        }

        var definition = facts.Service.Definition;
        if (PolicyTable.ActsForOffice(command.Actor.Role) && HasExamined(state!, definition, command.Actor.Person))
        {
            return CaseErrors.FourEyes;
        }

        var answers = ImmutableArray.CreateBuilder<FieldAnswer>(command.Answers.Length);
        foreach (var answer in command.Answers)
        {
            if (definition.Form.FirstOrDefault(f => f.Code == answer.Field) is not { } field)
            {
                return CaseErrors.UnknownField.With("field", answer.Field);
            }

            var stored = answer.Value.Length == 0
                ? ""
                : FormRules.Normalize(field, answer.Value, facts.Pseudonym ?? throw Missing(nameof(facts.Pseudonym)));
            if (stored.Refusal is { } wrong)
            {
                return wrong;
            }

            answers.Add(new FieldAnswer { Field = field.Code, Value = stored.Value!, Kept = FormRules.IsFact(definition, field.Code) });
        }

        var flow = CaseFlow.Begin(state!, facts, now);
        flow.Add(new FormAnswered { Answers = answers.DrainToImmutable() });
        if (state!.Status == CaseStatus.WaitingForApplicant && !state.Facts.SequenceEqual(flow.State.Facts))
        {
            flow.ReopenPayments(FactsChanged);
        }

        return Accept(flow);
    }

    /// <summary>The applicant lets an agent act for him in this case.</summary>
    public static Decision<CaseState, CaseReceipt> GrantMandate(CaseState? state, GrantMandate command, CaseFacts facts, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(command);
        if (Guard(state, command, now, CaseStatus.Open, CaseStatus.InProgress, CaseStatus.WaitingForApplicant, CaseStatus.Decided) is { } refusal)
        {
            return refusal;
        }

        if (state!.Mandate is { } inForce && !(now > inForce.Until))
        {
            return CaseErrors.MandateExists;
        }

        var flow = CaseFlow.Begin(state, facts, now);
        flow.Add(new MandateGranted { Agent = command.Agent, Until = command.Until is { } until ? Deadlines.CivilTime.Stored(until) : null });
        return Accept(flow);
    }

    /// <summary>Ends the mandate, by the applicant or by the agent.</summary>
    public static Decision<CaseState, CaseReceipt> WithdrawMandate(CaseState? state, WithdrawMandate command, CaseFacts facts, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(command);
        if (Guard(state, command, now, Enum.GetValues<CaseStatus>()) is { } refusal)
        {
            return refusal;
        }

        if (state!.Mandate is null)
        {
            return CaseErrors.NoMandate;
        }

        var flow = CaseFlow.Begin(state, facts, now);
        flow.Add(new MandateWithdrawn { Reason = command.Reason });
        return Accept(flow);
    }

    /// <summary>What the service card says against handing the application in; the risk class if nothing does.</summary>
    private static Refusal? MayNotSubmit(CaseState state, CaseFacts facts, out RiskClass risk)
    {
        var definition = facts.Service.Definition;
        var sheet = CaseFactSheet.Of(state, definition);
        risk = Risk(definition, sheet);
        if (Unanswered(state, definition) is { } missing)
        {
            return missing;
        }

        if (definition.Eligibility.FirstOrDefault(r => !Conditions.Holds(r.Holds, sheet)) is { } broken)
        {
            return CaseErrors.NotEligible.With("rule", broken.Code);
        }

        sheet = CaseFactSheet.Of(state with { Risk = risk }, definition);
        var papers = definition.Checklist
            .Where(i => i is { Required: true, Source: ItemSource.CitizenBrings } && Conditions.Holds(i.When, sheet)
                && !state.Documents.Any(d => d.Item == i.Code))
            .Select(i => i.Code).ToList();
        return papers.Count > 0 ? CaseErrors.DocumentsMissing.With("items", string.Join(' ', papers)) : null;
    }

    private static Refusal? Unanswered(CaseState state, ServiceDefinition definition)
    {
        var missing = FormRules.Missing(definition, CaseFactSheet.Of(state, definition), [.. state.Answered, .. state.Facts.Keys]);
        return missing.IsEmpty ? null : CaseErrors.FieldsMissing.With("fields", string.Join(' ', missing));
    }

    // Each of them is remembered, so that none examines the case; one too many would be forgotten.
    private static Refusal? TooManyAtCounters(CaseState state, Actor actor) =>
        PolicyTable.ActsForOffice(actor.Role) && !state.IntakePersons.Contains(actor.Person) && state.IntakePersons.Length >= CaseLimits.IntakePersons
            ? CaseErrors.TooManyCommands.With("limit", CaseLimits.IntakePersons)
            : null;

    private static RiskClass Risk(ServiceDefinition definition, IReadOnlyDictionary<string, string> sheet) =>
        definition.Risk.FirstOrDefault(r => Conditions.Holds(r.When, sheet))?.Class ?? RiskClass.Low;

    // What the applicant corrects may make a case more sensitive; never less, or a wrong answer would be a way around four eyes.
    private static RiskClass? RaisedRisk(CaseState state, ServiceDefinition definition) =>
        state.Risk is { } before && Risk(definition, CaseFactSheet.Of(state, definition)) is var after && after > before ? after : null;

    // Four eyes are persons, too: nobody has two parts in one case, at whatever office.
    private static bool HadAPart(CaseState state, ServiceDefinition definition, string step, Actor actor) =>
        state.IntakePersons.Contains(actor.Person) || state.FormerPersons.Contains(actor.Person)
        || (state.Proposal?.Person == actor.Person && CaseSteps.Find(definition, step) is { Performer: not StepPerformer.DrawnOffice })
        || HasAnotherPart(state, definition, step, s => s.Person == actor.Person && s.Status is CaseStepStatus.Done or CaseStepStatus.Taken);

    private static bool HasExamined(CaseState state, ServiceDefinition definition, string person) =>
        state.FormerPersons.Contains(person) || state.Steps.Any(s => s.Person == person && s.Status is CaseStepStatus.Done or CaseStepStatus.Taken
            && CaseSteps.Find(definition, s.Code) is { } step && CaseSteps.IsDrawn(step.Performer));

    private static bool HasAnotherPart(CaseState state, ServiceDefinition definition, string step, Func<CaseStep, bool> isHis) =>
        CaseSteps.Find(definition, step)?.Performer is { } asked
        && state.Steps.Any(s => s.Code != step && isHis(s) && CaseSteps.Find(definition, s.Code)?.Performer is { } other && CaseSteps.HasAPart(other)
            && (other != asked || other is StepPerformer.SecondOffice or StepPerformer.FreshOffice));

    // What an opening starts from; the event fills it.
    private static CaseState Unopened(CaseFacts facts, DateTimeOffset now) => new()
    {
        Case = default,
        Version = 0,
        Service = facts.Service.Definition.Code,
        ServiceVersion = facts.Service.Version,
        Status = CaseStatus.Open,
        Channel = Channel.Internet,
        ApplicantHash = "",
        DrawSubject = "",
        OpenedAt = now,
        LastEventAt = now,
        VisitBudget = facts.Service.Definition.VisitBudget,
    };
}
