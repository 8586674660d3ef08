namespace ActorCity.Persian;

/// <summary>
/// A natural person's national id (کد ملی): ten digits, the last one a check digit. Source of the rule: the register's public
/// algorithm — nine digits weighted 10 to 2, summed, modulo 11; a remainder below 2 is the check digit, else 11 minus it.
/// </summary>
/// <remarks><see cref="ToString"/> is masked, so that an id does not end up in a log by being interpolated.</remarks>
public readonly record struct NationalId
{
    /// <summary>Number of digits, check digit included.</summary>
    public const int Length = 10;

    private readonly string? digits;

    private NationalId(string digits) => this.digits = digits;

    /// <summary>The ten Latin digits. Of <c>default</c>: ten zeros, which is nobody's.</summary>
    public string Value => digits ?? "0000000000";

    /// <summary>
    /// For display where the holder or a clerk needs to recognise it: three digits, five dots, two digits, in Persian. Show it isolated
    /// (<see cref="Bidi.Isolate"/>): dots between digits turn round in a line that runs right to left.
    /// </summary>
    public string Masked => Digits.ToPersian($"{Value[..3]}•••••{Value[^2..]}");

    /// <summary>
    /// Reads ten digits (any of the three sets; spaces and dashes between them do not count) and checks the check digit. Ten times the
    /// same digit is refused although its check digit is right.
    /// </summary>
    public static bool TryParse([NotNullWhen(true)] string? s, out NationalId result)
    {
        var valid = Digits.TryReadCode(s, out var digits) && IsValid(digits);
        result = valid ? new NationalId(digits) : default;
        return valid;
    }

    /// <summary>
    /// As <see cref="TryParse(string?, out NationalId)"/>, but eight or nine digits get their leading zeros back. For sources known to
    /// have lost them, as spreadsheets do; not for what people type, where a digit may be missing anywhere.
    /// </summary>
    public static bool TryParsePadded([NotNullWhen(true)] string? s, out NationalId result)
    {
        result = default;
        return Digits.TryReadCode(s, out var digits) && digits.Length is >= Length - 2 and <= Length && TryParse(digits.PadLeft(Length, '0'), out result);
    }

    /// <summary>Reads ten digits and checks the check digit.</summary>
    /// <exception cref="FormatException">Not ten digits, all the same, or a wrong check digit. The message does not repeat them.</exception>
    public static NationalId Parse(string s) =>
        TryParse(s, out var id) ? id : throw new FormatException("Not a national id.");

    /// <summary>The masked form.</summary>
    public override string ToString() => Masked;

    private static bool IsValid(string digits)
    {
        if (digits.Length != Length || Digits.AreAllSame(digits))
        {
            return false;
        }

        var sum = 0;
        for (var i = 0; i < Length - 1; i++)
        {
            sum += (digits[i] - '0') * (Length - i);
        }

        var remainder = sum % 11;
        return digits[^1] - '0' == (remainder < 2 ? remainder : 11 - remainder);
    }
}
