namespace ActorCity.Persian;

/// <summary>
/// Numbers as Persian readers expect them: Persian digits, thousands ٬ (U+066C), decimal ٫ (U+066B). A negative number starts with
/// U+200E and − (U+2212), which keeps the sign on the number's left between Persian words. Source: CLDR, locale fa.
/// </summary>
public static class PersianNumber
{
    /// <summary>Thousands separator, U+066C.</summary>
    public const char Thousands = '\u066C';

    /// <summary>Decimal separator, U+066B.</summary>
    public const char DecimalPoint = '\u066B';

    private const string Minus = "\u200E\u2212";

    private static readonly NumberFormatInfo Shown = NumberFormatInfo.ReadOnly(new NumberFormatInfo
    {
        NumberGroupSeparator = Thousands.ToString(),
        NumberDecimalSeparator = DecimalPoint.ToString(),
        NumberGroupSizes = [3],
        NegativeSign = Minus,
    });

    /// <summary>A whole number for display, for example ۱۲٬۵۰۰٬۰۰۰.</summary>
    public static string Format(long value) => Digits.ToPersian(value.ToString("#,0", Shown));

    /// <summary>A number for display without trailing zeros, for example ۳٫۵.</summary>
    public static string Format(decimal value) => Digits.ToPersian(value.ToString("#,0.############################", Shown));

    /// <summary>
    /// Reads a whole number of any of the three sets of digits. Thousands may be set off by ٬ or comma (Latin or Persian), but then
    /// rightly: "۱٬۲۳۴" is read, "۱٬۲۳" is not, since it may as well be a decimal.
    /// </summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out long value)
    {
        value = 0;
        return TryNormalise(text, out var plain) && long.TryParse(plain, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);
    }

    /// <summary>
    /// Reads a number as <see cref="TryParse(string?, out long)"/> does, with decimals after ٫ or a dot. A slash is refused: in
    /// "۳/۵" nobody but its writer knows whether it parts or divides.
    /// </summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out decimal value)
    {
        value = 0;
        return TryNormalise(text, out var plain)
            && decimal.TryParse(plain, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value);
    }

    /// <summary>The number with Latin digits, a plain minus and dot and without thousands separators; false if it cannot be a number.</summary>
    private static bool TryNormalise(string? text, out string plain)
    {
        plain = "";
        if (text is not { Length: > 0 and <= Digits.TypedLengthMax })
        {
            return false;
        }

        var body = Digits.ToLatin(Bidi.Strip(text)).Trim().Replace(DecimalPoint, '.');
        var negative = body is ['-' or '\u2212', ..];
        body = negative ? body[1..] : body;
        var point = body.IndexOf('.', StringComparison.Ordinal);
        var whole = point < 0 ? body : body[..point];
        var rest = point < 0 ? "" : body[point..];
        if (!TryUngroup(whole, out var digits) || (point >= 0 && (rest.Length == 1 || rest.AsSpan(1).ContainsAnyExceptInRange('0', '9'))))
        {
            return false;
        }

        plain = (negative ? "-" : "") + digits + rest;
        return true;
    }

    private static bool TryUngroup(string text, out string digits)
    {
        var groups = text.Split(Thousands, ',', '\u060C');
        digits = string.Concat(groups);
        return digits.Length > 0 && digits.All(char.IsAsciiDigit)
            && (groups.Length == 1 || (groups[0].Length is >= 1 and <= 3 && groups.Skip(1).All(g => g.Length == 3)));
    }
}
