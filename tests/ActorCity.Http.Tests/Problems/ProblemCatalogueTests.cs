using System.Reflection;
using System.Text.RegularExpressions;
using ActorCity.Contracts;
using ActorCity.Http.Problems;

namespace ActorCity.Http.Tests.Problems;

public sealed partial class ProblemCatalogueTests
{
    public static TheoryData<string> Codes => [.. AllCodes()];

    [Theory, MemberData(nameof(Codes))]
    public void Every_code_has_a_status(string code) => Assert.InRange(ProblemStatus.Find(code) ?? 0, 400, 599);

    [Theory, MemberData(nameof(Codes))]
    public void Every_code_has_a_title_a_sentence_and_advice_for_three_readers_in_both_languages(string code)
    {
        foreach (var language in new[] { ProblemTexts.Persian, ProblemTexts.English })
        {
            var text = ProblemTexts.Find(language, code);
            Assert.True(text is not null, $"'{code}' has no text in '{language}'.");
            Assert.All([text.Title, text.Detail, text.Advice.Citizen, text.Advice.Clerk, text.Advice.Operator], Assert.NotEmpty);
        }

        Assert.NotEqual(ProblemTexts.Find("fa", code)!.Title, ProblemTexts.Find("en", code)!.Title);
    }

    [Theory, MemberData(nameof(Codes))]
    public void Both_languages_use_the_same_values(string code) =>
        Assert.Equal(Placeholders(ProblemTexts.Find("en", code)!.Detail), Placeholders(ProblemTexts.Find("fa", code)!.Detail));

    [Fact]
    public void No_text_is_left_for_a_code_that_is_gone()
    {
        Assert.Equal(AllCodes(), ProblemTexts.Codes("fa").Order(StringComparer.Ordinal));
        Assert.Equal(AllCodes(), ProblemTexts.Codes("en").Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("command.id-reused", false, 422)]
    [InlineData("command.version-conflict", true, 412)]
    [InlineData("command.version-conflict", false, 409)]
    [InlineData("case.unknown", false, 404)]
    [InlineData("case.not-holder", false, 409)]
    [InlineData("access.role-may-not", false, 403)]
    [InlineData("city.busy", false, 503)]
    public void Statuses_say_what_kind_of_problem_it_is(string code, bool conditional, int status) =>
        Assert.Equal(status, ProblemStatus.Of(code, conditional));

    [Fact]
    public void A_sentence_shows_a_dash_for_a_value_that_is_not_there()
    {
        var text = ProblemTexts.Find("en", "case.wrong-status")!;

        Assert.Contains("closed", ProblemTexts.Detail(text, Refused("closed")), StringComparison.Ordinal);
        Assert.DoesNotContain("{", ProblemTexts.Detail(text, Refused(null)), StringComparison.Ordinal);
    }

    private static System.Collections.Immutable.ImmutableSortedDictionary<string, string> Refused(string? status)
    {
        var refusal = new Refusal { Code = "case.wrong-status" };
        return (status is null ? refusal : refusal.With("status", status)).Values;
    }

    private static string[] Placeholders(string text) =>
        [.. Placeholder().Matches(text).Select(match => match.Value).Order(StringComparer.Ordinal)];

    private static string[] AllCodes() =>
    [
        .. new[] { typeof(Refusal).Assembly, typeof(ProblemStatus).Assembly }
            .SelectMany(assembly => assembly.GetTypes())
            .Where(type => type is { IsAbstract: true, IsSealed: true } && type.Name.EndsWith("Errors", StringComparison.Ordinal))
            .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Static))
            .Where(field => field.FieldType == typeof(Refusal))
            .Select(field => ((Refusal)field.GetValue(null)!).Code)
            .Distinct().Order(StringComparer.Ordinal),
    ];

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Placeholder();
}
