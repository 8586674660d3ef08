using ActorCity.Contracts;
using ActorCity.Contracts.Catalogue;
using ActorCity.Domain.Commands;

namespace ActorCity.Domain.Catalogue;

/// <summary>What a service card must keep to before anybody may publish it.</summary>
public static class DefinitionRules
{
    private const int ChecklistMax = 32;
    private const int StepsMax = 40;
    private const int VerdictsMax = 8;
    private const int TitleLengthMax = 200;

    /// <summary>What is wrong, one stable phrase per problem; empty: nothing.</summary>
    public static ImmutableArray<string> Check(ServiceDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        if (definition.Steps.IsDefault || definition.Checklist.IsDefault || definition.Verdicts.IsDefault
            || definition.Steps.Any(s => s is null || s.After.IsDefault) || definition.Checklist.Any(i => i is null))
        {
            return ["list-missing"];
        }

        return
        [
            .. Basics(definition), .. Checklist(definition), .. Steps(definition), .. Deciding(definition), .. Recorded(definition),
        ];
    }

    private static IEnumerable<string> Basics(ServiceDefinition d)
    {
        if (!Names.IsCode(d.Code))
        {
            yield return "code-malformed";
        }

        if (!IsTitle(d.Title))
        {
            yield return "title-malformed";
        }

        if (!IsTitle(d.Agency))
        {
            yield return "agency-malformed";
        }

        if (d.VisitBudget is < 0 or > 10)
        {
            yield return "visit-budget-out-of-range";
        }

        if (d.DecisionWorkingDays is < 1 or > 365)
        {
            yield return "decision-working-days-out-of-range";
        }
    }

    private static IEnumerable<string> Checklist(ServiceDefinition d)
    {
        if (d.Checklist.Length > ChecklistMax)
        {
            yield return "checklist-too-long";
        }

        if (d.Checklist.DistinctBy(i => i.Code).Count() != d.Checklist.Length)
        {
            yield return "checklist-code-twice";
        }

        foreach (var item in d.Checklist.Where(i => !Names.IsCode(i.Code) || !IsTitle(i.Title)))
        {
            yield return $"checklist-item-malformed {item.Code}";
        }
    }

    private static IEnumerable<string> Steps(ServiceDefinition d)
    {
        if (d.Steps.Length is < 1 or > StepsMax)
        {
            yield return "steps-out-of-range";
        }

        if (d.Steps.DistinctBy(s => s.Code).Count() != d.Steps.Length)
        {
            yield return "step-code-twice";
        }

        var before = new HashSet<string>(StringComparer.Ordinal);
        foreach (var step in d.Steps)
        {
            if (!Names.IsCode(step.Code) || !IsTitle(step.Title) || !Enum.IsDefined(step.Performer))
            {
                yield return $"step-malformed {step.Code}";
            }

            // Only steps before it: so there is no circle, and every step can open.
            if (!step.After.All(before.Contains))
            {
                yield return $"step-after-unknown-or-later {step.Code}";
            }

            // Whoever was drawn does it once; doing it again would be another decision without a draw.
            if (step is { Repeatable: true, Performer: StepPerformer.DrawnOffice })
            {
                yield return $"drawn-step-repeatable {step.Code}";
            }

            before.Add(step.Code ?? "");
        }
    }

    private static IEnumerable<string> Deciding(ServiceDefinition d)
    {
        var deciding = d.Steps.Where(s => s.Decides).ToList();
        if (d.Verdicts.Length > VerdictsMax || !d.Verdicts.All(Names.IsCode) || d.Verdicts.Distinct().Count() != d.Verdicts.Length)
        {
            yield return "verdicts-malformed";
        }

        if (deciding.Count != (d.Verdicts.IsEmpty ? 0 : 1))
        {
            yield return d.Verdicts.IsEmpty ? "deciding-step-without-verdicts" : "verdicts-need-one-deciding-step";
        }

        // Law 1: the decider is drawn, whatever a service card says.
        if (deciding.Any(s => s.Performer != StepPerformer.DrawnOffice))
        {
            yield return "deciding-step-not-drawn";
        }
    }

    /// <summary>History of another system was not drawn, checked or timed by this city: a card that takes it cannot claim so.</summary>
    private static IEnumerable<string> Recorded(ServiceDefinition d)
    {
        if (!d.RecordedTime)
        {
            yield break;
        }

        if (d.Steps.Any(s => s.Performer != StepPerformer.AnyOffice))
        {
            yield return "recorded-time-needs-steps-of-any-office";
        }

        if (d.Checklist.Any(i => i.Required))
        {
            yield return "recorded-time-with-required-items";
        }

        if (d.DecisionWorkingDays is not null)
        {
            yield return "recorded-time-with-own-deadline";
        }
    }

    private static bool IsTitle(LocalText? text) =>
        text is not null && IsTitle(text.Fa) && IsTitle(text.En);

    private static bool IsTitle(string? text) =>
        !string.IsNullOrWhiteSpace(text) && text.Length <= TitleLengthMax && StorableText.Is(text);
}
