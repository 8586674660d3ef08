using ActorCity.Domain.Deadlines;
using CsCheck;

namespace ActorCity.Domain.Tests.Deadlines;

public sealed class WorkingCalendarTests
{
    private static readonly DateOnly Saturday = new(2026, 4, 4);

    private static readonly Gen<WorkingCalendar> Calendars =
        Gen.Select(Gen.Int[0, 6].Array[0, 4], Gen.Int[0, 400].Array[0, 40]).Select((weekend, holidays) => new WorkingCalendar
        {
            Weekend = [.. weekend.Select(d => (DayOfWeek)d)],
            Holidays = [.. holidays.Select(Saturday.AddDays)],
        });

    private static readonly Gen<DateTimeOffset> Instants =
        Gen.Int[0, 400 * 24 * 60].Select(m => new DateTimeOffset(2026, 4, 4, 0, 0, 0, TimeSpan.Zero).AddMinutes(m));

    [Fact]
    public void A_deadline_ends_with_its_last_working_day()
    {
        // Saturday 10:00 in the city plus 7 working days: Friday does not count, so it ends on Sunday of the week after, at midnight.
        var due = WorkingCalendar.FridaysOff.DueAt(new DateTimeOffset(2026, 4, 4, 6, 30, 0, TimeSpan.Zero), 7);

        Assert.Equal(new DateTimeOffset(2026, 4, 12, 20, 30, 0, TimeSpan.Zero), due);
    }

    [Fact]
    public void The_day_is_the_citys_not_the_machines()
    {
        // 20:30 UTC is already the next day in the city.
        Assert.Equal(Saturday, CivilTime.DateAt(new DateTimeOffset(2026, 4, 4, 20, 29, 59, TimeSpan.Zero)));
        Assert.Equal(Saturday.AddDays(1), CivilTime.DateAt(new DateTimeOffset(2026, 4, 4, 20, 30, 0, TimeSpan.Zero)));
        Assert.Equal(new DateTimeOffset(2026, 4, 4, 20, 30, 0, TimeSpan.Zero), CivilTime.EndOf(Saturday));
    }

    [Fact]
    public void Holidays_and_weekends_never_count()
    {
        var calendar = new WorkingCalendar { Weekend = [DayOfWeek.Thursday, DayOfWeek.Friday], Holidays = [Saturday.AddDays(1), Saturday.AddDays(2)] };

        Assert.Equal(Saturday.AddDays(3), calendar.AddWorkingDays(Saturday, 1));
        Assert.Equal(Saturday.AddDays(7), calendar.AddWorkingDays(Saturday, 3));
        Assert.Equal(3, calendar.WorkingDaysBetween(Saturday, Saturday.AddDays(7)));
        Assert.Throws<ArgumentException>(() => new WorkingCalendar { Weekend = [.. Enum.GetValues<DayOfWeek>()] });
    }

    [Fact]
    public void A_deadline_is_always_the_end_of_a_working_day_that_many_days_later() =>
        Gen.Select(Calendars, Instants, Gen.Int[1, 60]).Sample((calendar, from, days) =>
        {
            var due = calendar.DueAt(from, days);
            var last = CivilTime.DateAt(due.AddTicks(-1));
            Assert.True(calendar.IsWorkingDay(last));
            Assert.Equal(due, CivilTime.EndOf(last));
            Assert.Equal(days, calendar.WorkingDaysBetween(CivilTime.DateAt(from), last));
            Assert.True(due > from);
        });

    [Fact]
    public void A_later_start_or_more_days_never_end_earlier() =>
        Gen.Select(Calendars, Instants, Gen.Int[0, 60], Gen.Int[0, 20_000], Gen.Int[0, 10]).Sample((calendar, from, days, later, more) =>
            Assert.True(calendar.DueAt(from, days) <= calendar.DueAt(from.AddMinutes(later), days + more)));

    [Fact]
    public void Stopping_and_going_on_neither_loses_nor_gains_a_working_day() =>
        Gen.Select(Calendars, Instants, Gen.Int[1, 60], Gen.Int[0, 90 * 1440], Gen.Int[0, 90 * 1440]).Sample((calendar, from, days, used, stopped) =>
        {
            var due = calendar.DueAt(from, days);
            var stop = from.AddMinutes(used);
            if (stop >= due)
            {
                return;
            }

            var goOn = stop.AddMinutes(stopped);
            var left = calendar.Remaining(stop, due);
            var newDue = calendar.DueAt(goOn, left);

            // Days used before the stop plus days left after it are the days that were given.
            Assert.Equal(days, calendar.WorkingDaysBetween(CivilTime.DateAt(from), CivilTime.DateAt(stop)) + left);
            Assert.Equal(left, calendar.WorkingDaysBetween(CivilTime.DateAt(goOn), CivilTime.DateAt(newDue.AddTicks(-1)))
                - (left == 0 && !calendar.IsWorkingDay(CivilTime.DateAt(goOn)) ? 1 : 0));
            Assert.True(newDue >= due);
            if (CivilTime.DateAt(goOn) == CivilTime.DateAt(stop))
            {
                Assert.Equal(due, newDue);
            }
        });

    [Fact]
    public void Stored_times_are_utc_and_whole_microseconds() =>
        Gen.Long[1_000_000_000_000, 3_000_000_000_000_000_000].Sample(ticks =>
        {
            var stored = CivilTime.Stored(new DateTimeOffset(ticks, TimeSpan.FromHours(1)));
            Assert.Equal(TimeSpan.Zero, stored.Offset);
            Assert.Equal(0, stored.Ticks % 10);
            Assert.True(Math.Abs(stored.UtcTicks - new DateTimeOffset(ticks, TimeSpan.FromHours(1)).UtcTicks) < 10);
        });
}
