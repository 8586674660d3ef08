namespace ActorCity.Persian;

/// <summary>
/// An amount of money in whole rials, the unit of account. Ten rials are a toman, the unit of speech: it is shown as a hint and never
/// guessed on input.
/// </summary>
/// <param name="Amount">Rials; may be negative (a refund).</param>
public readonly record struct Rial(long Amount) : IComparable<Rial>
{
    /// <summary>Rials in a toman.</summary>
    public const int PerToman = 10;

    /// <summary>The amount that somebody gave in tomans.</summary>
    /// <exception cref="OverflowException">More rials than a <see cref="long"/> holds.</exception>
    public static Rial FromToman(long tomans) => new(checked(tomans * PerToman));

    /// <summary>
    /// Reads an amount that was asked for in rials: a whole number, alone or followed by "ریال" (or ﷼). "تومان" is refused: the
    /// asker has to say which unit it wants.
    /// </summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Rial amount)
    {
        var number = Letters.Fold(text ?? "").Trim();
        foreach (var unit in (ReadOnlySpan<string>)["ریال", "\uFDFC"])
        {
            if (number.EndsWith(unit, StringComparison.Ordinal))
            {
                number = number[..^unit.Length].TrimEnd();
                break;
            }
        }

        var read = PersianNumber.TryParse(number, out long rials);
        amount = new Rial(rials);
        return read;
    }

    /// <summary>For display: "۱۲٬۵۰۰٬۰۰۰ ریال (۱٬۲۵۰٬۰۰۰ تومان)".</summary>
    public string ToText() => $"{PersianNumber.Format(Amount)} ریال ({PersianNumber.Format((decimal)Amount / PerToman)} تومان)";

    /// <summary>For receipts: "دوازده میلیون و پانصد هزار ریال".</summary>
    /// <exception cref="ArgumentOutOfRangeException">Beyond <see cref="NumberWords.Max"/> either way.</exception>
    public string ToWords() => NumberWords.Of(Amount) + " ریال";

    /// <inheritdoc/>
    public int CompareTo(Rial other) => Amount.CompareTo(other.Amount);

    /// <summary>The amount in Latin digits, for logs and data.</summary>
    public override string ToString() => Amount.ToString(CultureInfo.InvariantCulture);

    /// <summary>Less.</summary>
    public static bool operator <(Rial left, Rial right) => left.Amount < right.Amount;

    /// <summary>More.</summary>
    public static bool operator >(Rial left, Rial right) => left.Amount > right.Amount;

    /// <summary>Less or equal.</summary>
    public static bool operator <=(Rial left, Rial right) => left.Amount <= right.Amount;

    /// <summary>More or equal.</summary>
    public static bool operator >=(Rial left, Rial right) => left.Amount >= right.Amount;
}
