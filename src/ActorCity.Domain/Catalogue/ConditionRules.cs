using ActorCity.Contracts.Cases;
using ActorCity.Contracts.Catalogue;

namespace ActorCity.Domain.Catalogue;

/// <summary>Whether a card's conditions can be answered: what they name exists by then, and what they compare it with has its form.</summary>
internal static class ConditionRules
{
    private const int PartsMax = 40;
    private const int ValueLengthMax = 200;

    /// <summary>All facts that a fee may name: the whole form, and what the city knows. Each is described as a field would be.</summary>
    public static ImmutableDictionary<string, FormField> Facts(ServiceDefinition d)
    {
        var facts = Fields(d.Form).ToBuilder();
        facts["risk"] = Codes("risk", Enum.GetValues<RiskClass>().Select(Words.Of));
        facts["channel"] = Codes("channel", Enum.GetValues<Channel>().Select(Words.Of));
        facts["verdict"] = Codes("verdict", d.Verdicts.IsDefault ? [] : d.Verdicts);
        foreach (var step in d.Steps.IsDefault ? [] : d.Steps.Where(s => s is { Outcomes.IsDefaultOrEmpty: false }))
        {
            facts[$"step:{step.Code}"] = Codes($"step:{step.Code}", step.Outcomes.Select(o => o.Code));
        }

        return facts.ToImmutable();
    }

    /// <summary>The facts that some fields give.</summary>
    public static ImmutableDictionary<string, FormField> Fields(IEnumerable<FormField> fields)
    {
        var facts = ImmutableDictionary.CreateBuilder<string, FormField>(StringComparer.Ordinal);
        foreach (var field in fields.Where(f => f.Code is not null))
        {
            facts[field.Code] = field;
        }

        return facts.ToImmutable();
    }

    /// <summary>Everything that is wrong with a condition that may name these facts.</summary>
    public static IEnumerable<string> Problems(Condition? condition, string place, ImmutableDictionary<string, FormField> facts, int depth = 1)
    {
        if (condition is null)
        {
            return [];
        }

        if (depth > Conditions.DepthMax)
        {
            return [$"condition-too-deep {place}"];
        }

        if (!IsWhole(condition))
        {
            return [$"condition-malformed {place}"];
        }

        return condition.Fact is { } fact
            ? facts.TryGetValue(fact, out var field) ? Unfit(condition, place, field) : [$"condition-fact-unknown {place} {fact}"]
            : Conditions.Parts(condition).SelectMany(c => Problems(c, place, facts, depth + 1)).Distinct(StringComparer.Ordinal);
    }

    /// <summary>A comparison that its field's answers could never make true, or never false.</summary>
    public static IEnumerable<string> Unfit(Condition comparison, string place, FormField field) => field.Kind switch
    {
        FieldKind.Text or FieldKind.Address or FieldKind.File => [$"condition-fact-not-kept {place} {field.Code}"],
        _ => Fits(comparison, field) ? [] : [$"condition-value-unknown {place} {field.Code}"],
    };

    /// <summary>Exactly one question, with the values that its comparison takes.</summary>
    public static bool IsWhole(Condition c)
    {
        if (c.Fact is null)
        {
            var given = (c.All is null ? 0 : 1) + (c.Any is null ? 0 : 1) + (c.Not is null ? 0 : 1);
            return c is { Op: null, Value: null, Values: null } && given == 1
                && Conditions.Parts(c).Count() is >= 1 and <= PartsMax && !Conditions.Parts(c).Contains(null);
        }

        return c is { All: null, Any: null, Not: null } && c.Op switch
        {
            ConditionOp.Present => c is { Value: null, Values: null },
            ConditionOp.In => c is { Value: null, Values: { IsDefaultOrEmpty: false, Length: <= PartsMax } values } && values.All(IsValue),
            { } op => Enum.IsDefined(op) && c.Values is null && IsValue(c.Value),
            null => false,
        };
    }

    private static bool Fits(Condition c, FormField field) => c.Op switch
    {
        ConditionOp.Present => true,
        ConditionOp.In => c.Values!.Value.All(v => IsStored(field, v)),
        ConditionOp.Eq or ConditionOp.Ne => IsStored(field, c.Value!),
        _ => field.Kind is FieldKind.Number or FieldKind.Money or FieldKind.Date && IsStored(field, c.Value!),
    };

    // The form that an answer would be stored in, whatever the field's own limits. A person's is a keyed hash that no card can know.
    private static bool IsStored(FormField field, string value) =>
        field.Kind != FieldKind.Person
        && FormRules.Normalize(field with { Min = null, Max = null }, value, id => id) is { IsRefused: false } stored
        && stored.Value == value;

    private static bool IsValue(string? value) => value is { Length: >= 1 and <= ValueLengthMax };

    private static FormField Codes(string fact, IEnumerable<string> codes)
    {
        var nobodyReads = new LocalText { Fa = "", En = "" };
        return new FormField
        {
            Code = fact,
            Title = nobodyReads,
            Kind = FieldKind.Choice,
            Choices = [.. codes.Select(c => new Choice { Code = c, Title = nobodyReads })],
        };
    }
}
