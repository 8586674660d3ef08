using ActorCity.Contracts.Catalogue;

namespace ActorCity.Domain.Catalogue;

public static partial class DefinitionRules
{
    /// <summary>Conditions ask only for what is known when they are asked. The form's and the fees' own are judged with them.</summary>
    private static IEnumerable<string> AskedOf(ServiceDefinition d)
    {
        var all = ConditionRules.Facts(d);
        var form = ConditionRules.Fields(d.Form).SetItem("channel", all["channel"]);
        var submitted = form.SetItem("risk", all["risk"]);
        return
        [
            .. d.Eligibility.SelectMany(r => ConditionRules.Problems(r.Holds, $"eligibility {r.Code}", form)),
            .. d.Risk.SelectMany((r, i) => ConditionRules.Problems(r.When, string.Create(CultureInfo.InvariantCulture, $"risk {i + 1}"), form)),
            .. d.Checklist.SelectMany(i => ConditionRules.Problems(i.When, $"item {i.Code}", submitted)),
            .. d.Steps.SelectMany(s => ConditionRules.Problems(s.When, $"step {s.Code}", Known(d, s, submitted, all))),
        ];
    }

    /// <summary>A step knows besides what the steps surely before it stated: what runs beside it may be told later.</summary>
    private static ImmutableDictionary<string, FormField> Known(
        ServiceDefinition d, StepDefinition step, ImmutableDictionary<string, FormField> submitted, ImmutableDictionary<string, FormField> all)
    {
        var before = Before(d, step);
        var facts = submitted.ToBuilder();
        foreach (var earlier in d.Steps.Where(s => before.Contains(s.Code)))
        {
            var fact = earlier.Decides ? "verdict" : $"step:{earlier.Code}";
            if (all.TryGetValue(fact, out var field))
            {
                facts[fact] = field;
            }
        }

        return facts.ToImmutable();
    }
}
