namespace ActorCity.Persian.Tests;

/// <summary>Random texts, rich in the characters that matter here.</summary>
internal static class Texts
{
    public const string Alphabet = "آاءبپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی";
    public const string Marks = "\u064B\u064C\u064D\u064E\u064F\u0650\u0651\u0652\u0653\u0654\u0655\u0670";
    public const string Unseen = "\u200B\u200C\u200D\u200E\u200F\u061C\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069\u0640\u00AD\uFEFF";
    public const string Variants = "يىكةۀأإٱؤئےھہەڪ";
    public const string Digits = "0123456789۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩";

    public static readonly Gen<char> Letter = Gen.Char[Alphabet];

    /// <summary>Persian with everything that can happen to it, and some of the rest of the basic plane.</summary>
    public static readonly Gen<string> Any = Gen.String[Gen.Frequency(
        (6, Letter), (2, Gen.Char[Variants]), (2, Gen.Char[Marks]), (2, Gen.Char[Unseen]), (2, Gen.Char[Digits]),
        (1, Gen.Char[" \t\u00A0-–.,،/«»\""]), (1, Gen.Char['A', 'z']), (2, Gen.Char['\u00A1', '\u2E7F']), (1, Gen.Char['\uFB50', '\uFDFF']), (1, Gen.Char['\uFE70', '\uFEFC'])), 0, 24];

    /// <summary>A name as people write it: letters, variants, marks on letters, spaces, digits.</summary>
    public static readonly Gen<string> Name = Gen.String[Gen.Frequency(
        (12, Letter), (3, Gen.Char["يىكةۀأإٱؤئ"]), (1, Gen.Char["\u064B\u064C\u064D\u064E\u064F\u0650\u0651\u0652\u0670"]), (1, Gen.Char["\u200C\u0640"]),
        (1, Gen.Char[" "]), (1, Gen.Char[Digits]), (1, Gen.Char['a', 'z']), (1, Gen.Char['A', 'Z'])), 0, 8];
}
