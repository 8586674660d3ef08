using ActorCity.Contracts.Cases;
using ActorCity.Contracts.Catalogue;
using ActorCity.Domain.Catalogue;

namespace ActorCity.Domain.Fees;

/// <summary>What a case costs: the fee rules of its service version over its facts. Same version, same facts: same lines for ever.</summary>
public static partial class FeeRules
{
    /// <summary>Most rial of one line. What would be more is a fault, never another number.</summary>
    public const long AmountMax = 1_000_000_000_000_000;

    /// <summary>The fee code of a bill whose total two people set.</summary>
    public const string Override = "override";

    /// <summary>The lines of the bill of one payment step.</summary>
    /// <exception cref="InvalidOperationException">A rate or a required answer is not there: the card or the case is broken.</exception>
    /// <exception cref="OverflowException">A line would be more than <see cref="AmountMax"/>.</exception>
    public static ImmutableArray<BillLine> Lines(ServiceDefinition d, string step, IReadOnlyDictionary<string, string> facts)
    {
        ArgumentNullException.ThrowIfNull(d);
        var asked = FormRules.Asked(d, facts);
        var lines = ImmutableArray.CreateBuilder<BillLine>();
        foreach (var rule in d.Fees.Where(f => f.Step == step && Conditions.Holds(f.When, asked)))
        {
            if (Computed(new FeeInput(d, rule, asked), lines) is { } figure)
            {
                lines.Add(Line(rule, figure));
            }
        }

        return lines.ToImmutable();
    }

    /// <summary>The sum of the lines, never below 0.</summary>
    public static long Total(ImmutableArray<BillLine> lines)
    {
        var sum = 0L;
        foreach (var line in lines)
        {
            sum = checked(sum + line.Amount);
        }

        return Math.Max(0, sum);
    }

    /// <summary>Null: what it is computed from does not exist in this case, so nothing is charged.</summary>
    private static Figure? Computed(FeeInput input, IReadOnlyCollection<BillLine> lines)
    {
        if (input.Rule.Kind == FeeKind.Share)
        {
            return FeeFigures.Share(input, [.. lines.Where(l => input.Rule.Of.Contains(l.Fee)).Select(l => l.Amount)]);
        }

        return input.IsStated() ? FeeFigures.Of(input) : null;
    }

    // Rounded first, then held within its limits: "at least" and "at most" are meant to the rial.
    private static BillLine Line(FeeRule rule, Figure figure)
    {
        var (amount, text) = (figure.Value.RoundedDown(rule.RoundTo), figure.Text);
        if (Exact.Of(amount) is var rounded && rounded.ToString() != figure.Value.ToString())
        {
            text += $" -> rounded {rounded}";
        }

        if (amount < rule.Min)
        {
            (amount, text) = (rule.Min.Value, string.Create(CultureInfo.InvariantCulture, $"{text} -> min {rule.Min}"));
        }

        if (amount > rule.Max)
        {
            (amount, text) = (rule.Max.Value, string.Create(CultureInfo.InvariantCulture, $"{text} -> max {rule.Max}"));
        }

        if (amount > AmountMax)
        {
            throw new OverflowException($"Fee {rule.Code} would be {amount} rial.");
        }

        return rule.Deduct
            ? new BillLine { Fee = rule.Code, Amount = -(long)amount, Computation = $"{text} -> deducted" }
            : new BillLine { Fee = rule.Code, Amount = (long)amount, Computation = text };
    }
}
