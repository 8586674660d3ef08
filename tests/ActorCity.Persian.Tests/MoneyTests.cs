namespace ActorCity.Persian.Tests;

public sealed class MoneyTests
{
    [Theory]
    [InlineData(12_500_000, "۱۲٬۵۰۰٬۰۰۰ ریال (۱٬۲۵۰٬۰۰۰ تومان)")]
    [InlineData(0, "۰ ریال (۰ تومان)")]
    [InlineData(12_505, "۱۲٬۵۰۵ ریال (۱٬۲۵۰٫۵ تومان)")]
    [InlineData(-50_000, "\u200E\u2212۵۰٬۰۰۰ ریال (\u200E\u2212۵٬۰۰۰ تومان)")]
    [InlineData(long.MinValue, "\u200E\u2212۹٬۲۲۳٬۳۷۲٬۰۳۶٬۸۵۴٬۷۷۵٬۸۰۸ ریال (\u200E\u2212۹۲۲٬۳۳۷٬۲۰۳٬۶۸۵٬۴۷۷٬۵۸۰٫۸ تومان)")]
    public void Rials_are_shown_with_their_tomans(long rials, string text) => Assert.Equal(text, new Rial(rials).ToText());

    [Theory]
    [InlineData("۱۲٬۵۰۰٬۰۰۰", 12_500_000)]
    [InlineData("12500000 ریال", 12_500_000)]
    [InlineData("٥٠٠ريال", 500)]
    [InlineData("500 ﷼", 500)]
    public void An_amount_is_read_in_rials(string text, long rials)
    {
        Assert.True(Rial.TryParse(text, out var amount));
        Assert.Equal(new Rial(rials), amount);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("۵۰۰ تومان")]
    [InlineData("ریال")]
    [InlineData("۵۰۰ ریال ریال")]
    [InlineData("۵۰۰٫۵")]
    public void No_unit_is_guessed(string? text) => Assert.False(Rial.TryParse(text, out _));

    [Fact]
    public void Tomans_become_rials_or_fail_loudly()
    {
        Assert.Equal(new Rial(1_250_0), Rial.FromToman(1_250));
        Assert.Throws<OverflowException>(() => Rial.FromToman(long.MaxValue / 10 + 1));
    }

    [Fact]
    public void Amounts_are_ordered_and_logged_in_latin_digits()
    {
        Assert.True(new Rial(1) < new Rial(2) && new Rial(2) > new Rial(1) && new Rial(1) <= new Rial(1) && new Rial(1) >= new Rial(1));
        Assert.Equal([new Rial(-1), new Rial(0), new Rial(5)], new Rial[] { new(5), new(-1), new(0) }.Order());
        Assert.Equal("-12500", new Rial(-12_500).ToString());
    }

    [Fact]
    public void A_receipt_says_the_amount_in_words() => Assert.Equal("دوازده میلیون و پانصد هزار ریال", new Rial(12_500_000).ToWords());
}
