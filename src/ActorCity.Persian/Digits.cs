namespace ActorCity.Persian;

/// <summary>
/// The digits people type: Latin 0–9, Persian ۰–۹ (U+06F0 to U+06F9) and Arabic ٠–٩ (U+0660 to U+0669). Accepted everywhere,
/// stored in Latin, shown in Persian. <see cref="int.TryParse(string, out int)"/> refuses the last two while
/// <see cref="char.IsDigit(char)"/> accepts them: turn to Latin first, then check with <see cref="char.IsAsciiDigit"/>.
/// </summary>
public static class Digits
{
    private const char FirstPersian = '\u06F0';
    private const char FirstArabic = '\u0660';

    /// <summary>Longest text that is read as a number or a code, characters.</summary>
    internal const int TypedLengthMax = 64;

    /// <summary>The text with Persian and Arabic digits as Latin ones; everything else stays.</summary>
    public static string ToLatin(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return string.Create(text.Length, text, static (target, source) =>
        {
            for (var i = 0; i < target.Length; i++)
            {
                target[i] = ValueOf(source[i]) is >= 0 and var value ? (char)('0' + value) : source[i];
            }
        });
    }

    /// <summary>The text with Latin and Arabic digits as Persian ones; everything else stays. For display only: never store or send it.</summary>
    public static string ToPersian(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return string.Create(text.Length, text, static (target, source) =>
        {
            for (var i = 0; i < target.Length; i++)
            {
                target[i] = ValueOf(source[i]) is >= 0 and var value ? (char)(FirstPersian + value) : source[i];
            }
        });
    }

    /// <summary>0 to 9 for a digit of one of the three sets, otherwise −1.</summary>
    public static int ValueOf(char c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        >= FirstPersian and <= '\u06F9' => c - FirstPersian,
        >= FirstArabic and <= '\u0669' => c - FirstArabic,
        _ => -1,
    };

    /// <summary>Reads a code of digits as people type and paste it: spaces, dashes and invisible characters between the digits do not count.</summary>
    internal static bool TryReadCode(string? text, out string digits)
    {
        digits = "";
        if (text is not { Length: > 0 and <= TypedLengthMax })
        {
            return false;
        }

        var read = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (ValueOf(c) is >= 0 and var value)
            {
                read.Append((char)('0' + value));
            }
            else if (!(char.IsWhiteSpace(c) || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.DashPunctuation or UnicodeCategory.Format))
            {
                return false;
            }
        }

        digits = read.ToString();
        return true;
    }

    /// <summary>Whether all digits are the same: the filler that people and test data put where a code is asked for.</summary>
    internal static bool AreAllSame(string digits) => digits.AsSpan().IndexOfAnyExcept(digits[0]) < 0;
}
