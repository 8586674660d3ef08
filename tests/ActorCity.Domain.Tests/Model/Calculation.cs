using System.Globalization;
using System.Numerics;

namespace ActorCity.Domain.Tests.Model;

/// <summary>Reads a bill line's computation as anybody with a pocket calculator would, and says what it comes to.</summary>
public static class Calculation
{
    /// <summary>The amount that the text ends with, after every step in it was found right.</summary>
    public static long Run(string text, int roundTo)
    {
        var arrows = Outer(text);
        var (sum, result) = (arrows[0], arrows[0]);
        if (sum.LastIndexOf(" = ", StringComparison.Ordinal) is >= 0 and var at)
        {
            result = sum[(at + 3)..];
            Assert.Equal(Fraction.Of(result), Sum(sum[..at]));
        }

        var value = Fraction.Of(result);
        foreach (var arrow in arrows[1..].Where(a => a != "deducted"))
        {
            var (word, figure) = (arrow.Split(' ')[0], Fraction.Of(arrow.Split(' ')[1]));
            Assert.True(
                word switch
                {
                    "rounded" => figure < value && value < figure + Fraction.Of(roundTo.ToString(CultureInfo.InvariantCulture)) && (figure.Whole % roundTo) == 0,
                    "min" => value < figure,
                    "max" => value > figure,
                    _ => false,
                },
                text);
            value = figure;
        }

        return (long)value.Whole;
    }

    private static string[] Outer(string text)
    {
        // The only arrow inside brackets is the one of a sum that is held at nothing.
        return text.Replace(" -> min 0)", ")max0", StringComparison.Ordinal).Split(" -> ");
    }

    private static Fraction Sum(string text)
    {
        var (total, depth, start, sign) = (Fraction.Zero, 0, 0, 1);
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length)
            {
                depth += text[i] switch { '(' => 1, ')' => -1, _ => 0 };
            }

            if (i == text.Length || (depth == 0 && i > 0 && text[i - 1] == ' ' && text[i] is '+' or '-' && text[i + 1] == ' '))
            {
                var product = Product(text[start..i].Trim());
                total = sign > 0 ? total + product : total - product;
                (start, sign) = (i + 1, i < text.Length && text[i] == '-' ? -1 : 1);
            }
        }

        return total;
    }

    private static Fraction Product(string text)
    {
        var (product, depth, start) = (Fraction.One, 0, 0);
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length)
            {
                depth += text[i] switch { '(' => 1, ')' => -1, _ => 0 };
            }

            if (i == text.Length || (depth == 0 && text[i] == 'x'))
            {
                product *= Atom(text[start..i].Trim());
                start = i + 1;
            }
        }

        return product;
    }

    private static Fraction Atom(string text)
    {
        if (text.EndsWith(")max0", StringComparison.Ordinal))
        {
            var sum = Sum(text[1..^5]);
            Assert.True(sum < Fraction.Zero);
            return Fraction.Zero;
        }

        return text.StartsWith('(') ? Sum(text[1..^1]) : Fraction.Of(text);
    }

    private readonly record struct Fraction
    {
        private readonly BigInteger over;
        private readonly BigInteger under;

        private Fraction(BigInteger over, BigInteger under)
        {
            var common = BigInteger.GreatestCommonDivisor(over, under);
            (this.over, this.under) = (over / common, under / common);
        }

        public static Fraction Zero { get; } = new(0, 1);

        public static Fraction One { get; } = new(1, 1);

        public BigInteger Whole => over / under;

        public static Fraction Of(string text)
        {
            if (text.Split('/') is [var a, var b])
            {
                return new(BigInteger.Parse(a, CultureInfo.InvariantCulture), BigInteger.Parse(b, CultureInfo.InvariantCulture));
            }

            var places = text.Contains('.') ? text.Length - text.IndexOf('.') - 1 : 0;
            return new(BigInteger.Parse(text.Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture), BigInteger.Pow(10, places));
        }

        public static Fraction operator +(Fraction a, Fraction b) => new((a.over * b.under) + (b.over * a.under), a.under * b.under);

        public static Fraction operator -(Fraction a, Fraction b) => new((a.over * b.under) - (b.over * a.under), a.under * b.under);

        public static Fraction operator *(Fraction a, Fraction b) => new(a.over * b.over, a.under * b.under);

        public static bool operator <(Fraction a, Fraction b) => a.over * b.under < b.over * a.under;

        public static bool operator >(Fraction a, Fraction b) => b < a;
    }
}
