namespace ActorCity.Persian;

/// <summary>
/// A legal person's national id (شناسه ملی): eleven digits, the last one a check digit. The rule as published and used by Iranian
/// registers: the tenth digit plus 2 is added to each of the first ten, the sums are weighted 29 27 23 19 17 29 27 23 19 17, added,
/// modulo 11; 10 counts as 0. Digits four to nine are never all zero.
/// </summary>
public readonly record struct LegalId
{
    /// <summary>Number of digits, check digit included.</summary>
    public const int Length = 11;

    private readonly string? digits;

    private LegalId(string digits) => this.digits = digits;

    /// <summary>The eleven Latin digits. Of <c>default</c>: eleven zeros, which is nobody's.</summary>
    public string Value => digits ?? "00000000000";

    /// <summary>Reads eleven digits (any of the three sets; spaces and dashes between them do not count) and checks the check digit.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, out LegalId result)
    {
        var valid = Digits.TryReadCode(s, out var digits) && IsValid(digits);
        result = valid ? new LegalId(digits) : default;
        return valid;
    }

    /// <summary>Reads eleven digits and checks the check digit.</summary>
    /// <exception cref="FormatException">Not eleven digits or a wrong check digit.</exception>
    public static LegalId Parse(string s) =>
        TryParse(s, out var id) ? id : throw new FormatException("Not a legal person's national id.");

    /// <summary>The eleven Latin digits. A legal person's id is public.</summary>
    public override string ToString() => Value;

    private static bool IsValid(string digits)
    {
        if (digits.Length != Length || digits.AsSpan(3, 6).IndexOfAnyExcept('0') < 0)
        {
            return false;
        }

        ReadOnlySpan<int> weights = [29, 27, 23, 19, 17];
        var shift = digits[9] - '0' + 2;
        var sum = 0;
        for (var i = 0; i < Length - 1; i++)
        {
            sum += (digits[i] - '0' + shift) * weights[i % weights.Length];
        }

        return digits[^1] - '0' == sum % 11 % 10;
    }
}
