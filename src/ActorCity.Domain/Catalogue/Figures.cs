using System.Text;

namespace ActorCity.Domain.Catalogue;

/// <summary>Numbers and dates between what people type and what is stored.</summary>
internal static class Figures
{
    /// <summary>Most decimal places of a number.</summary>
    public const int DecimalsMax = 4;

    // Longer than any stored number; shorter than a decimal's own precision, so that no digit is ever lost.
    private const int DigitsMax = 20;

    /// <summary>Trimmed, Latin digits and signs, without the marks that only turn the writing direction.</summary>
    public static string Latin(string text)
    {
        var builder = new StringBuilder(text.Length);
        foreach (var c in text.Trim())
        {
            var digit = CharUnicodeInfo.GetDecimalDigitValue(c);
            if (digit >= 0)
            {
                builder.Append((char)('0' + digit));
            }
            else if (c is not ('\u200E' or '\u200F' or '\u061C'))
            {
                builder.Append(c switch { '٫' => '.', '−' => '-', _ => c });
            }
        }

        return builder.ToString().Trim();
    }

    /// <summary>Takes <c>٬</c> out where it groups thousands; false where it stands anywhere else.</summary>
    public static bool TryUngroup(string text, out string plain)
    {
        plain = text;
        var groups = text.Split('٬');
        if (groups.Length == 1)
        {
            return true;
        }

        plain = string.Concat(groups);
        var first = groups[0].TrimStart('-');
        var last = groups[^1].Split('.')[0];
        return first.Length is >= 1 and <= 3 && last.Length == 3 && groups[1..^1].All(g => g.Length == 3) && groups[..^1].All(g => !g.Contains('.'));
    }

    /// <summary>Reads a plain number: an optional minus, digits without needless zeros before, a point and decimals.</summary>
    public static bool TryRead(string text, out decimal number)
    {
        number = 0;
        var digits = text.StartsWith('-') ? text.AsSpan(1) : text.AsSpan();
        var point = digits.IndexOf('.');
        var whole = point < 0 ? digits : digits[..point];
        var places = point < 0 ? [] : digits[(point + 1)..];
        return digits.Length <= DigitsMax && AreDigits(whole) && (point < 0 || AreDigits(places))
            && (whole.Length == 1 || whole[0] != '0')
            && decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number);
    }

    /// <summary>The one stored form of a number.</summary>
    public static string Stored(decimal number) => number == 0 ? "0" : number.ToString("0.####", CultureInfo.InvariantCulture);

    /// <summary>Reads a civil date, <c>yyyy-MM-dd</c>.</summary>
    public static bool TryReadDate(string text, out DateOnly day) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    private static bool AreDigits(ReadOnlySpan<char> text) => !text.IsEmpty && !text.ContainsAnyExceptInRange('0', '9');
}
