using System.Collections.Frozen;
using System.Text;
using System.Text.Json;

namespace ActorCity.Http.Problems;

/// <summary>What a code says to people.</summary>
internal sealed record ProblemText
{
    /// <summary>What happened, in a few words.</summary>
    public required string Title { get; init; }

    /// <summary>What happened, in a sentence; <c>{name}</c> stands for a value.</summary>
    public required string Detail { get; init; }

    /// <summary>What to do.</summary>
    public required ProblemAdvice Advice { get; init; }
}

/// <summary>What to do about a problem, by reader.</summary>
internal sealed record ProblemAdvice
{
    /// <summary>For the citizen.</summary>
    public required string Citizen { get; init; }

    /// <summary>For the clerk or examiner.</summary>
    public required string Clerk { get; init; }

    /// <summary>For whoever runs the city's processes, or writes software against it.</summary>
    public required string Operator { get; init; }
}

/// <summary>The sentences for codes, in the city's two languages.</summary>
internal static class ProblemTexts
{
    public const string Persian = "fa";
    public const string English = "en";

    private static readonly FrozenDictionary<string, ProblemText> Fa = Read(Persian);
    private static readonly FrozenDictionary<string, ProblemText> En = Read(English);

    public static ProblemText? Find(string language, string code) => (language == Persian ? Fa : En).GetValueOrDefault(code);

    public static IEnumerable<string> Codes(string language) => (language == Persian ? Fa : En).Keys;

    /// <summary>The sentence with its values; a value that is not there shows as a dash.</summary>
    public static string Detail(ProblemText text, ImmutableSortedDictionary<string, string> values)
    {
        var template = text.Detail;
        if (!template.Contains('{', StringComparison.Ordinal))
        {
            return template;
        }

        var sentence = new StringBuilder(template.Length + 32);
        for (var position = 0; position < template.Length;)
        {
            var open = template.IndexOf('{', position);
            var close = open < 0 ? -1 : template.IndexOf('}', open);
            if (close < 0)
            {
                return sentence.Append(template, position, template.Length - position).ToString();
            }

            sentence.Append(template, position, open - position).Append(values.GetValueOrDefault(template[(open + 1)..close], "–"));
            position = close + 1;
        }

        return sentence.ToString();
    }

    private static FrozenDictionary<string, ProblemText> Read(string language)
    {
        using var stream = typeof(ProblemTexts).Assembly.GetManifestResourceStream($"ActorCity.Http.Problems.messages.{language}.json")
            ?? throw new InvalidOperationException($"The texts in '{language}' are not in this build.");
        return JsonSerializer.Deserialize<Dictionary<string, ProblemText>>(stream, CityJson.Strict)!.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
