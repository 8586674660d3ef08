namespace ActorCity.Persian;

/// <summary>
/// A number in words (عدد به حروف), as receipts and cheques repeat an amount. A thousand is "یک هزار" and not "هزار", so that nobody can
/// write a word before it; 10¹² is "تریلیون".
/// </summary>
public static class NumberWords
{
    /// <summary>Largest number, 10¹⁵; its negative is the smallest.</summary>
    public const long Max = 1_000_000_000_000_000;

    private const string And = " و ";

    private static readonly string[] BelowTwenty =
    [
        "صفر", "یک", "دو", "سه", "چهار", "پنج", "شش", "هفت", "هشت", "نه",
        "ده", "یازده", "دوازده", "سیزده", "چهارده", "پانزده", "شانزده", "هفده", "هجده", "نوزده",
    ];

    private static readonly string[] Tens = ["", "", "بیست", "سی", "چهل", "پنجاه", "شصت", "هفتاد", "هشتاد", "نود"];

    private static readonly string[] Hundreds = ["", "صد", "دویست", "سیصد", "چهارصد", "پانصد", "ششصد", "هفتصد", "هشتصد", "نهصد"];

    private static readonly string[] Scales = ["", "هزار", "میلیون", "میلیارد", "تریلیون", "کوادریلیون"];

    /// <summary>The number in words; negative numbers start with "منفی".</summary>
    /// <exception cref="ArgumentOutOfRangeException">Beyond <see cref="Max"/> either way.</exception>
    public static string Of(long value)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, Max);
        ArgumentOutOfRangeException.ThrowIfLessThan(value, -Max);
        if (value == 0)
        {
            return BelowTwenty[0];
        }

        var parts = new List<string>();
        var rest = Math.Abs(value);
        for (var scale = 0; rest > 0; scale++, rest /= 1000)
        {
            if (rest % 1000 is > 0 and var group)
            {
                parts.Insert(0, scale == 0 ? BelowThousand((int)group) : $"{BelowThousand((int)group)} {Scales[scale]}");
            }
        }

        return (value < 0 ? "منفی " : "") + string.Join(And, parts);
    }

    private static string BelowThousand(int number)
    {
        var parts = new List<string>();
        if (number >= 100)
        {
            parts.Add(Hundreds[number / 100]);
            number %= 100;
        }

        if (number >= 20)
        {
            parts.Add(Tens[number / 10]);
            number %= 10;
        }

        if (number > 0)
        {
            parts.Add(BelowTwenty[number]);
        }

        return string.Join(And, parts);
    }
}
