using ActorCity.Contracts;
using ActorCity.Contracts.Cases;
using ActorCity.Contracts.Catalogue;
using ActorCity.Domain.Commands;

namespace ActorCity.Domain.Catalogue;

public static partial class FormRules
{
    /// <summary>Most that a number may be, either way, whatever its field says.</summary>
    public const decimal NumberMax = 1_000_000_000_000m;

    /// <summary>Most rial that an answer may name.</summary>
    public const decimal MoneyMax = 1_000_000_000_000_000m;

    private const int TextLengthDefault = 200;
    private const int AddressLengthMax = 300;
    private const int ParcelGroupsMax = 6;
    private const int ParcelGroupLengthMax = 10;

    /// <summary>A parcel number as a regular expression.</summary>
    internal const string ParcelPattern = "^[0-9]{1,10}([/-][0-9]{1,10}){0,5}$";

    // A day outside of these was typed in another calendar, or by accident.
    private static readonly DateOnly FirstDay = new(1800, 1, 1);
    private static readonly DateOnly LastDay = new(2199, 12, 31);

    /// <summary>
    /// The answer in stored form, or why it has none (<see cref="CaseErrors.FieldInvalid"/>). Blank stays empty: it takes an answer
    /// back. A national id becomes its pseudonym here and goes no further.
    /// </summary>
    public static Outcome<string> Normalize(FormField field, string value, Func<string, string> pseudonym)
    {
        ArgumentNullException.ThrowIfNull(field);
        ArgumentNullException.ThrowIfNull(value);
        ArgumentNullException.ThrowIfNull(pseudonym);
        if (string.IsNullOrWhiteSpace(value))
        {
            return "";
        }

        var (stored, problem) = field.Kind switch
        {
            FieldKind.Text or FieldKind.Address => Text(value.Trim(), LengthMaxOf(field)),
            FieldKind.Number => Number(field, Figures.Latin(value)),
            FieldKind.Money => Money(field, Figures.Latin(value)),
            FieldKind.Date => Date(Figures.Latin(value)),
            FieldKind.Choice => Choice(field, value.Trim()),
            FieldKind.Parcel => Parcel(Figures.Latin(value)),
            FieldKind.Person => Person(Figures.Latin(value), pseudonym),
            FieldKind.File => File(value.Trim()),
            _ => Wrong("kind-unknown"),
        };
        return problem is null ? stored : CaseErrors.FieldInvalid.With("field", field.Code).With("problem", problem);
    }

    /// <summary>Most characters of a text or an address.</summary>
    internal static int LengthMaxOf(FormField field) => field.Kind == FieldKind.Address ? AddressLengthMax : field.LengthMax ?? TextLengthDefault;

    private static (string Stored, string? Problem) Wrong(string problem) => ("", problem);

    private static (string, string?) Text(string text, int lengthMax) =>
        text.Length > lengthMax ? Wrong("too-long")
        : StorableText.Is(text) ? (text, null)
        : Wrong("not-storable");

    private static (string, string?) Number(FormField field, string text)
    {
        if (Read(text) is not { } number)
        {
            return Wrong("not-a-number");
        }

        return decimal.Round(number, Figures.DecimalsMax) != number ? Wrong("too-many-decimals")
            : Math.Abs(number) > NumberMax ? Wrong("too-large")
            : Within(field, number);
    }

    private static (string, string?) Money(FormField field, string text)
    {
        if (Read(text) is not { } number)
        {
            return Wrong("not-a-number");
        }

        return decimal.Truncate(number) != number ? Wrong("not-whole-rial")
            : number < 0 ? Wrong("below-minimum")
            : number > MoneyMax ? Wrong("too-large")
            : Within(field, number);
    }

    // People write zeros before a number; stored is one form only.
    private static decimal? Read(string text)
    {
        if (!Figures.TryUngroup(text, out var plain))
        {
            return null;
        }

        var negative = plain.StartsWith('-');
        var typed = negative ? plain[1..] : plain;
        if (typed is not [>= '0' and <= '9', ..])
        {
            return null;
        }

        var digits = typed.TrimStart('0');
        digits = digits is "" or ['.', ..] ? "0" + digits : digits;
        return Figures.TryRead((negative ? "-" : "") + digits, out var number) ? number : null;
    }

    private static (string, string?) Within(FormField field, decimal number) =>
        number < field.Min ? Wrong("below-minimum")
        : number > field.Max ? Wrong("above-maximum")
        : (Figures.Stored(number), null);

    private static (string, string?) Date(string text) =>
        !Figures.TryReadDate(text, out var day) ? Wrong("not-a-date")
        : day < FirstDay || day > LastDay ? Wrong("date-out-of-range")
        : (text, null);

    private static (string, string?) Choice(FormField field, string code) =>
        field.Choices.Any(c => c.Code == code) ? (code, null) : Wrong("not-a-choice");

    private static (string, string?) Parcel(string text)
    {
        var groups = text.Split('/', '-');
        return groups.Length <= ParcelGroupsMax && groups.All(g => g.Length is >= 1 and <= ParcelGroupLengthMax && g.All(char.IsAsciiDigit))
            ? (text, null)
            : Wrong("not-a-parcel");
    }

    private static (string, string?) Person(string id, Func<string, string> pseudonym) =>
        IsNationalId(id) ? (pseudonym(id), null) : Wrong("not-a-national-id");

    /// <summary>Ten digits; the last makes the weighted sum right, modulo 11. Ten equal digits fit the sum and are nobody.</summary>
    internal static bool IsNationalId(string id)
    {
        if (id.Length != 10 || !id.All(char.IsAsciiDigit) || id.All(c => c == id[0]))
        {
            return false;
        }

        var rest = Enumerable.Range(0, 9).Sum(i => (id[i] - '0') * (10 - i)) % 11;
        return id[9] - '0' == (rest < 2 ? rest : 11 - rest);
    }

    private static (string, string?) File(string sha256) =>
        sha256.Length == 64 && sha256.All(char.IsAsciiHexDigit) ? (sha256.ToLowerInvariant(), null) : Wrong("not-a-sha-256");
}
