namespace ActorCity.Persian.Tests;

public sealed class JalaliDateTests
{
    private static readonly Gen<JalaliDate> Dates = Gen.Int[0, 73_000].Select(JalaliDate.Create(1300, 1, 1).AddDays);

    [Theory]
    [InlineData(1405, 9, 2, "2026-11-23", "۱۴۰۵/۰۹/۰۲", "دوشنبه ۲ آذر ۱۴۰۵")]
    [InlineData(1403, 12, 30, "2025-03-20", "۱۴۰۳/۱۲/۳۰", "پنجشنبه ۳۰ اسفند ۱۴۰۳")]
    [InlineData(1404, 1, 1, "2025-03-21", "۱۴۰۴/۰۱/۰۱", "جمعه ۱ فروردین ۱۴۰۴")]
    [InlineData(1408, 12, 30, "2030-03-20", "۱۴۰۸/۱۲/۳۰", "چهارشنبه ۳۰ اسفند ۱۴۰۸")]
    [InlineData(1357, 11, 22, "1979-02-11", "۱۳۵۷/۱۱/۲۲", "یکشنبه ۲۲ بهمن ۱۳۵۷")]
    [InlineData(1399, 12, 30, "2021-03-20", "۱۳۹۹/۱۲/۳۰", "شنبه ۳۰ اسفند ۱۳۹۹")]
    [InlineData(1300, 1, 1, "1921-03-21", "۱۳۰۰/۰۱/۰۱", "دوشنبه ۱ فروردین ۱۳۰۰")]
    [InlineData(1402, 6, 31, "2023-09-22", "۱۴۰۲/۰۶/۳۱", "جمعه ۳۱ شهریور ۱۴۰۲")]
    public void Days_are_these(int year, int month, int day, string gregorian, string shortText, string longText)
    {
        var date = JalaliDate.Create(year, month, day);

        Assert.Equal(DateOnly.ParseExact(gregorian, "yyyy-MM-dd", CultureInfo.InvariantCulture), date.ToDateOnly());
        Assert.Equal((year, month, day), (date.Year, date.Month, date.Day));
        Assert.Equal(shortText, date.ToShortText());
        Assert.Equal(longText, date.ToLongText());
    }

    [Fact]
    public void Two_centuries_of_days_go_there_and_back()
    {
        var calendar = new PersianCalendar();
        var expected = JalaliDate.Create(1300, 1, 1);
        for (var year = 1300; year <= 1500; year++)
        {
            for (var month = 1; month <= 12; month++)
            {
                for (var day = 1; day <= JalaliDate.DaysInMonth(year, month); day++, expected = expected.AddDays(1))
                {
                    var date = JalaliDate.Create(year, month, day);
                    Assert.Equal(expected, date);
                    Assert.Equal(date, JalaliDate.From(date.ToDateOnly()));
                    Assert.Equal(calendar.ToDateTime(year, month, day, 0, 0, 0, 0), date.ToDateOnly().ToDateTime(default));
                    Assert.Equal(date, JalaliDate.Parse(date.ToString()));
                }
            }
        }
    }

    /// <summary>The 33-year cycle, which agrees with the equinox from 1244 to 1472, is another way to the same leap years.</summary>
    [Fact]
    public void Leap_years_follow_the_cycle_of_33()
    {
        for (var year = 1300; year <= 1472; year++)
        {
            Assert.Equal(year % 33 is 1 or 5 or 9 or 13 or 17 or 22 or 26 or 30, JalaliDate.IsLeapYear(year));
            Assert.Equal(JalaliDate.IsLeapYear(year), JalaliDate.TryCreate(year, 12, 30, out _));
        }

        Assert.Equal([1403, 1408], Enumerable.Range(1400, 12).Where(JalaliDate.IsLeapYear));
    }

    [Theory]
    [InlineData("1405/9/2")]
    [InlineData("۱۴۰۵/۰۹/۰۲")]
    [InlineData("١٤٠٥-٠٩-٠٢")]
    [InlineData(" 1405 . 09 . 02 ")]
    [InlineData("\u200F۱۴۰۵/۹/۲")]
    public void A_day_is_read_as_people_type_it(string text) => Assert.Equal(JalaliDate.Create(1405, 9, 2), JalaliDate.Parse(text));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("1404/12/30")]
    [InlineData("1405/07/31")]
    [InlineData("1405/13/01")]
    [InlineData("1405/0/1")]
    [InlineData("05/09/02")]
    [InlineData("02/09/1405")]
    [InlineData("2026/11/23")]
    [InlineData("1405/09")]
    [InlineData("1405/09/02/")]
    [InlineData("1405/-9/2")]
    [InlineData("1405/009/02")]
    [InlineData("14050902")]
    [InlineData("1405/آذر/02")]
    public void Other_text_is_no_day(string? text)
    {
        Assert.False(JalaliDate.TryParse(text, out _));
        Assert.Throws<FormatException>(() => JalaliDate.Parse(text ?? ""));
    }

    [Fact]
    public void Three_fields_are_read_in_any_digits()
    {
        Assert.True(JalaliDate.TryParse("۱۴۰۳", "12", "٣٠", out var date));
        Assert.Equal(JalaliDate.Create(1403, 12, 30), date);
        Assert.False(JalaliDate.TryParse("۱۴۰۴", "12", "٣٠", out _));
        Assert.False(JalaliDate.TryParse("۱۴۰۴", null, "٣٠", out _));
    }

    [Fact]
    public void The_calendars_ends_are_kept()
    {
        Assert.Equal((1, 1, 1), (default(JalaliDate).Year, default(JalaliDate).Month, default(JalaliDate).Day));
        Assert.Equal(new DateOnly(622, 3, 22), default(JalaliDate).ToDateOnly());
        Assert.Throws<ArgumentOutOfRangeException>(() => JalaliDate.From(new DateOnly(622, 3, 21)));
        Assert.Throws<ArgumentOutOfRangeException>(() => JalaliDate.From(DateOnly.MaxValue));
        Assert.Throws<ArgumentOutOfRangeException>(() => JalaliDate.Create(1404, 12, 30));
        Assert.Throws<ArgumentOutOfRangeException>(() => JalaliDate.IsLeapYear(JalaliDate.YearMax + 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => JalaliNames.OfMonth(13));
        Assert.Throws<ArgumentOutOfRangeException>(() => JalaliNames.OfDay((DayOfWeek)7));
        Assert.False(JalaliDate.TryCreate(0, 1, 1, out _));
        Assert.True(JalaliDate.TryCreate(JalaliDate.YearMax, 12, 29, out _));
    }

    [Fact]
    public void Weeks_start_on_Saturday() =>
        Dates.Sample(date =>
        {
            Assert.Equal(DayOfWeek.Saturday, date.StartOfWeek.DayOfWeek);
            Assert.InRange(date.ToDateOnly().DayNumber - date.StartOfWeek.ToDateOnly().DayNumber, 0, 6);
        });

    [Fact]
    public void Days_are_ordered_as_their_Gregorian_ones() =>
        Gen.Select(Dates, Dates).Sample((x, y) =>
        {
            var order = x.ToDateOnly().CompareTo(y.ToDateOnly());

            Assert.Equal(order, x.CompareTo(y));
            Assert.Equal(order, Math.Sign(string.CompareOrdinal(x.ToString(), y.ToString())));
            Assert.Equal([order < 0, order > 0, order <= 0, order >= 0], new[] { (x < y), (x > y), (x <= y), (x >= y) });
        });

    [Fact, Trait(Icu.Trait, Icu.Name)]
    public void Icu_names_months_and_days_alike()
    {
        var names = Icu.Persian.DateTimeFormat;

        Assert.Equal(names.MonthNames.Take(12), Enumerable.Range(1, 12).Select(JalaliNames.OfMonth));
        Assert.Equal(names.DayNames, Enum.GetValues<DayOfWeek>().Select(JalaliNames.OfDay));
        Assert.Equal(DayOfWeek.Saturday, names.FirstDayOfWeek);
    }

    [Fact, Trait(Icu.Trait, Icu.Name)]
    public void Icu_writes_every_day_of_two_centuries_alike()
    {
        var last = JalaliDate.Create(1500, 12, 29);
        for (var date = JalaliDate.Create(1300, 1, 1); date <= last; date = date.AddDays(1))
        {
            var midnight = date.ToDateOnly().ToDateTime(default);
            Assert.Equal(Digits.ToPersian(midnight.ToString("dddd d MMMM yyyy", Icu.Persian)), date.ToLongText());
            Assert.Equal(Digits.ToPersian(midnight.ToString("yyyy/MM/dd", Icu.Persian)), date.ToShortText());
        }
    }
}
