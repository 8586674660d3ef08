namespace ActorCity.Persian.Tests;

public sealed class TehranTimeTests
{
    [Theory]
    [InlineData("2026-11-23T10:35:59Z", "۱۴۰۵/۰۹/۰۲ ۱۴:۰۵", "دوشنبه ۲ آذر ۱۴۰۵، ساعت ۱۴:۰۵")]
    [InlineData("2026-11-22T20:29:59Z", "۱۴۰۵/۰۹/۰۱ ۲۳:۵۹", "یکشنبه ۱ آذر ۱۴۰۵، ساعت ۲۳:۵۹")]
    [InlineData("2026-11-22T20:30:00Z", "۱۴۰۵/۰۹/۰۲ ۰۰:۰۰", "دوشنبه ۲ آذر ۱۴۰۵، ساعت ۰۰:۰۰")]
    [InlineData("2026-07-01T12:00:00+02:00", "۱۴۰۵/۰۴/۱۰ ۱۳:۳۰", "چهارشنبه ۱۰ تیر ۱۴۰۵، ساعت ۱۳:۳۰")]
    public void Instants_show_by_Tehrans_clock(string instant, string shortText, string longText)
    {
        var at = DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture);

        Assert.Equal(shortText, TehranTime.ToShortText(at));
        Assert.Equal(longText, TehranTime.ToLongText(at));
        Assert.Equal(at, TehranTime.At(at));
    }

    [Fact]
    public void A_day_begins_at_its_midnight() =>
        Gen.Int[0, 73_000].Select(JalaliDate.Create(1300, 1, 1).AddDays).Sample(date =>
        {
            Assert.Equal(date, TehranTime.DateOf(TehranTime.StartOf(date)));
            Assert.Equal(date.AddDays(-1), TehranTime.DateOf(TehranTime.StartOf(date).AddTicks(-1)));
            Assert.Equal(TimeSpan.FromHours(3.5), TehranTime.StartOf(date).Offset);
        });
}
