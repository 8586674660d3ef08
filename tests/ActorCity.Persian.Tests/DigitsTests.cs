namespace ActorCity.Persian.Tests;

public sealed class DigitsTests
{
    private const string Latin = "0123456789";
    private const string Shown = "۰۱۲۳۴۵۶۷۸۹";
    private const string Arabic = "٠١٢٣٤٥٦٧٨٩";

    [Theory]
    [InlineData(Latin)]
    [InlineData(Shown)]
    [InlineData(Arabic)]
    public void Each_set_becomes_the_others(string set)
    {
        Assert.Equal(Latin, Digits.ToLatin(set));
        Assert.Equal(Shown, Digits.ToPersian(set));
        Assert.Equal(Enumerable.Range(0, 10), set.Select(Digits.ValueOf));
    }

    [Fact]
    public void A_number_is_the_same_in_every_mixture_of_sets() =>
        Gen.Select(Gen.Long, Gen.Int[0, 2].Array[20]).Sample((number, sets) =>
        {
            var typed = string.Concat(number.ToString(CultureInfo.InvariantCulture).Select((c, i) => c == '-' ? c : new[] { Latin, Shown, Arabic }[sets[i]][c - '0']));

            Assert.True(PersianNumber.TryParse(typed, out long read));
            Assert.Equal(number, read);
        });

    [Fact]
    public void Whatever_is_no_digit_of_the_three_sets_stays() =>
        Texts.Any.Sample(text =>
        {
            var latin = Digits.ToLatin(text);
            var shown = Digits.ToPersian(text);

            Assert.Equal(text.Length, latin.Length);
            Assert.All(text.Zip(latin), p => Assert.True(p.First == p.Second || Texts.Digits.Contains(p.First, StringComparison.Ordinal)));
            Assert.All(text.Zip(shown), p => Assert.True(p.First == p.Second || Texts.Digits.Contains(p.First, StringComparison.Ordinal)));
            Assert.Equal(latin, Digits.ToLatin(shown));
            Assert.DoesNotContain(shown, c => char.IsAsciiDigit(c) || Arabic.Contains(c, StringComparison.Ordinal));
        });

    [Fact, Trait(Icu.Trait, Icu.Name)]
    public void Icu_shows_the_same_digits() => Assert.Equal(Icu.Persian.NumberFormat.NativeDigits, Shown.Select(c => c.ToString()));
}
