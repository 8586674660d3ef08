namespace ActorCity.Persian;

/// <summary>
/// Letters that Arabic keyboards and old systems put where Persian ones belong. Nobody sees the difference, but no comparison finds
/// them equal, and Unicode's normal forms do not unify them either.
/// </summary>
public static class Letters
{
    /// <summary>Persian ye, U+06CC.</summary>
    internal const char Ye = '\u06CC';

    /// <summary>Persian kaf, U+06A9.</summary>
    internal const char Kaf = '\u06A9';

    internal const char ArabicYe = '\u064A';
    internal const char AlefMaksura = '\u0649';
    internal const char ArabicKaf = '\u0643';
    internal const char HamzaAbove = '\u0654';

    private const char YeWithHamza = '\u0626';

    /// <summary>Where Armenian ends and Hebrew begins.</summary>
    private const int FirstUncased = 0x0590;

    /// <summary>
    /// The form in which text is stored: ي and ى become ی, ك becomes ک. All else, ة and ZWNJ included, is the writer's spelling and
    /// stays. An Arabic ye with a separate hamza becomes ئ, which is the same letter in one character.
    /// </summary>
    public static string Fold(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var folded = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case ArabicYe or AlefMaksura when i + 1 < text.Length && text[i + 1] == HamzaAbove:
                    folded.Append(YeWithHamza);
                    i++;
                    break;
                case ArabicYe or AlefMaksura:
                    folded.Append(Ye);
                    break;
                case ArabicKaf:
                    folded.Append(Kaf);
                    break;
                default:
                    folded.Append(text[i]);
                    break;
            }
        }

        return folded.ToString();
    }

    /// <summary>
    /// The small letter of a Latin, Greek, Cyrillic or Armenian one; anything else stays. Beyond these scripts a process with ICU and one
    /// without have different ideas of case, and a stored key must be found by both.
    /// </summary>
    internal static Rune ToLower(Rune rune) => rune.Value < FirstUncased ? Rune.ToLowerInvariant(rune) : rune;
}
