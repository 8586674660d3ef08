using ActorCity.Contracts.Cases;
using ActorCity.Contracts.Catalogue;

namespace ActorCity.Domain.Catalogue;

public static partial class DefinitionRules
{
    private const int ConditionDepthMax = 8;
    private const int ConditionPartsMax = 40;
    private const int ConditionValueLengthMax = 200;

    private static readonly ImmutableArray<string> RiskWords = [.. Enum.GetValues<RiskClass>().Select(Words.Of)];
    private static readonly ImmutableArray<string> ChannelWords = [.. Enum.GetValues<Channel>().Select(Words.Of)];

    /// <summary>Conditions ask only for what is known when they are asked.</summary>
    private static IEnumerable<string> AskedOf(ServiceDefinition d)
    {
        var form = FormFacts(d);
        foreach (var rule in d.Eligibility)
        {
            foreach (var problem in Asked(rule.Holds, $"eligibility {rule.Code}", form))
            {
                yield return problem;
            }
        }

        for (var i = 0; i < d.Risk.Length; i++)
        {
            foreach (var problem in Asked(d.Risk[i].When, $"risk {i + 1}", form))
            {
                yield return problem;
            }
        }

        var submitted = form.SetItem("risk", RiskWords);
        foreach (var item in d.Checklist)
        {
            foreach (var problem in Asked(item.When, $"item {item.Code}", submitted))
            {
                yield return problem;
            }
        }

        foreach (var step in d.Steps)
        {
            foreach (var problem in Asked(step.When, $"step {step.Code}", StepFacts(d, step, submitted)))
            {
                yield return problem;
            }
        }
    }

    /// <summary>What the form and the channel tell: fact → the codes it may have; null: no codes.</summary>
    private static ImmutableDictionary<string, ImmutableArray<string>?> FormFacts(ServiceDefinition d)
    {
        var facts = ImmutableDictionary.CreateBuilder<string, ImmutableArray<string>?>(StringComparer.Ordinal);
        foreach (var field in d.Form.Where(f => f.Code is not null))
        {
            facts[field.Code] = field.Kind == FieldKind.Choice ? [.. Codes(field.Choices)] : null;
        }

        facts["channel"] = ChannelWords;
        return facts.ToImmutable();
    }

    /// <summary>A step knows besides what the steps surely before it stated: what runs beside it may be told later.</summary>
    private static ImmutableDictionary<string, ImmutableArray<string>?> StepFacts(
        ServiceDefinition d, StepDefinition step, ImmutableDictionary<string, ImmutableArray<string>?> submitted)
    {
        var before = Before(d, step);
        var facts = submitted.ToBuilder();
        foreach (var earlier in d.Steps.Where(s => before.Contains(s.Code)))
        {
            if (earlier.Decides)
            {
                facts["verdict"] = d.Verdicts;
            }
            else if (!earlier.Outcomes.IsEmpty)
            {
                facts[$"step:{earlier.Code}"] = [.. Codes(earlier.Outcomes)];
            }
        }

        return facts.ToImmutable();
    }

    private static IEnumerable<string> Asked(
        Condition? condition, string place, ImmutableDictionary<string, ImmutableArray<string>?> facts, int depth = 1)
    {
        if (condition is null)
        {
            return [];
        }

        if (depth > ConditionDepthMax)
        {
            return [$"condition-too-deep {place}"];
        }

        if (!IsWhole(condition))
        {
            return [$"condition-malformed {place}"];
        }

        if (condition.Fact is { } fact)
        {
            return facts.TryGetValue(fact, out var codes)
                ? IsComparable(condition, codes) ? [] : [$"condition-value-unknown {place} {fact}"]
                : [$"condition-fact-unknown {place} {fact}"];
        }

        IEnumerable<Condition> parts = condition.All ?? condition.Any ?? [condition.Not!];
        return parts.SelectMany(c => Asked(c, place, facts, depth + 1)).Distinct(StringComparer.Ordinal);
    }

    /// <summary>Exactly one question, with the values that its comparison takes.</summary>
    private static bool IsWhole(Condition c)
    {
        if (c.Fact is null)
        {
            return c is { Op: null, Value: null, Values: null }
                && (c.All is null ? 0 : 1) + (c.Any is null ? 0 : 1) + (c.Not is null ? 0 : 1) == 1
                && (c.All ?? c.Any) is not ({ IsDefaultOrEmpty: true } or { Length: > ConditionPartsMax })
                && (c.All ?? c.Any)?.Contains(null!) != true;
        }

        return c is { All: null, Any: null, Not: null } && c.Op switch
        {
            ConditionOp.Present => c is { Value: null, Values: null },
            ConditionOp.In => c is { Value: null, Values: { IsDefaultOrEmpty: false, Length: <= ConditionPartsMax } values } && values.All(IsValue),
            { } op => Enum.IsDefined(op) && c.Values is null && IsValue(c.Value),
            null => false,
        };
    }

    // What cannot be true of any case is a slip of the pen: codes are compared with codes that exist.
    private static bool IsComparable(Condition c, ImmutableArray<string>? codes) => codes is not { } known || c.Op switch
    {
        ConditionOp.Present => true,
        ConditionOp.In => c.Values!.Value.All(known.Contains),
        ConditionOp.Eq or ConditionOp.Ne => known.Contains(c.Value!),
        _ => false,
    };

    private static bool IsValue(string? value) => IsText(value, ConditionValueLengthMax);
}
