using ActorCity.Contracts.Catalogue;

namespace ActorCity.Silo.Catalogue.Examples;

/// <summary>Whether an example speaks of its card at all. How it goes is found by running it.</summary>
internal static class ExampleForm
{
    public static IEnumerable<string> Problems(ServiceDefinition card, ServiceExample example) =>
    [
        .. Unknown("field", example.Form.Keys, card.Form.Select(f => f.Code)),
        .. Unknown("checklist item", example.Documents, card.Checklist.Select(i => i.Code)),
        .. Unknown("step", example.Outcomes.Keys, card.Steps.Select(s => s.Code)),
        .. Unknown("payment step", example.Totals.Keys, card.Steps.Where(s => s.Kind == StepKind.Payment).Select(s => s.Code)),
        .. Unknown("verdict", example.Verdict is { } verdict ? [verdict] : [], card.Verdicts),
        .. example.Outcomes
            .Where(o => card.Steps.Any(s => s.Code == o.Key && !s.Outcomes.Any(c => c.Code == o.Value)))
            .Select(o => $"the step '{o.Key}' has no outcome '{o.Value}'"),
    ];

    private static IEnumerable<string> Unknown(string what, IEnumerable<string> named, IEnumerable<string> known) =>
        named.Except(known, StringComparer.Ordinal).Select(n => $"the card has no {what} '{n}'");
}
