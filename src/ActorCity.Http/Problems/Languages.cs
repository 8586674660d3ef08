using Microsoft.Net.Http.Headers;

namespace ActorCity.Http.Problems;

/// <summary>Which of the city's languages a caller reads best.</summary>
internal static class Languages
{
    /// <summary>Persian if the caller ranks it highest, otherwise English: software that says nothing is read by its writers.</summary>
    public static string Of(HttpRequest request)
    {
        var values = request.Headers.AcceptLanguage;
        if (values.Count == 0 || !StringWithQualityHeaderValue.TryParseList(values!, out var languages))
        {
            return ProblemTexts.English;
        }

        var persian = Quality(languages, ProblemTexts.Persian);
        return persian > 0 && persian > Quality(languages, ProblemTexts.English) ? ProblemTexts.Persian
            : persian > 0 && First(languages) == ProblemTexts.Persian ? ProblemTexts.Persian
            : ProblemTexts.English;
    }

    private static double Quality(IList<StringWithQualityHeaderValue> languages, string language) =>
        languages.Where(one => Is(one, language)).Select(one => one.Quality ?? 1).DefaultIfEmpty(0).Max();

    // Of two that are wanted equally, the one said first.
    private static string? First(IList<StringWithQualityHeaderValue> languages)
    {
        var best = languages.Max(one => one.Quality ?? 1);
        return languages.Where(one => (one.Quality ?? 1) >= best)
            .Select(one => Is(one, ProblemTexts.Persian) ? ProblemTexts.Persian : Is(one, ProblemTexts.English) ? ProblemTexts.English : null)
            .FirstOrDefault(one => one is not null);
    }

    private static bool Is(StringWithQualityHeaderValue value, string language) =>
        value.Value.Equals(language, StringComparison.OrdinalIgnoreCase)
        || value.Value.StartsWith(language + "-", StringComparison.OrdinalIgnoreCase);
}
