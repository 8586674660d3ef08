using System.Text;

namespace ActorCity.Contracts;

/// <summary>What names from outside may look like.</summary>
public static class Names
{
    /// <summary>Longest code of an office, a service, a step or a checklist item, characters.</summary>
    public const int CodeLengthMax = 64;

    /// <summary>Longest free text in a command, characters.</summary>
    public const int TextLengthMax = 1000;

    /// <summary>A code: 2 to 64 characters of <c>a-z 0-9 -</c>, starting and ending with a letter or digit.</summary>
    public static bool IsCode(string? text) =>
        text is { Length: >= 2 and <= CodeLengthMax }
        && char.IsAsciiLetterOrDigit(text[0]) && char.IsAsciiLetterOrDigit(text[^1])
        && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    /// <summary>A command id: 8 to 64 characters of <c>A-Z a-z 0-9 . _ : -</c>.</summary>
    public static bool IsCommandId(string? text) =>
        text is { Length: >= 8 and <= 64 } && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or ':' or '-');

    /// <summary>The id of an act of the city itself: a form that <see cref="IsCommandId"/> refuses, so that no caller can use it up.</summary>
    public static string CityCommandId(string name) => "!" + name;

    /// <summary>Whether an id has the form of <see cref="CityCommandId"/>.</summary>
    public static bool IsCityCommandId(string? text) => text is ['!', ..] && IsCommandId(text[1..]);

    /// <summary>A person's pseudonymous reference: 1 to 64 characters of <c>A-Z a-z 0-9 . _ : -</c>.</summary>
    public static bool IsPerson(string? text) =>
        text is { Length: >= 1 and <= 64 } && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or ':' or '-');

    /// <summary>
    /// One form of what people type in several: trimmed, small letters, Latin digits, Persian instead of Arabic ye and kaf. What is
    /// hashed to be found again is hashed in this form.
    /// </summary>
    public static string Canonical(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var builder = new StringBuilder(text.Length);
        foreach (var c in text.Trim())
        {
            var digit = CharUnicodeInfo.GetDecimalDigitValue(c);
            builder.Append(digit >= 0 ? (char)('0' + digit) : c switch
            {
                'ي' => 'ی',
                'ك' => 'ک',
                _ => char.ToLowerInvariant(c),
            });
        }

        return builder.ToString();
    }
}
