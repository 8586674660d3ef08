namespace ActorCity.Persian.Tests;

public sealed class NumberTests
{
    [Theory]
    [InlineData(0, "۰")]
    [InlineData(999, "۹۹۹")]
    [InlineData(1000, "۱٬۰۰۰")]
    [InlineData(12_500_000, "۱۲٬۵۰۰٬۰۰۰")]
    [InlineData(-1234, "\u200E\u2212۱٬۲۳۴")]
    [InlineData(long.MaxValue, "۹٬۲۲۳٬۳۷۲٬۰۳۶٬۸۵۴٬۷۷۵٬۸۰۷")]
    public void Whole_numbers_are_shown_in_groups(long number, string text) => Assert.Equal(text, PersianNumber.Format(number));

    [Theory]
    [InlineData("3.5", "۳٫۵")]
    [InlineData("1234.50", "۱٬۲۳۴٫۵")]
    [InlineData("-0.001", "\u200E\u2212۰٫۰۰۱")]
    [InlineData("7", "۷")]
    public void Decimals_are_shown_after_their_own_point(string number, string text) =>
        Assert.Equal(text, PersianNumber.Format(decimal.Parse(number, CultureInfo.InvariantCulture)));

    [Fact]
    public void What_is_shown_is_read_back()
    {
        Gen.Long.Sample(n => Assert.True(PersianNumber.TryParse(PersianNumber.Format(n), out long read) && read == n));
        Gen.Select(Gen.Long, Gen.Int[0, 12]).Sample((n, scale) =>
        {
            var number = new decimal((int)n, (int)(n >> 32) & 0x7FFFFFFF, 0, n < 0, (byte)scale);
            Assert.True(PersianNumber.TryParse(PersianNumber.Format(number), out decimal read));
            Assert.Equal(number, read);
        });
    }

    [Theory]
    [InlineData("۱۲٬۵۰۰٬۰۰۰", 12_500_000)]
    [InlineData("12,500,000", 12_500_000)]
    [InlineData("۱۲،۵۰۰", 12_500)]
    [InlineData(" ٤٥ ", 45)]
    [InlineData("-۵", -5)]
    [InlineData("\u200E\u2212۵", -5)]
    [InlineData("\u200F۵\u200F", 5)]
    [InlineData("۰۰۷", 7)]
    public void Numbers_are_read_as_people_type_them(string text, long number)
    {
        Assert.True(PersianNumber.TryParse(text, out long read));
        Assert.Equal(number, read);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("۱٬۲۳")]
    [InlineData("۱۲۳۴٬۵۶۷")]
    [InlineData("٬۱۲۳")]
    [InlineData("۱٬۲۳۴٬")]
    [InlineData("۱ ۲")]
    [InlineData("۳/۵")]
    [InlineData("۳٫")]
    [InlineData("۳٫۵٫۱")]
    [InlineData("٫۵")]
    [InlineData("۳٫۵-")]
    [InlineData("--۵")]
    [InlineData("1e5")]
    [InlineData("پنج")]
    [InlineData("१२")]
    [InlineData("+5")]
    public void What_may_be_meant_otherwise_is_no_number(string? text)
    {
        Assert.False(PersianNumber.TryParse(text, out long _));
        Assert.False(PersianNumber.TryParse(text, out decimal _));
    }

    [Fact]
    public void A_whole_number_has_no_decimals_and_no_more_digits_than_fit()
    {
        Assert.False(PersianNumber.TryParse("۳٫۰", out long _));
        Assert.False(PersianNumber.TryParse("9223372036854775808", out long _));
        Assert.False(PersianNumber.TryParse(new string('1', 65), out decimal _));
    }

    [Fact, Trait(Icu.Trait, Icu.Name)]
    public void Icu_shows_numbers_alike()
    {
        Gen.Long.Sample(n => Assert.Equal(Digits.ToPersian(n.ToString("N0", Icu.Persian)), PersianNumber.Format(n)));
        Gen.Select(Gen.Int, Gen.Int[1, 9]).Sample((n, last) =>
        {
            var number = ((n * 10m) + Math.Sign(n) * last) / 100;
            Assert.Equal(n == 0, PersianNumber.Format(number) != Digits.ToPersian(number.ToString("N2", Icu.Persian)));
        });
    }
}
