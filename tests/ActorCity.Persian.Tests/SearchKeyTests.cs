using ActorCity.Contracts;

namespace ActorCity.Persian.Tests;

public sealed class SearchKeyTests
{
    [Fact]
    public void Spellings_of_one_word_have_one_key()
    {
        var pairs = Golden.Pairs("search-equal.txt", " = ");

        Assert.True(pairs.Count >= 200);
        Assert.All(pairs, p => Assert.NotEqual(p.Left, p.Right));
        Assert.All(pairs, p => Assert.Equal(SearchKey.Of(p.Left), SearchKey.Of(p.Right)));
        Assert.All(pairs, p => Assert.NotEqual("", SearchKey.Of(p.Left)));
    }

    [Fact]
    public void Different_words_have_different_keys()
    {
        var pairs = Golden.Pairs("search-different.txt", " ! ");

        Assert.True(pairs.Count >= 40);
        Assert.All(pairs, p => Assert.NotEqual(SearchKey.Of(p.Left), SearchKey.Of(p.Right)));
    }

    [Theory]
    [InlineData("می\u200Cشود", "میشود")]
    [InlineData("علي كريمى", "علیکریمی")]
    [InlineData("پلاك ١٢، واحد ۳", "پلاک12واحد3")]
    [InlineData("آیةُ اللّه", "ایهالله")]
    [InlineData("ABC-\u06F1", "abc-1")]
    [InlineData(" \u200C\u064E\u0640", "")]
    [InlineData("\uD83C\uDFE0 خانه", "\uD83C\uDFE0خانه")]
    public void A_key_looks_like_this(string text, string key) => Assert.Equal(key, SearchKey.Of(text));

    [Fact]
    public void Half_a_character_has_a_key_that_can_be_stored() => Assert.Equal("\uFFFDرضا", SearchKey.Of("\uD83Cرضا"));

    [Fact]
    public void The_key_of_a_key_is_itself() => Texts.Any.Sample(text => Assert.Equal(SearchKey.Of(text), SearchKey.Of(SearchKey.Of(text))));

    [Fact]
    public void What_goes_unseen_never_counts() =>
        Gen.Select(Texts.Any, Texts.Any, Gen.Char[Texts.Unseen + Texts.Marks + " "]).Sample((left, right, unseen) =>
            Assert.Equal(SearchKey.Of(left + right), SearchKey.Of(left + unseen + right)));

    [Fact]
    public void What_input_folds_search_folds_too() =>
        Texts.Any.Sample(text =>
        {
            Assert.Equal(SearchKey.Of(text), SearchKey.Of(Letters.Fold(text)));
            Assert.Equal(SearchKey.Of(text), SearchKey.Of(Bidi.Strip(text)));
            Assert.Equal(SearchKey.Of(text), SearchKey.Of(Digits.ToPersian(text)));
        });

    /// <summary>What is hashed to be found again tells more apart than search does, and never less (but for case in scripts that search leaves alone).</summary>
    [Fact]
    public void What_has_one_canonical_form_has_one_key()
    {
        static bool IsCommon(char c) => !char.IsSurrogate(c) && (c < '\u0590' || char.ToLowerInvariant(c) == c);

        Assert.All(
            Enumerable.Range(0, char.MaxValue + 1).Select(c => (char)c).Where(IsCommon).Select(c => c.ToString()),
            text => Assert.Equal(SearchKey.Of(text), SearchKey.Of(Names.Canonical(text))));
        Texts.Any.Where(text => text.All(IsCommon)).Sample(text => Assert.Equal(SearchKey.Of(text), SearchKey.Of(Names.Canonical(text))));
    }

    [Theory, Trait(Icu.Trait, Icu.Name)]
    [InlineData(NormalizationForm.FormC)]
    [InlineData(NormalizationForm.FormD)]
    [InlineData(NormalizationForm.FormKC)]
    [InlineData(NormalizationForm.FormKD)]
    public void Every_normal_form_has_the_same_key(NormalizationForm form)
    {
        Assert.NotNull(Icu.Persian);
        Texts.Any.Where(text => text.All(char.IsAssigned)).Sample(text => Assert.Equal(SearchKey.Of(text), SearchKey.Of(text.Normalize(form))));
    }

    /// <summary>The table is Unicode's: every character of the plane but Hangul and the ideographs, also those that have no entry.</summary>
    [Fact, Trait(Icu.Trait, Icu.Name)]
    public void Decompositions_are_those_of_icu()
    {
        Assert.NotNull(Icu.Persian);
        var compared = 0;
        for (var c = '\0'; c < char.MaxValue; c++)
        {
            if (c is (>= '\u2E80' and <= '\u33FF') or (>= '\uAC00' and <= '\uDFFF') or (>= '\uF900' and <= '\uFAFF') || !char.IsAssigned(c))
            {
                Assert.Null(Decompositions.Find(c));
                continue;
            }

            Assert.Equal(c.ToString().Normalize(NormalizationForm.FormKD), Decompositions.Find(c) ?? c.ToString());
            compared++;
        }

        Assert.True(compared > 40_000, $"only {compared} characters compared");
    }
}

file static class CharExtensions
{
    /// <summary>Whether the character exists, so that normalising it is defined.</summary>
    extension(char)
    {
        public static bool IsAssigned(char c) => CharUnicodeInfo.GetUnicodeCategory(c) is not (UnicodeCategory.OtherNotAssigned or UnicodeCategory.Surrogate);
    }
}
