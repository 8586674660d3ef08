using System.Numerics;
using ActorCity.Contracts.Catalogue;
using ActorCity.Domain.Catalogue;

namespace ActorCity.Domain.Fees;

/// <summary>The most that each line may come to, so that no answer that a form takes makes a bill that cannot be written.</summary>
internal static class FeeBounds
{
    /// <summary>Rules whose line could be more than <see cref="FeeRules.AmountMax"/>. Rules with other problems are passed over.</summary>
    public static IEnumerable<string> Problems(ServiceDefinition d)
    {
        var most = new Dictionary<string, BigInteger>(StringComparer.Ordinal);
        if (FeeRules.TariffProblems(d).Any())
        {
            yield break;
        }

        foreach (var rule in d.Fees.Where(f => !FeeRules.RuleProblems(d, f).Any()))
        {
            var bound = BigInteger.Min(Most(d, rule, most), rule.Max ?? FeeRules.AmountMax + 1);
            most[rule.Code] = rule.Deduct ? 0 : bound;
            if (bound > FeeRules.AmountMax)
            {
                yield return $"fee-unbounded {rule.Code}";
            }
        }
    }

    // Rates are not negative and neither are factors, so the largest answers give the largest line.
    private static BigInteger Most(ServiceDefinition d, FeeRule rule, Dictionary<string, BigInteger> most)
    {
        var facts = rule.Factors.Distinct(StringComparer.Ordinal)
            .ToDictionary(f => f, f => Figures.Stored(Largest(d.Form.First(x => x.Code == f))), StringComparer.Ordinal);
        if (rule.Kind == FeeKind.Share)
        {
            ImmutableArray<long> lines = [.. rule.Of.Select(of => (long)BigInteger.Min(most.GetValueOrDefault(of), FeeRules.AmountMax))];
            return FeeFigures.Share(new FeeInput(d, rule, facts), lines)?.Value.RoundedDown(1) ?? 0;
        }

        if (rule.Kind != FeeKind.Table)
        {
            return FeeFigures.Of(new FeeInput(d, rule, facts)).Value.RoundedDown(1);
        }

        return rule.Table!.Keys.Select(code => new FeeInput(d, rule, new Dictionary<string, string>(facts) { [rule.TableFact!] = code }))
            .Max(input => FeeFigures.Of(input).Value.RoundedDown(1));
    }

    private static decimal Largest(FormField field)
    {
        var most = field.Kind == FieldKind.Money ? FormRules.MoneyMax : FormRules.NumberMax;
        return Math.Clamp(field.Max ?? most, 0, most);
    }
}
