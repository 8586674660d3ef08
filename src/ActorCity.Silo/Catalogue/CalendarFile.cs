using System.Globalization;
using ActorCity.Contracts.Catalogue;
using ActorCity.Domain.Deadlines;

namespace ActorCity.Silo.Catalogue;

/// <summary>A calendar as it stands in its file.</summary>
internal sealed record CalendarFile
{
    private static readonly PersianCalendar Persian = new();

    public required string Code { get; init; }

    public required LocalText Title { get; init; }

    /// <summary>Offset of the city's clock, fixed.</summary>
    public required string Zone { get; init; }

    public required ImmutableArray<DayOfWeek> Weekend { get; init; }

    /// <summary>Where the authority closes on Thursdays, too.</summary>
    public required bool ThursdayIsWeekend { get; init; }

    /// <summary>First day the holidays are listed for.</summary>
    public required DateOnly From { get; init; }

    /// <summary>Last day the holidays are listed for; after it only weekends are known.</summary>
    public required DateOnly Until { get; init; }

    public required ImmutableArray<string> Notes { get; init; }

    public required ImmutableArray<Holiday> Holidays { get; init; }

    public WorkingCalendar ToWorkingCalendar() => new()
    {
        Weekend = ThursdayIsWeekend && !Weekend.Contains(DayOfWeek.Thursday) ? Weekend.Add(DayOfWeek.Thursday) : Weekend,
        Holidays = [.. Holidays.Select(h => h.Date)],
        HolidayNames = Holidays.GroupBy(h => h.Date).ToImmutableSortedDictionary(h => h.Key, h => new LocalText
        {
            Fa = string.Join("؛ ", h.Select(x => x.Name.Fa).Distinct()),
            En = string.Join("; ", h.Select(x => x.Name.En).Distinct()),
        }),
    };

    public IEnumerable<string> Problems()
    {
        if (Zone != "+03:30")
        {
            yield return $"the city's clock is fixed at +03:30, not {Zone}";
        }

        if (Weekend.Length is < 1 or > 5)
        {
            yield return "a weekend has 1 to 5 days";
        }

        foreach (var holiday in Holidays)
        {
            if (holiday.Date < From || holiday.Date > Until)
            {
                yield return $"{holiday.Date:yyyy-MM-dd} lies outside of {From:yyyy-MM-dd} to {Until:yyyy-MM-dd}";
            }

            // Both forms are written down, so that a slip of the pen in one of them shows.
            if (holiday.Jalali != JalaliOf(holiday.Date))
            {
                yield return $"{holiday.Date:yyyy-MM-dd} is {JalaliOf(holiday.Date)}, not {holiday.Jalali}";
            }
        }
    }

    private static string JalaliOf(DateOnly date)
    {
        var at = date.ToDateTime(TimeOnly.MinValue);
        return string.Create(CultureInfo.InvariantCulture, $"{Persian.GetYear(at):0000}-{Persian.GetMonth(at):00}-{Persian.GetDayOfMonth(at):00}");
    }
}

/// <summary>One holiday.</summary>
internal sealed record Holiday
{
    public required DateOnly Date { get; init; }

    /// <summary>The same day in the Persian calendar, yyyy-MM-dd.</summary>
    public required string Jalali { get; init; }

    public required HolidayCertainty Certainty { get; init; }

    public required LocalText Name { get; init; }
}

/// <summary>How sure a holiday's date is; the file's notes explain.</summary>
internal enum HolidayCertainty
{
    Fixed = 0,
    Published = 1,
    Computed = 2,
}
