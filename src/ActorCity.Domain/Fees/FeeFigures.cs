using ActorCity.Contracts.Catalogue;

namespace ActorCity.Domain.Fees;

/// <summary>A computed number and, in figures, how it came about.</summary>
internal readonly record struct Figure(Exact Value, string Text);

/// <summary>The arithmetic of each kind of fee.</summary>
internal static class FeeFigures
{
    public static Figure Of(FeeInput input) => input.Rule.Kind switch
    {
        FeeKind.Fixed => Product([], input.Rate(input.Rule.Rate)),
        FeeKind.PerUnit => Product(input.Factors(), input.Rate(input.Rule.Rate)),
        FeeKind.Table => Product(input.Factors(), input.Rate(input.TableRate())),
        FeeKind.Bands => Bands(input),
        _ => throw input.Fault("is of no known kind"),
    };

    /// <summary>Null where nothing is there to take a share of.</summary>
    public static Figure? Share(FeeInput input, ImmutableArray<long> lines)
    {
        ImmutableArray<decimal> parts = [.. lines.Select(l => (decimal)l), .. input.StatedFactors()];
        if (parts.IsEmpty)
        {
            return null;
        }

        var (sum, text) = (parts.Sum(), Sum(parts));
        if (sum < 0)
        {
            (sum, text) = (0, $"({text} -> min 0)");
        }
        else if (parts.Length > 1)
        {
            text = $"({text})";
        }

        var perMille = input.Rule.PerMille ?? throw input.Fault("has no thousandths");
        var value = (Exact.Of(sum) * Exact.Of((decimal)perMille)).Thousandth();
        return new Figure(value, string.Create(CultureInfo.InvariantCulture, $"{perMille}/1000 x {text} = {value}"));
    }

    private static Figure Product(ImmutableArray<Exact> factors, Exact rate)
    {
        var value = factors.Aggregate(rate, (product, factor) => product * factor);
        return new Figure(value, factors.IsEmpty ? $"{rate}" : $"{string.Join(" x ", factors)} x {rate} = {value}");
    }

    /// <summary>As income tax does: each part of the amount at the rate of its band.</summary>
    private static Figure Bands(FeeInput input)
    {
        var amount = input.Factor(input.Rule.Factors[0]);
        var (from, sum) = (0m, Exact.Zero);
        var parts = new List<string>();
        foreach (var band in input.Rule.Bands)
        {
            var part = Math.Min(amount, band.UpTo ?? amount) - from;
            if (part <= 0 && parts.Count > 0)
            {
                break;
            }

            var rate = input.Rate(band.Rate);
            sum += Exact.Of(part) * rate;
            parts.Add($"{Exact.Of(part)} x {rate}");
            from += part;
        }

        if (from != amount)
        {
            throw input.Fault("has no band for the amount");
        }

        var others = input.Factors()[1..];
        var value = others.Aggregate(sum, (product, factor) => product * factor);
        var text = string.Join(" + ", parts);
        return new Figure(value, $"{(others.IsEmpty ? text : $"({text}) x {string.Join(" x ", others)}")} = {value}");
    }

    private static string Sum(ImmutableArray<decimal> parts)
    {
        var first = parts[0].ToString(CultureInfo.InvariantCulture);
        return first + string.Concat(parts.Skip(1).Select(p => string.Create(CultureInfo.InvariantCulture, $" {(p < 0 ? '-' : '+')} {Math.Abs(p)}")));
    }
}
