namespace ActorCity.Persian;

/// <summary>
/// Instants as the city's people see them. Tehran is taken as +03:30 all year: Iran has had no summer time since September 2022. What
/// happened in earlier summers therefore shows an hour less than the clocks of the time.
/// </summary>
public static class TehranTime
{
    /// <summary>Tehran's distance from UTC.</summary>
    public static readonly TimeSpan Offset = new(3, 30, 0);

    /// <summary>The same instant by Tehran's clock.</summary>
    public static DateTimeOffset At(DateTimeOffset instant) => instant.ToOffset(Offset);

    /// <summary>The day it is in Tehran at that instant.</summary>
    public static JalaliDate DateOf(DateTimeOffset instant) => JalaliDate.From(DateOnly.FromDateTime(At(instant).DateTime));

    /// <summary>The instant at which a day begins in Tehran.</summary>
    public static DateTimeOffset StartOf(JalaliDate date) => new(date.ToDateOnly().ToDateTime(TimeOnly.MinValue), Offset);

    /// <summary>Short, for tables: "۱۴۰۵/۰۹/۰۲ ۱۴:۰۵". Seconds are cut off.</summary>
    public static string ToShortText(DateTimeOffset instant) => $"{DateOf(instant).ToShortText()} {Clock(instant)}";

    /// <summary>Long, for sentences: "دوشنبه ۲ آذر ۱۴۰۵، ساعت ۱۴:۰۵". Seconds are cut off.</summary>
    public static string ToLongText(DateTimeOffset instant) => $"{DateOf(instant).ToLongText()}، ساعت {Clock(instant)}";

    private static string Clock(DateTimeOffset instant) => Digits.ToPersian(At(instant).ToString("HH':'mm", CultureInfo.InvariantCulture));
}
