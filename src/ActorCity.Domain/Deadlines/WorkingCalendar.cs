using ActorCity.Contracts.Catalogue;
using ActorCity.Contracts.Queries;

namespace ActorCity.Domain.Deadlines;

/// <summary>
/// Which civil days count. A deadline of n working days ends with the n-th working day after the day it starts on; the starting
/// day itself never counts.
/// </summary>
public sealed record WorkingCalendar
{
    /// <summary>Fridays off, no holidays: where the authority says nothing else.</summary>
    public static WorkingCalendar FridaysOff { get; } = new();

    private readonly ImmutableArray<DayOfWeek> weekend = [DayOfWeek.Friday];

    /// <summary>Days of the week that never count; at least one day of the week must.</summary>
    public ImmutableArray<DayOfWeek> Weekend
    {
        get => weekend;
        init => weekend = value.Distinct().Count() < 7
            ? value
            : throw new ArgumentException("A week needs a working day.", nameof(value));
    }

    /// <summary>Solar and lunar holidays, as civil dates: data per year.</summary>
    public ImmutableSortedSet<DateOnly> Holidays { get; init; } = [];

    /// <summary>What holidays are called, for explanations; a holiday may have no name here.</summary>
    public ImmutableSortedDictionary<DateOnly, LocalText> HolidayNames { get; init; } = ImmutableSortedDictionary<DateOnly, LocalText>.Empty;

    public bool IsWorkingDay(DateOnly date) => !Weekend.Contains(date.DayOfWeek) && !Holidays.Contains(date);

    /// <summary>
    /// The <paramref name="workingDays"/>-th working day after <paramref name="date"/>. For 0: the date itself, or the next working day.
    /// </summary>
    public DateOnly AddWorkingDays(DateOnly date, int workingDays)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(workingDays);
        var day = date;
        for (var left = workingDays; left > 0;)
        {
            day = day.AddDays(1);
            left -= IsWorkingDay(day) ? 1 : 0;
        }

        while (!IsWorkingDay(day))
        {
            day = day.AddDays(1);
        }

        return day;
    }

    /// <summary>Working days after <paramref name="from"/> up to and with <paramref name="to"/>; 0 if <paramref name="to"/> is not later.</summary>
    public int WorkingDaysBetween(DateOnly from, DateOnly to)
    {
        var count = 0;
        for (var day = from; day < to;)
        {
            day = day.AddDays(1);
            count += IsWorkingDay(day) ? 1 : 0;
        }

        return count;
    }

    /// <summary>Why a day does not count; null: it does.</summary>
    public SkippedDay? Skip(DateOnly date) =>
        Weekend.Contains(date.DayOfWeek) ? new SkippedDay { Day = date, Reason = SkipReason.Weekend, Name = HolidayNames.GetValueOrDefault(date) }
        : Holidays.Contains(date) ? new SkippedDay { Day = date, Reason = SkipReason.Holiday, Name = HolidayNames.GetValueOrDefault(date) }
        : null;

    /// <summary>When a deadline of so many working days that starts now is over, UTC.</summary>
    public DateTimeOffset DueAt(DateTimeOffset from, int workingDays) =>
        CivilTime.EndOf(AddWorkingDays(CivilTime.DateAt(from), workingDays));

    /// <summary>Working days left of a deadline. Adding them again on the same day gives the same deadline.</summary>
    public int Remaining(DateTimeOffset now, DateTimeOffset dueAt) =>
        // A deadline is the first instant after its last day.
        WorkingDaysBetween(CivilTime.DateAt(now), CivilTime.DateAt(dueAt.AddTicks(-1)));
}
