namespace ActorCity.Persian;

/// <summary>Direction in plain text, where there is no mark-up to carry it: what people typed is stripped of controls, codes are isolated.</summary>
public static class Bidi
{
    private const char LeftToRightIsolate = '\u2066';
    private const char PopIsolate = '\u2069';

    /// <summary>
    /// Whether the character steers direction without being seen: U+200E, 200F, 061C (marks), 202A–202E (embeddings, overrides),
    /// 2066–2069 (isolates). Source: Unicode Standard Annex 9, property Bidi_Control.
    /// </summary>
    public static bool IsControl(char c) => c is '\u200E' or '\u200F' or '\u061C' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');

    /// <summary>
    /// The text without direction controls. For every name and free text at input: with them a name can be made to look like
    /// another. ZWNJ stays, being spelling.
    /// </summary>
    public static string Strip(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Any(IsControl) ? string.Concat(text.Where(c => !IsControl(c))) : text;
    }

    /// <summary>
    /// A code, phone number, IBAN, address of mail or page for SMS, mail, CSV and other plain text: between U+2066 and U+2069, so that
    /// it reads left to right whatever stands around it. Controls within are dropped: they could end the isolation. In HTML use
    /// <c>&lt;bdi dir="ltr"&gt;</c> instead.
    /// </summary>
    public static string Isolate(string code) => LeftToRightIsolate + Strip(code) + PopIsolate;
}
