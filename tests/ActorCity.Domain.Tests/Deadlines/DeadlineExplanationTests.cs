using ActorCity.Contracts.Routing.Events;
using ActorCity.Contracts.Cases.Events;
using ActorCity.Contracts.Queries;
using ActorCity.Domain.Deadlines;
using CsCheck;

namespace ActorCity.Domain.Tests.Deadlines;

public sealed class DeadlineExplanationTests
{
    /// <summary>Holidays of spring 1405 as the catalogue has them: Nowruz, its neighbours, and the lunar ones.</summary>
    private static readonly (string Day, string Name)[] Spring =
    [
        ("2026-03-20", "Nationalisation of the oil industry"), ("2026-03-21", "Nowruz"), ("2026-03-22", "Nowruz"), ("2026-03-23", "Nowruz"),
        ("2026-03-24", "Nowruz"), ("2026-04-01", "Islamic Republic Day"), ("2026-04-02", "Nature Day"), ("2026-04-14", "Martyrdom of Imam Sadiq"),
        ("2026-05-27", "Eid al-Adha"), ("2026-06-24", "Tasua"), ("2026-06-25", "Ashura"),
    ];

    [Theory]
    [InlineData("2026-03-18", 3, false, "2026-03-26", "20w 21h 22h 23h 24h", "over Nowruz, its first day's eve being a Friday")]
    [InlineData("2026-03-18", 3, true, "2026-03-29", "19w 20w 21h 22h 23h 24h 26w 27w", "the same, where Thursdays are off")]
    [InlineData("2026-03-31", 1, false, "2026-04-04", "01h 02h 03w", "over the thirteenth day")]
    [InlineData("2026-05-25", 2, false, "2026-05-28", "27h", "over Eid al-Adha")]
    [InlineData("2026-05-25", 2, true, "2026-05-30", "27h 28w 29w", "the same, where Thursdays are off")]
    [InlineData("2026-06-23", 1, false, "2026-06-27", "24h 25h 26w", "over Tasua and Ashura")]
    [InlineData("2026-06-23", 1, true, "2026-06-27", "24h 25w 26w", "the same: a holiday on a weekend is a weekend")]
    [InlineData("2026-04-03", 1, false, "2026-04-04", "", "begun on a Friday, which does not count anyhow")]
    [InlineData("2026-03-21", 1, false, "2026-03-25", "22h 23h 24h", "begun on a holiday")]
    [InlineData("2026-04-04", 5, false, "2026-04-09", "", "nothing on the way")]
    public void Every_day_that_does_not_count_is_named(string from, int days, bool thursdaysOff, string last, string skipped, string why)
    {
        var calendar = Calendar(thursdaysOff);
        var account = Assert.Single(Explain(calendar, Entry(1, At(from), new ClockStarted { DueAt = calendar.DueAt(At(from), days), WorkingDays = days })));

        var move = Assert.Single(account.Moves);
        Assert.True(DateOnly.Parse(last, null) == move.LastDay, why);
        Assert.Equal(skipped, string.Join(' ', move.Skipped.Select(s => $"{s.Day:dd}{(s.Reason == SkipReason.Holiday ? 'h' : 'w')}")));
        Assert.Equal((DeadlineMoveKind.Started, DateOnly.Parse(from, null), days, (DateOnly?)null), (move.Kind, move.Day, move.WorkingDays, move.LastDayToday));
        Assert.Equal((DeadlineSubject.Decision, move.DueAt, CivilTime.EndOf(DateOnly.Parse(last, null))), (account.Subject, account.DueAt, account.DueAt));
        Assert.All(move.Skipped, s => Assert.Equal(Spring.FirstOrDefault(h => h.Day == $"{s.Day:yyyy-MM-dd}").Name, s.Name?.En));
    }

    [Fact]
    public void Two_suspensions_are_told_with_their_causes_and_what_was_left()
    {
        var calendar = Calendar(thursdaysOff: false);
        var account = Assert.Single(Explain(
            calendar,
            Entry(2, At("2026-04-04"), new CaseSubmitted(), new ClockStarted { DueAt = End("2026-04-16"), WorkingDays = 10 }),
            Entry(3, At("2026-04-08"), new DeficiencyNoticed { Number = 1, Items = [] }, new ClockSuspended { RemainingWorkingDays = 6 }),
            Entry(4, At("2026-04-20"), new DeficiencyAnswered(), new ClockResumed { DueAt = End("2026-04-27") }),
            Entry(5, At("2026-04-22"), new ClockSuspended { RemainingWorkingDays = 4, Cause = "applicant-step" }),
            Entry(6, At("2026-04-23"), new ClockResumed { DueAt = End("2026-04-28") }),
            Entry(7, At("2026-04-29"), new DeadlinePassed { DueAt = End("2026-04-28") }),
            Entry(8, At("2026-04-30"), Decided())));

        Assert.Equal(
            [
                "started 04-04 10 -> 04-16 [10 14]", "stopped 04-08 6 notice", "resumed 04-20 6 -> 04-27 [24]", "stopped 04-22 4 applicant-step",
                "resumed 04-23 4 -> 04-28 [24]", "passed 04-29 deadline", "ended 04-30 decided",
            ],
            account.Moves.Select(Told));
        Assert.Equal([2L, 3, 4, 5, 6, 7, 8], account.Moves.Select(m => m.Version));
        Assert.Equal((End("2026-04-28"), At("2026-04-30")), (account.DueAt, account.EndedAt));
    }

    [Fact]
    public void A_deadline_that_stands_still_has_no_date()
    {
        var account = Assert.Single(Explain(
            Calendar(thursdaysOff: false),
            Entry(2, At("2026-04-04"), new ClockStarted { DueAt = End("2026-04-16"), WorkingDays = 10 }),
            Entry(3, At("2026-04-08"), new ClockSuspended { RemainingWorkingDays = 6, Cause = "notice" })));

        Assert.Null(account.DueAt);
        Assert.Null(account.EndedAt);
    }

    [Fact]
    public void With_nothing_left_to_run_it_ends_on_the_day_it_goes_on_or_the_next_working_day()
    {
        var account = Assert.Single(Explain(
            Calendar(thursdaysOff: false),
            Entry(2, At("2026-04-04"), new ClockStarted { DueAt = End("2026-04-05"), WorkingDays = 1 }),
            Entry(3, At("2026-04-05"), new ClockSuspended { RemainingWorkingDays = 0, Cause = "notice" }),
            Entry(4, At("2026-04-10"), new ClockResumed { DueAt = End("2026-04-11") })));

        Assert.Equal("resumed 04-10 0 -> 04-11 [10]", Told(account.Moves[^1]));
    }

    [Fact]
    public void Steps_and_the_applicant_have_deadlines_of_their_own()
    {
        var accounts = Explain(
            Calendar(thursdaysOff: false),
            Entry(2, At("2026-04-04"), new StepOpened { Step = "referral", Office = "06-112" }, Drawn("referral", "06-112"),
                new StepClockStarted { Step = "referral", DueAt = End("2026-04-09"), WorkingDays = 5 }),
            Entry(3, At("2026-04-05"), new DeficiencyNoticed { Number = 1, Items = [] },
                new ApplicantClockStarted { DueAt = End("2026-04-07"), WorkingDays = 2 }),
            Entry(4, At("2026-04-06"), new DeficiencyAnswered(), new StepClockStarted { Step = "referral", DueAt = End("2026-04-11"), WorkingDays = 4 }),
            Entry(5, At("2026-04-07"), new DeficiencyNoticed { Number = 2, Items = [] }, new DeficiencyBreached { Number = 2, Office = "06-112" }),
            Entry(6, At("2026-04-12"), new StepEscalated { Step = "referral", DueAt = End("2026-04-11"), Level = 1 }),
            Entry(7, At("2026-04-13"), Performed("referral"), new StepClockStarted { Step = "check", DueAt = End("2026-04-15"), WorkingDays = 1 }),
            Entry(8, At("2026-04-16"), new StepDeemed { Step = "check", DueAt = End("2026-04-15") }),
            Entry(9, At("2026-04-18"), new StepClockStarted { Step = "referral", DueAt = End("2026-04-19"), WorkingDays = 1 }));

        Assert.Equal(
            [(DeadlineSubject.Step, "referral"), (DeadlineSubject.Applicant, null), (DeadlineSubject.Step, "check"), (DeadlineSubject.Step, "referral")],
            accounts.Select(a => (a.Subject, a.Step)));
        Assert.Equal(
            ["started 04-04 5 -> 04-09 []", "stopped 04-05 4 notice", "resumed 04-06 4 -> 04-11 [10]", "passed 04-12 escalated", "ended 04-13 performed"],
            accounts[0].Moves.Select(Told));
        Assert.Equal(["started 04-05 2 -> 04-07 []", "ended 04-06 answered"], accounts[1].Moves.Select(Told));
        Assert.Equal(["started 04-13 1 -> 04-15 [14]", "passed 04-16 deemed", "ended 04-16 performed"], accounts[2].Moves.Select(Told));
        Assert.Null(accounts[3].EndedAt);
    }

    [Fact]
    public void A_silent_applicant_and_a_date_of_another_system_are_told_too()
    {
        var accounts = Explain(
            Calendar(thursdaysOff: false),
            Entry(1, At("2026-04-04"), new ClockStarted { DueAt = At("2026-04-20") }),
            Entry(2, At("2026-04-05"), new ApplicantClockStarted { DueAt = End("2026-04-07"), WorkingDays = 2 }),
            Entry(3, At("2026-04-08"), new ApplicantSilent { DueAt = End("2026-04-07") }, new CaseWithdrawn()));

        Assert.Equal(["started 04-04  -> 04-20 []", "ended 04-08 withdrawn"], accounts[0].Moves.Select(Told));
        Assert.Equal(["started 04-05 2 -> 04-07 []", "passed 04-08 deadline", "ended 04-08 withdrawn"], accounts[1].Moves.Select(Told));
        Assert.Empty(Explain(Calendar(thursdaysOff: false), Entry(1, At("2026-04-04"), new CaseSubmitted())));
    }

    [Fact]
    public void A_calendar_that_was_changed_afterwards_shows_and_the_recorded_date_counts()
    {
        var before = Calendar(thursdaysOff: false);
        var after = before with { Holidays = before.Holidays.Add(new DateOnly(2026, 4, 6)) };
        var journal = Entry(1, At("2026-04-04"), new ClockStarted { DueAt = before.DueAt(At("2026-04-04"), 3), WorkingDays = 3 });

        var move = Assert.Single(Assert.Single(Explain(after, journal)).Moves);

        Assert.Equal((new DateOnly(2026, 4, 7), new DateOnly(2026, 4, 8)), (move.LastDay, move.LastDayToday));
        Assert.Null(Assert.Single(Assert.Single(Explain(before, journal)).Moves).LastDayToday);
    }

    [Fact]
    public void Days_on_the_way_less_those_that_do_not_count_are_the_working_days() =>
        Gen.Select(Gen.Int[0, 400 * 24 * 60], Gen.Int[1, 90], Gen.Bool).Sample((minutes, days, thursdaysOff) =>
        {
            var (calendar, from) = (Calendar(thursdaysOff), new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(minutes));
            var move = Explain(calendar, Entry(1, from, new ClockStarted { DueAt = calendar.DueAt(from, days), WorkingDays = days }))[0].Moves[0];

            Assert.Equal(days, move.LastDay!.Value.DayNumber - move.Day.DayNumber - move.Skipped.Length);
            Assert.Equal(calendar.DueAt(from, days), CivilTime.EndOf(move.LastDay.Value));
            Assert.Null(move.LastDayToday);
        });

    private static string Told(DeadlineMove move)
    {
        var kind = Words.Of(move.Kind);
        return move.LastDay is { } last
            ? $"{kind} {move.Day:MM-dd} {move.WorkingDays} -> {last:MM-dd} [{string.Join(' ', move.Skipped.Select(s => $"{s.Day:dd}"))}]"
            : string.Join(' ', new[] { kind, $"{move.Day:MM-dd}", $"{move.WorkingDays}", move.Cause }.Where(part => !string.IsNullOrEmpty(part)));
    }

    private static ImmutableArray<DeadlineAccount> Explain(WorkingCalendar calendar, params JournalEntry[] entries) => DeadlineExplanation.Of(entries, calendar);

    private static WorkingCalendar Calendar(bool thursdaysOff) => new()
    {
        Weekend = thursdaysOff ? [DayOfWeek.Thursday, DayOfWeek.Friday] : [DayOfWeek.Friday],
        Holidays = [.. Spring.Select(h => DateOnly.Parse(h.Day, null))],
        HolidayNames = Spring.ToImmutableSortedDictionary(h => DateOnly.Parse(h.Day, null), h => new LocalText { Fa = "تعطیل", En = h.Name }),
    };

    /// <summary>Ten in the morning in the city.</summary>
    private static DateTimeOffset At(string day) => CivilTime.EndOf(DateOnly.Parse(day, null)).AddHours(-14);

    private static DateTimeOffset End(string day) => CivilTime.EndOf(DateOnly.Parse(day, null));

    private static StepPerformed Performed(string step) => new() { Step = step, Office = "06-112", Person = "p-1" };

    private static CaseDecided Decided() => new() { Verdict = "granted", Reason = "Complete.", Office = "06-112", Person = "p-1" };

    private static JournalEntry Entry(long sequence, DateTimeOffset at, params ImmutableArray<CityEvent> events) => new()
    {
        Stream = "cs-0000000000000000", Sequence = sequence, CommandId = $"command-{sequence}", Fingerprint = "f", Actor = Actor.City, At = at,
        Events = events, Answer = "{}",
    };

    // A notice stops only what the office that was drawn to decide has in hand.
    private static OfficeDrawn Drawn(string step, string office) => new()
    {
        Step = step, Round = 1, Office = office, Epoch = new DateOnly(2026, 4, 4), DirectoryVersion = 1, Eligible = 1,
    };
}
