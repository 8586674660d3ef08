namespace ActorCity.Persian;

/// <summary>
/// The form in which text is searched, one function for what is indexed and what is asked. Two spellings of one word have one key:
/// "می‌شود", "میشود" and "می شود"; "علي" and "علی"; "۱۲" and "12".
/// </summary>
public static class SearchKey
{
    /// <summary>
    /// The key of a text. Characters are decomposed (Unicode NFKD, basic plane), then: letters that Persian does not tell apart become
    /// one (ي ى ے are ی; ك is ک; ة ۀ ہ are ه; آ أ إ ٱ are ا; ؤ is و; ئ is ی); Latin, Greek (ς is σ), Cyrillic and Armenian ones small; digits
    /// become Latin; spaces, ZWNJ and other invisible characters, tatweel, diacritics, a hamza by itself, commas and quotation marks
    /// are dropped; dashes become one.
    /// A key is for comparing only: never show it. The key of a key is itself; the key of nothing but dropped characters is empty.
    /// </summary>
    public static string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var key = new StringBuilder(text.Length);
        foreach (var rune in Decompositions.Of(text))
        {
            if (!rune.IsBmp)
            {
                key.Append(rune);
            }
            else if (Fold((char)rune.Value) is { } folded)
            {
                key.Append(folded);
            }
        }

        return key.ToString();
    }

    private static char? Fold(char c) => CharUnicodeInfo.GetUnicodeCategory(c) switch
    {
        UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format or UnicodeCategory.Control => null,
        UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => null,
        UnicodeCategory.InitialQuotePunctuation or UnicodeCategory.FinalQuotePunctuation => null,
        UnicodeCategory.DashPunctuation => '-',
        UnicodeCategory.DecimalDigitNumber => (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(c)),
        _ => FoldLetter(c),
    };

    private static char? FoldLetter(char c) => c switch
    {
        Letters.ArabicYe or Letters.AlefMaksura or '\u06CD' or '\u06CE' or '\u06D0' or '\u06D2' => Letters.Ye,
        Letters.ArabicKaf or '\u06AA' => Letters.Kaf,
        '\u0629' or '\u06BE' or '\u06C1' or '\u06C3' or '\u06D5' => '\u0647',
        '\u0671' => '\u0627',
        '\u03C2' => '\u03C3',
        '\u0621' or '\u0640' => null,
        ',' or '\u060C' or PersianNumber.Thousands or '"' or '\'' => null,
        PersianNumber.DecimalPoint => '.',
        '\u061B' => ';',
        '\u061F' => '?',
        '\u066A' => '%',
        _ => (char)Letters.ToLower(new Rune(c)).Value,
    };
}
