namespace ActorCity.Persian;

/// <summary>Names of months and days. Source: CLDR, locale fa.</summary>
public static class JalaliNames
{
    private static readonly string[] Months =
        ["فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند"];

    private static readonly string[] Days = ["یکشنبه", "دوشنبه", "سه\u200Cشنبه", "چهارشنبه", "پنجشنبه", "جمعه", "شنبه"];

    /// <summary>A month's name.</summary>
    /// <param name="month">1 (Farvardin) to 12.</param>
    /// <exception cref="ArgumentOutOfRangeException">Not 1 to 12.</exception>
    public static string OfMonth(int month)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(month, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(month, Months.Length);
        return Months[month - 1];
    }

    /// <summary>A day's name.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a day of the week.</exception>
    public static string OfDay(DayOfWeek day)
    {
        ArgumentOutOfRangeException.ThrowIfNegative((int)day, nameof(day));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((int)day, Days.Length, nameof(day));
        return Days[(int)day];
    }
}
