using ActorCity.Contracts;
using ActorCity.Contracts.Access;
using ActorCity.Contracts.Cases;
using ActorCity.Contracts.Cases.Events;
using ActorCity.Contracts.Catalogue;
using ActorCity.Domain.Catalogue;

namespace ActorCity.Domain.Cases;

/// <summary>The application itself: form, risk, eligibility, who may act for the applicant.</summary>
public static partial class CaseRules
{
    /// <summary>
    /// Fills in the form, all or a part of it: before the application is handed in, and while a notice waits. One wrong answer refuses all.
    /// </summary>
    public static Decision<CaseState, CaseReceipt> AnswerForm(CaseState? state, AnswerForm command, CaseFacts facts, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(facts);
        if (Guard(state, command, now, CaseStatus.Open, CaseStatus.WaitingForApplicant) is { } refusal)
        {
            return refusal;
        }

        var definition = facts.Service.Definition;
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
        var sheet = CaseFactSheet.Of(state);
        risk = Risk(definition, sheet);
        var missing = FormRules.Missing(definition, sheet, [.. state.Answered, .. state.Facts.Keys]);
        if (!missing.IsEmpty)
        {
            return CaseErrors.FieldsMissing.With("fields", string.Join(' ', missing));
        }

        if (definition.Eligibility.FirstOrDefault(r => !Conditions.Holds(r.Holds, sheet)) is { } broken)
        {
            return CaseErrors.NotEligible.With("rule", broken.Code);
        }

        sheet = CaseFactSheet.Of(state with { Risk = risk });
        var papers = definition.Checklist
            .Where(i => i is { Required: true, Source: ItemSource.CitizenBrings } && Conditions.Holds(i.When, sheet)
                && !state.Documents.Any(d => d.Item == i.Code))
            .Select(i => i.Code).ToList();
        return papers.Count > 0 ? CaseErrors.DocumentsMissing.With("items", string.Join(' ', papers)) : null;
    }

    private static RiskClass Risk(ServiceDefinition definition, IReadOnlyDictionary<string, string> sheet) =>
        definition.Risk.FirstOrDefault(r => Conditions.Holds(r.When, sheet))?.Class ?? RiskClass.Low;

    // What the applicant corrects may make a case more sensitive; never less, or a wrong answer would be a way around four eyes.
    private static RiskClass? RaisedRisk(CaseState state, ServiceDefinition definition) =>
        state.Risk is { } before && Risk(definition, CaseFactSheet.Of(state)) is var after && after > before ? after : null;

    // Four eyes are persons, too: nobody has two parts in one case, at whatever office.
    private static bool HadAPart(CaseState state, ServiceDefinition definition, string step, Actor actor) =>
        state.IntakePersons.Contains(actor.Person)
        || (state.Proposal?.Person == actor.Person && CaseSteps.Find(definition, step) is { Performer: not StepPerformer.DrawnOffice })
        || state.Steps.Any(s => s.Person == actor.Person && s.Code != step && s.Status == CaseStepStatus.Done
            && CaseSteps.Find(definition, s.Code)?.Performer is { } other && CaseSteps.IsDrawn(other)
            && other != CaseSteps.Find(definition, step)?.Performer);

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
