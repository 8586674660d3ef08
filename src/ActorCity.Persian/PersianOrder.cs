namespace ActorCity.Persian;

/// <summary>
/// The order of Persian names: spaces and punctuation, digits, the alphabet from آ to ی, Latin letters, all else. Letters of one
/// place (ا ٱ; ک ك; ه ة ۀ; ی ي ى; ء أ إ ؤ ئ) are not told apart, nor are case and digit sets; diacritics, ZWNJ and tatweel do not
/// count. Agrees with the first level of ICU's collation <c>fa</c> on this alphabet, in processes that have no ICU; ICU also orders
/// punctuation among itself and the letters of other languages.
/// </summary>
public sealed class PersianOrder : IComparer<string>
{
    /// <summary>The 32 letters, with آ before ا and ء after it.</summary>
    private const string Alphabet = "آاءبپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی";

    private const char FirstLetter = '\u0100';
    private const char FirstLatin = '\u0200';
    private const char Other = '\u0300';
    private const char Alef = '\u0627';
    private const char AlefWithMadda = '\u0622';
    private const char Hamza = '\u0621';
    private const char Vav = '\u0648';
    private const char Heh = '\u0647';
    private const char MaddaAbove = '\u0653';
    private const char HamzaBelow = '\u0655';

    private PersianOrder()
    {
    }

    /// <summary>The order; texts of one place follow their characters' numbers, so that only a text itself is equal to it.</summary>
    public static PersianOrder Instance { get; } = new();

    /// <inheritdoc/>
    public int Compare(string? x, string? y) =>
        x is null || y is null ? string.CompareOrdinal(x, y)
        : string.CompareOrdinal(SortKey(x), SortKey(y)) is not 0 and var order ? order
        : string.CompareOrdinal(x, y);

    /// <summary>
    /// A text whose ordinal order (byte order in UTF-8: <c>COLLATE "C"</c>, SQLite's <c>BINARY</c>) is the order of names. Equal for
    /// texts of one place: sort by the key, then by the text.
    /// </summary>
    public static string SortKey(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var key = new StringBuilder(text.Length);
        var runes = Decompositions.Of(text).ToList();
        for (var i = 0; i < runes.Count; i++)
        {
            if (!IsIgnored(runes[i]))
            {
                var mark = i + 1 < runes.Count ? runes.Skip(i + 1).TakeWhile(IsMark).FirstOrDefault(m => IsLetterMaking(m.Value)) : default;
                AppendPlace(key, runes[i], mark.Value);
            }
        }

        return key.ToString();
    }

    private static bool IsIgnored(Rune rune) =>
        rune.Value == '\u0640' || IsMark(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.Control;

    private static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark;

    private static bool IsLetterMaking(int mark) => mark is MaddaAbove or Letters.HamzaAbove or HamzaBelow;

    private static void AppendPlace(StringBuilder key, Rune rune, int mark)
    {
        var lower = Letters.ToLower(rune);
        if (rune.IsBmp && Alphabet.IndexOf(LetterOf((char)rune.Value, mark), StringComparison.Ordinal) is >= 0 and var place)
        {
            key.Append((char)(FirstLetter + place));
        }
        else if (Rune.GetUnicodeCategory(rune) == UnicodeCategory.DecimalDigitNumber)
        {
            key.Append((char)('0' + (int)Rune.GetNumericValue(rune)));
        }
        else if (Rune.IsWhiteSpace(rune))
        {
            key.Append(' ');
        }
        else if (Rune.IsPunctuation(rune) || Rune.IsSymbol(rune))
        {
            key.Append('!');
        }
        else if (lower.Value is >= 'a' and <= 'z')
        {
            key.Append((char)(FirstLatin + lower.Value - 'a'));
        }
        else
        {
            key.Append(Other).Append(lower);
        }
    }

    private static char LetterOf(char letter, int mark) => (letter, mark) switch
    {
        (Alef, MaddaAbove) => AlefWithMadda,
        (Alef, Letters.HamzaAbove or HamzaBelow) => Hamza,
        (Vav or Letters.ArabicYe or Letters.AlefMaksura or Letters.Ye, Letters.HamzaAbove) => Hamza,
        ('\u0671', _) => Alef,
        (Letters.ArabicYe or Letters.AlefMaksura or '\u06D2', _) => Letters.Ye,
        (Letters.ArabicKaf or '\u06AA', _) => Letters.Kaf,
        ('\u0629' or '\u06BE' or '\u06C1' or '\u06C3' or '\u06D5', _) => Heh,
        _ => letter,
    };
}
