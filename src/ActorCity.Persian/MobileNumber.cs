namespace ActorCity.Persian;

/// <summary>An Iranian mobile number, one value for the many ways of writing it.</summary>
public readonly record struct MobileNumber
{
    /// <summary>Digits after the country code; the first is 9.</summary>
    private const int SubscriberLength = 10;

    private readonly string? subscriber;

    private MobileNumber(string subscriber) => this.subscriber = subscriber;

    /// <summary>As Iranians write it: 09 and nine Latin digits. Of <c>default</c>: eleven zeros, which is nobody's.</summary>
    public string National => "0" + (subscriber ?? "0000000000");

    /// <summary>As the world writes it (E.164): +989 and nine Latin digits.</summary>
    public string International => "+98" + (subscriber ?? "0000000000");

    /// <summary>
    /// Reads 09xxxxxxxxx, 9xxxxxxxxx, +989…, 00989… and 989…, also with the zero kept after the country code, in any of the three sets
    /// of digits; spaces, dashes and parentheses do not count. Numbers of land lines and other countries are refused.
    /// </summary>
    public static bool TryParse([NotNullWhen(true)] string? s, out MobileNumber result)
    {
        result = default;
        var text = Bidi.Strip(s ?? "").Trim().Replace('(', ' ').Replace(')', ' ');
        var hasPlus = text is ['+', ..];
        if (!Digits.TryReadCode(hasPlus ? text[1..] : text, out var digits))
        {
            return false;
        }

        var hasPrefix = hasPlus;
        if (!hasPlus && digits.StartsWith("00", StringComparison.Ordinal))
        {
            digits = digits[2..];
            hasPrefix = true;
        }

        if (digits.StartsWith("98", StringComparison.Ordinal) && digits.Length > SubscriberLength)
        {
            digits = digits[2..];
        }
        else if (hasPrefix)
        {
            return false;
        }

        digits = digits is ['0', ..] ? digits[1..] : digits;
        if (digits.Length != SubscriberLength || digits[0] != '9')
        {
            return false;
        }

        result = new MobileNumber(digits);
        return true;
    }

    /// <summary>Reads a mobile number.</summary>
    /// <exception cref="FormatException">Not an Iranian mobile number.</exception>
    public static MobileNumber Parse(string s) =>
        TryParse(s, out var number) ? number : throw new FormatException("Not an Iranian mobile number.");

    /// <summary>The national form.</summary>
    public override string ToString() => National;
}
