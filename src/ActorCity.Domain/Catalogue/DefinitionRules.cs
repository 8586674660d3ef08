using ActorCity.Contracts;
using ActorCity.Contracts.Catalogue;
using ActorCity.Domain.Commands;
using ActorCity.Domain.Fees;

namespace ActorCity.Domain.Catalogue;

/// <summary>What a service card must keep to before anybody may publish it.</summary>
public static partial class DefinitionRules
{
    private const int TitleLengthMax = 200;
    private const int TextLengthMax = 1000;
    private const int DaysMax = 365;

    /// <summary>What is wrong, one stable phrase per problem; empty: nothing.</summary>
    public static ImmutableArray<string> Check(ServiceDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        if (!HasLists(definition))
        {
            return ["list-missing"];
        }

        // What follows the graph needs one that can be followed.
        var graph = Graph(definition).ToImmutableArray();
        ImmutableArray<string> problems =
        [
            .. Basics(definition), .. Checklist(definition), .. Eligibility(definition), .. Risk(definition), .. graph,
            .. definition.Steps.SelectMany(s => Step(definition, s)), .. Deciding(definition), .. Appeal(definition),
            .. Certificate(definition), .. Recorded(definition), .. graph.IsEmpty ? OnGraph(definition) : [],
            .. FormRules.Problems(definition), .. FeeRules.Problems(definition),
        ];
        return [.. problems.Distinct(StringComparer.Ordinal)];
    }

    private static IEnumerable<string> OnGraph(ServiceDefinition d) => [.. Paths(d), .. FourEyes(d), .. AskedOf(d)];

    private static bool HasLists(ServiceDefinition d) =>
        Has(d.Steps) && Has(d.Checklist) && Has(d.Verdicts) && Has(d.Eligibility) && Has(d.Form) && Has(d.Risk) && Has(d.FourEyes) && Has(d.Fees)
        && d.Steps.All(s => Has(s.After) && Has(s.Outcomes) && Has(s.Inspect))
        && d.Form.All(f => Has(f.Choices))
        && d.Fees.All(f => Has(f.Factors) && Has(f.Bands) && Has(f.Of));

    private static bool Has<T>(ImmutableArray<T> list) where T : class => !list.IsDefault && list.All(i => i is not null);

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

        if (d.Summary is { } summary && !IsText(summary, TextLengthMax))
        {
            yield return "summary-malformed";
        }

        if (d.VisitBudget is < 0 or > 10)
        {
            yield return "visit-budget-out-of-range";
        }

        if (d.DecisionWorkingDays is < 1 or > DaysMax)
        {
            yield return "decision-working-days-out-of-range";
        }

        if (d.ApplicantWorkingDays is < 1 or > DaysMax)
        {
            yield return "applicant-working-days-out-of-range";
        }

        if (d.MatterDays is < 0 or > 3650)
        {
            yield return "matter-days-out-of-range";
        }

        if (d.RepeatedPairMax is < 0 or > 1000)
        {
            yield return "repeated-pair-max-out-of-range";
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

        if (d.Form.Any(f => f.Required))
        {
            yield return "recorded-time-with-required-fields";
        }

        if (d.DecisionWorkingDays is not null || d.ApplicantWorkingDays is not null || d.Steps.Any(s => s.WorkingDays is not null))
        {
            yield return "recorded-time-with-own-deadline";
        }
    }

    private static bool IsTitle(LocalText? text) => IsText(text, TitleLengthMax);

    private static bool IsTitle(string? text) => IsText(text, TitleLengthMax);

    private static bool IsText(LocalText? text, int lengthMax) => text is not null && IsText(text.Fa, lengthMax) && IsText(text.En, lengthMax);

    private static bool IsText(string? text, int lengthMax) =>
        !string.IsNullOrWhiteSpace(text) && text.Length <= lengthMax && StorableText.Is(text);

    private static bool AreChoices(ImmutableArray<Choice> choices) =>
        choices.All(c => Names.IsCode(c.Code) && IsTitle(c.Title)) && choices.DistinctBy(c => c.Code, StringComparer.Ordinal).Count() == choices.Length;
}
