using System.Collections.Frozen;

namespace ActorCity.Persian;

/// <summary>
/// Compatibility decompositions (Unicode's form NFKD): ﻼ is لا, １ is 1, é is e and a mark. A table of its own, because
/// <c>string.Normalize</c> silently returns its input in processes that run without ICU, as the city's do. Holds the basic plane
/// without Hangul and the ideographs of East Asia. Source: Unicode Character Database, field Decomposition_Mapping.
/// </summary>
internal static class Decompositions
{
    private static readonly FrozenDictionary<char, string> Table = Read();

    /// <summary>The fully decomposed form of a character; null if it has none but itself.</summary>
    public static string? Find(char c) => Table.GetValueOrDefault(c);

    /// <summary>The text's characters, decomposed where the table knows how. What is no valid text comes as U+FFFD.</summary>
    public static IEnumerable<Rune> Of(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.IsBmp && Find((char)rune.Value) is { } parts)
            {
                foreach (var part in parts.EnumerateRunes())
                {
                    yield return part;
                }
            }
            else
            {
                yield return rune;
            }
        }
    }

    private static FrozenDictionary<char, string> Read()
    {
        using var stream = typeof(Decompositions).Assembly.GetManifestResourceStream("Decompositions.txt")!;
        using var reader = new StreamReader(stream);
        var table = new Dictionary<char, string>();
        while (reader.ReadLine() is { } line)
        {
            if (line is not ['#', ..])
            {
                var characters = line.Split(' ').Select(x => (char)ushort.Parse(x, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToArray();
                table.Add(characters[0], new string(characters.AsSpan(1)));
            }
        }

        return table.ToFrozenDictionary();
    }
}
