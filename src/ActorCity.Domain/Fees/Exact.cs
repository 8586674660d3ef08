using System.Numerics;

namespace ActorCity.Domain.Fees;

/// <summary>A number of 0 or more with decimal places that never loses a digit, however much is multiplied.</summary>
internal readonly record struct Exact
{
    private readonly BigInteger units;
    private readonly int places;

    private Exact(BigInteger units, int places)
    {
        this.units = units;
        this.places = places;
    }

    public static Exact Zero { get; } = new(0, 0);

    public static Exact Of(BigInteger whole) => new(whole, 0);

    public static Exact Of(decimal number)
    {
        var places = number.Scale;
        return new(new BigInteger(number * Pow(places)), places);
    }

    public static Exact operator *(Exact a, Exact b) => new(a.units * b.units, a.places + b.places);

    public static Exact operator +(Exact a, Exact b)
    {
        var places = Math.Max(a.places, b.places);
        return new(a.At(places) + b.At(places), places);
    }

    /// <summary>A thousandth of it.</summary>
    public Exact Thousandth() => new(units, places + 3);

    /// <summary>The largest whole multiple that is not above it.</summary>
    public BigInteger RoundedDown(int multiple)
    {
        var step = BigInteger.Pow(10, places) * multiple;
        return units / step * multiple;
    }

    /// <summary>All its digits, and no zeros at the end of its decimals.</summary>
    public override string ToString()
    {
        var whole = BigInteger.DivRem(units, BigInteger.Pow(10, places), out var rest);
        var decimals = rest.ToString(CultureInfo.InvariantCulture).PadLeft(places, '0').TrimEnd('0');
        return whole.ToString(CultureInfo.InvariantCulture) + (decimals.Length == 0 ? "" : "." + decimals);
    }

    private static decimal Pow(int places)
    {
        var power = 1m;
        for (var i = 0; i < places; i++)
        {
            power *= 10;
        }

        return power;
    }

    private BigInteger At(int wanted) => units * BigInteger.Pow(10, wanted - places);
}
