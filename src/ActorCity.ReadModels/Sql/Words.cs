using System.Collections.Frozen;
using System.Text.Json;

namespace ActorCity.ReadModels.Sql;

/// <summary>The words of an enum in tables and figures: the same kebab-case words as in the city's JSON.</summary>
/// <typeparam name="TEnum">The enum.</typeparam>
internal static class Words<TEnum> where TEnum : struct, Enum
{
    private static readonly FrozenDictionary<TEnum, string> ByValue = Enum.GetValues<TEnum>()
        .ToFrozenDictionary(v => v, v => JsonNamingPolicy.KebabCaseLower.ConvertName(v.ToString()));

    private static readonly FrozenDictionary<string, TEnum> ByWord = ByValue.ToFrozenDictionary(p => p.Value, p => p.Key, StringComparer.Ordinal);

    public static string Of(TEnum value) => ByValue[value];

    public static TEnum Parse(string word) =>
        ByWord.TryGetValue(word, out var value)
            ? value
            : throw new InvalidOperationException($"'{word}' is no {typeof(TEnum).Name}: the table was written by a newer program.");
}
