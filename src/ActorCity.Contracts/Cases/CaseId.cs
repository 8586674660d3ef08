using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ActorCity.Contracts.Cases;

/// <summary>
/// A case's number: its tracking code. Sixteen digits, random-looking, the last one a Damm check digit; it carries no place,
/// office, date or sequence. The grain key is <c>cs-</c> and the sixteen digits.
/// </summary>
[GenerateSerializer, Immutable, Alias("ac.case-id"), JsonConverter(typeof(CaseIdJsonConverter))]
public readonly record struct CaseId : IParsable<CaseId>
{
    /// <summary>Number of digits, check digit included.</summary>
    public const int Digits = 16;

    private const string KeyPrefix = "cs-";

    private CaseId(string trackingCode) => TrackingCode = trackingCode;

    /// <summary>The sixteen digits, as a citizen reads them.</summary>
    [Id(0)] public string TrackingCode { get; private init; }

    /// <summary>The grain key. The prefix keeps the stock storage provider from reading the digits as a number.</summary>
    public string Key => KeyPrefix + TrackingCode;

    /// <summary>
    /// The case that an opening command creates. The same command always names the same case, so that a repeated opening finds
    /// it; <paramref name="attempt"/> gives the next number when another case already has this one.
    /// </summary>
    public static CaseId FromCommand(string commandId, int attempt = 0)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"case\n{commandId}\n{attempt}"));

        // 64 random bits over 10^15 numbers: the bias is below 10^-4 of one number's chance.
        var number = BitConverter.ToUInt64(hash) % 1_000_000_000_000_000;
        var digits = number.ToString("D15", CultureInfo.InvariantCulture);
        return new CaseId(digits + Damm.CheckDigit(digits));
    }

    /// <summary>Reads a tracking code (spaces and dashes between digits are allowed) or a grain key, and checks its check digit.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out CaseId result)
    {
        result = default;
        if (s is null || s.Length > 64)
        {
            return false;
        }

        var text = s.StartsWith(KeyPrefix, StringComparison.Ordinal) ? s.AsSpan(KeyPrefix.Length) : s.AsSpan();
        Span<char> digits = stackalloc char[Digits];
        var count = 0;
        foreach (var c in text)
        {
            if (c is ' ' or '-')
            {
                continue;
            }

            var value = CharUnicodeInfo.GetDecimalDigitValue(c);
            if (value < 0 || count == Digits)
            {
                return false;
            }

            digits[count++] = (char)('0' + value);
        }

        if (count != Digits || !Damm.IsValid(digits))
        {
            return false;
        }

        result = new CaseId(new string(digits));
        return true;
    }

    /// <inheritdoc cref="TryParse(string?, IFormatProvider?, out CaseId)"/>
    public static bool TryParse([NotNullWhen(true)] string? s, out CaseId result) => TryParse(s, null, out result);

    /// <summary>Reads a tracking code or a grain key.</summary>
    /// <exception cref="FormatException">Not sixteen digits with a right check digit.</exception>
    public static CaseId Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var id) ? id : throw new FormatException("Not a tracking code.");

    /// <inheritdoc/>
    public override string ToString() => TrackingCode;
}

/// <summary>
/// The Damm check digit: catches every single wrong digit and every swap of two neighbours.
/// Source: H. M. Damm, "Total anti-symmetrische Quasigruppen", 2004.
/// </summary>
public static class Damm
{
    private static readonly byte[,] Quasigroup =
    {
        { 0, 3, 1, 7, 5, 9, 8, 6, 4, 2 }, { 7, 0, 9, 2, 1, 5, 4, 8, 6, 3 }, { 4, 2, 0, 6, 8, 7, 1, 3, 5, 9 },
        { 1, 7, 5, 0, 9, 8, 3, 4, 2, 6 }, { 6, 1, 2, 3, 0, 4, 5, 9, 7, 8 }, { 3, 6, 7, 4, 2, 0, 9, 5, 8, 1 },
        { 5, 8, 6, 9, 7, 2, 0, 1, 3, 4 }, { 8, 9, 4, 5, 3, 6, 2, 0, 1, 7 }, { 9, 4, 3, 8, 6, 1, 7, 2, 0, 5 },
        { 2, 5, 8, 1, 4, 3, 6, 7, 9, 0 },
    };

    /// <summary>The digit to append to <paramref name="digits"/> (ASCII digits only).</summary>
    public static char CheckDigit(ReadOnlySpan<char> digits)
    {
        var interim = 0;
        foreach (var c in digits)
        {
            interim = Quasigroup[interim, c - '0'];
        }

        return (char)('0' + interim);
    }

    /// <summary>Whether the last of <paramref name="digits"/> is the check digit of those before it.</summary>
    public static bool IsValid(ReadOnlySpan<char> digits) => CheckDigit(digits) == '0';
}

internal sealed class CaseIdJsonConverter : JsonConverter<CaseId>
{
    public override CaseId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        CaseId.TryParse(reader.GetString(), out var id) ? id : throw new JsonException("Not a tracking code.");

    public override void Write(Utf8JsonWriter writer, CaseId value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.TrackingCode);
}
