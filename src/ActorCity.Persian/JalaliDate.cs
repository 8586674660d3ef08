namespace ActorCity.Persian;

/// <summary>
/// A day in the Jalali (Solar Hijri) calendar, as people read and write it; data and interfaces hold the Gregorian
/// <see cref="DateOnly"/>. Years 1 to 9377. Source of the calendar: <see cref="PersianCalendar"/>, which computes the equinox.
/// </summary>
public readonly record struct JalaliDate : IComparable<JalaliDate>
{
    /// <summary>Last year that is whole within .NET's dates.</summary>
    public const int YearMax = 9377;

    /// <summary>First year that is read from what people type.</summary>
    public const int TypedYearMin = 1200;

    /// <summary>Last year that is read from what people type. Between the two no Gregorian year of a living person can be taken for a Jalali one.</summary>
    public const int TypedYearMax = 1599;

    private static readonly PersianCalendar Calendar = new();
    private static readonly DateOnly First = DateOnly.FromDateTime(Calendar.MinSupportedDateTime);

    /// <summary>Days since 1 Farvardin of the year 1, so that <c>default</c> is a day too.</summary>
    private readonly int elapsed;

    private JalaliDate(int elapsed) => this.elapsed = elapsed;

    /// <summary>The year, four digits in our time.</summary>
    public int Year => Calendar.GetYear(Midnight);

    /// <summary>The month, 1 (Farvardin) to 12.</summary>
    public int Month => Calendar.GetMonth(Midnight);

    /// <summary>The day of the month, 1 to 31.</summary>
    public int Day => Calendar.GetDayOfMonth(Midnight);

    /// <summary>The day of the week.</summary>
    public DayOfWeek DayOfWeek => ToDateOnly().DayOfWeek;

    /// <summary>The Saturday with which this day's week starts.</summary>
    public JalaliDate StartOfWeek => AddDays(-(((int)DayOfWeek + 1) % 7));

    private DateTime Midnight => ToDateOnly().ToDateTime(TimeOnly.MinValue);

    /// <summary>A day from its numbers; false if there is no such day.</summary>
    public static bool TryCreate(int year, int month, int day, out JalaliDate date)
    {
        date = default;
        if (year is < 1 or > YearMax || month is < 1 or > 12 || day < 1 || day > DaysInMonth(year, month))
        {
            return false;
        }

        date = From(DateOnly.FromDateTime(Calendar.ToDateTime(year, month, day, 0, 0, 0, 0)));
        return true;
    }

    /// <summary>A day from its numbers.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such day.</exception>
    public static JalaliDate Create(int year, int month, int day) =>
        TryCreate(year, month, day, out var date)
            ? date
            : throw new ArgumentOutOfRangeException(nameof(day), string.Create(CultureInfo.InvariantCulture, $"There is no day {year}/{month}/{day}."));

    /// <summary>The Jalali day of a Gregorian one.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Before 622-03-22 or after the year 9377 of the calendar.</exception>
    public static JalaliDate From(DateOnly date)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(date, First);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Calendar.GetYear(date.ToDateTime(TimeOnly.MinValue)), YearMax, nameof(date));
        return new JalaliDate(date.DayNumber - First.DayNumber);
    }

    /// <summary>Whether Esfand of the year has 30 days.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a year from 1 to 9377.</exception>
    public static bool IsLeapYear(int year)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, YearMax);
        return Calendar.IsLeapYear(year);
    }

    /// <summary>Days of a month: 31 up to Shahrivar, 30 up to Bahman, 29 or 30 in Esfand.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a month of a year from 1 to 9377.</exception>
    public static int DaysInMonth(int year, int month)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, YearMax);
        return Calendar.GetDaysInMonth(year, month);
    }

    /// <summary>
    /// Reads the three fields of a form, in any of the three sets of digits. The year has four digits and lies between
    /// <see cref="TypedYearMin"/> and <see cref="TypedYearMax"/>; months are numbers, as a list of names gives them.
    /// </summary>
    public static bool TryParse(string? year, string? month, string? day, out JalaliDate date)
    {
        date = default;
        return TryRead(year, 4, 4, out var y) && TryRead(month, 1, 2, out var m) && TryRead(day, 1, 2, out var d)
            && y is >= TypedYearMin and <= TypedYearMax && TryCreate(y, m, d, out date);
    }

    /// <summary>Reads year, month and day parted by slashes, dashes or dots, as <see cref="TryParse(string?, string?, string?, out JalaliDate)"/> reads fields.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, out JalaliDate result)
    {
        result = default;
        return s is { Length: <= Digits.TypedLengthMax } && s.Split('/', '-', '.') is [var year, var month, var day] && TryParse(year, month, day, out result);
    }

    /// <summary>Reads year/month/day.</summary>
    /// <exception cref="FormatException">Not a day, or not of a year that people type.</exception>
    public static JalaliDate Parse(string s) =>
        TryParse(s, out var date) ? date : throw new FormatException("Not a Jalali date.");

    /// <summary>The Gregorian day.</summary>
    public DateOnly ToDateOnly() => First.AddDays(elapsed);

    /// <summary>The day so many days later, or earlier if negative.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside the years 1 to 9377.</exception>
    public JalaliDate AddDays(int days) => From(ToDateOnly().AddDays(days));

    /// <summary>Short, for tables: "۱۴۰۵/۰۹/۰۲".</summary>
    public string ToShortText() => Digits.ToPersian(ToString());

    /// <summary>Long, for sentences: "دوشنبه ۲ آذر ۱۴۰۵".</summary>
    public string ToLongText() =>
        Digits.ToPersian(string.Create(CultureInfo.InvariantCulture, $"{JalaliNames.OfDay(DayOfWeek)} {Day} {JalaliNames.OfMonth(Month)} {Year}"));

    /// <summary>yyyy/MM/dd in Latin digits; <see cref="Parse"/> reads it back.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}/{Month:00}/{Day:00}");

    /// <inheritdoc/>
    public int CompareTo(JalaliDate other) => elapsed.CompareTo(other.elapsed);

    /// <summary>Earlier.</summary>
    public static bool operator <(JalaliDate left, JalaliDate right) => left.elapsed < right.elapsed;

    /// <summary>Later.</summary>
    public static bool operator >(JalaliDate left, JalaliDate right) => left.elapsed > right.elapsed;

    /// <summary>Earlier or the same.</summary>
    public static bool operator <=(JalaliDate left, JalaliDate right) => left.elapsed <= right.elapsed;

    /// <summary>Later or the same.</summary>
    public static bool operator >=(JalaliDate left, JalaliDate right) => left.elapsed >= right.elapsed;

    private static bool TryRead(string? field, int digitsMin, int digitsMax, out int value)
    {
        value = 0;
        var text = Digits.ToLatin(Bidi.Strip(field ?? "")).Trim();
        return text.Length >= digitsMin && text.Length <= digitsMax && text.All(char.IsAsciiDigit)
            && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);
    }
}
