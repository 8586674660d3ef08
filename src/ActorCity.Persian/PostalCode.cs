namespace ActorCity.Persian;

/// <summary>
/// An Iranian postal code: ten digits, none of the first five 0 or 2, because on an envelope they look like 5 and 3. It has no check
/// digit: a code that is read may still be nobody's.
/// </summary>
public readonly record struct PostalCode
{
    /// <summary>Number of digits.</summary>
    public const int Length = 10;

    private readonly string? digits;

    private PostalCode(string digits) => this.digits = digits;

    /// <summary>The ten Latin digits. Of <c>default</c>: ten zeros, which is no place's.</summary>
    public string Value => digits ?? "0000000000";

    /// <summary>Reads ten digits (any of the three sets; spaces and dashes between them do not count). Ten times the same digit is refused.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, out PostalCode result)
    {
        var valid = Digits.TryReadCode(s, out var digits) && digits.Length == Length && !Digits.AreAllSame(digits)
            && !digits.AsSpan(0, 5).ContainsAny('0', '2');
        result = valid ? new PostalCode(digits) : default;
        return valid;
    }

    /// <summary>Reads ten digits.</summary>
    /// <exception cref="FormatException">Not a postal code.</exception>
    public static PostalCode Parse(string s) =>
        TryParse(s, out var code) ? code : throw new FormatException("Not a postal code.");

    /// <summary>The ten Latin digits.</summary>
    public override string ToString() => Value;
}
