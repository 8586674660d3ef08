using System.Globalization;
using System.Text.Json;
using ActorCity.Contracts.Cases.Events;
using ActorCity.Contracts.Deadlines;
using ActorCity.Domain.Deadlines;
using ActorCity.Domain.Tests.Model;

namespace ActorCity.Domain.Tests.Cases;

/// <summary>
/// Deadlines of decisions and steps over the official calendar: Nowruz of 1405 (20 to 24 March 2026, with the end of Ramadan in it), the
/// days of nature (1 and 2 April), lunar holidays, and cities that close on Thursdays.
/// </summary>
public sealed class CalendarTableTests
{
    private static readonly WorkingCalendar Iran = Official();

    private static readonly WorkingCalendar ThursdaysOff = Iran with { Weekend = [DayOfWeek.Thursday, DayOfWeek.Friday] };

    /// <summary>Handed in at; due at the end of, where Thursday is a working day; where it is not.</summary>
    public static TheoryData<string, string, string> OfThreeDays => new()
    {
        // A plain week, from a Saturday, and over one Friday.
        { "2026-04-18 10:00", "2026-04-21", "2026-04-21" },
        { "2026-04-21 10:00", "2026-04-25", "2026-04-26" },

        // Into Nowruz, on its holidays, and the minute before and after midnight of the last day before it.
        { "2026-03-18 10:00", "2026-03-26", "2026-03-29" },
        { "2026-03-18 23:59", "2026-03-26", "2026-03-29" },
        { "2026-03-19 00:01", "2026-03-28", "2026-03-29" },
        { "2026-03-21 10:00", "2026-03-28", "2026-03-29" },
        { "2026-03-24 23:59", "2026-03-28", "2026-03-29" },

        // The days of the republic and of nature, before a Friday.
        { "2026-03-31 10:00", "2026-04-06", "2026-04-06" },
        { "2026-03-30 10:00", "2026-04-05", "2026-04-05" },

        // Lunar days: Imam Sadiq, Eid al-Adha, Tasua and Ashura.
        { "2026-04-13 10:00", "2026-04-18", "2026-04-19" },
        { "2026-05-25 10:00", "2026-05-30", "2026-05-31" },
        { "2026-06-23 10:00", "2026-06-29", "2026-06-29" },

        // A solar holiday that meets a lunar one, before another on a Friday.
        { "2026-06-03 10:00", "2026-06-08", "2026-06-08" },
    };

    /// <summary>Handed in on 14 March with seven working days; noticed; answered; due then.</summary>
    public static TheoryData<bool, string, string, int, string> Notices => new()
    {
        { true, "2026-03-18 10:00", "2026-03-18 15:00", 3, "2026-03-26" },
        { true, "2026-03-18 10:00", "2026-03-24 10:00", 3, "2026-03-28" },
        { true, "2026-03-18 10:00", "2026-03-25 10:00", 3, "2026-03-29" },
        { true, "2026-03-14 10:00", "2026-03-31 10:00", 7, "2026-04-11" },

        // On a holiday, and on the last day: what is left is nothing, and an answer on a Friday is due with the next working day.
        { true, "2026-03-22 10:00", "2026-03-23 10:00", 2, "2026-03-26" },
        { true, "2026-03-26 10:00", "2026-03-28 10:00", 0, "2026-03-28" },
        { true, "2026-03-26 10:00", "2026-03-27 10:00", 0, "2026-03-28" },
        { false, "2026-03-18 10:00", "2026-03-24 10:00", 3, "2026-03-29" },
        { false, "2026-03-18 10:00", "2026-03-25 10:00", 3, "2026-03-30" },
        { false, "2026-03-29 10:00", "2026-04-02 10:00", 0, "2026-04-04" },
    };

    /// <summary>Handed in on 14 March with five working days to decide, and nothing but the applicant's payment open; paid; due then.</summary>
    public static TheoryData<bool, string, string> Payments => new()
    {
        { true, "2026-03-14 11:00", "2026-03-19" },
        { true, "2026-03-18 10:00", "2026-03-29" },
        { true, "2026-03-19 10:00", "2026-03-30" },
        { true, "2026-03-22 10:00", "2026-03-30" },
        { true, "2026-03-31 10:00", "2026-04-08" },
        { false, "2026-03-18 10:00", "2026-03-31" },
        { false, "2026-03-31 10:00", "2026-04-08" },
    };

    [Theory, MemberData(nameof(OfThreeDays))]
    public void A_decision_is_due_after_three_working_days(string handedIn, string due, string dueWithoutThursdays)
    {
        foreach (var (calendar, expected) in new[] { (Iran, due), (ThursdaysOff, dueWithoutThursdays) })
        {
            var walk = At(new Walk(calendar: calendar), handedIn).Submitted(null);

            Assert.Equal(EndOf(expected), walk.State.Clock!.DueAt);
            Assert.Equal(EndOf(expected), walk.Case.Due[DueKinds.Decision].DueAt);
            Assert.False(Wakes(walk, DueKinds.Decision, EndOf(expected).AddTicks(-10)));
            Assert.True(Wakes(walk, DueKinds.Decision, EndOf(expected)));
        }
    }

    [Theory, MemberData(nameof(OfThreeDays))]
    public void A_step_is_due_by_the_same_days(string opened, string due, string dueWithoutThursdays)
    {
        var service = Services.Certificate with { Code = "three-day-step", DecisionWorkingDays = 60, Steps = [Services.Certificate.Steps[0] with { WorkingDays = 3 }] };
        foreach (var (calendar, expected) in new[] { (Iran, due), (ThursdaysOff, dueWithoutThursdays) })
        {
            var walk = At(new Walk(service, calendar: calendar), opened).Submitted(null);

            Assert.Equal(EndOf(expected), walk.State.Steps.Single().DueAt);
            Assert.True(Wakes(walk, DueKinds.StepPrefix + "decision", EndOf(expected)));
            Assert.Equal((1, calendar.DueAt(EndOf(expected), 2)), (walk.State.Steps.Single().Escalation, walk.State.Steps.Single().EscalatesAt));
        }
    }

    [Theory, MemberData(nameof(Notices))]
    public void A_notice_stops_the_clock_with_the_days_that_are_left(bool thursdays, string noticed, string answered, int left, string due)
    {
        var walk = At(new Walk(Services.Permit, calendar: thursdays ? Iran : ThursdaysOff), "2026-03-14 09:00").Submitted(null);
        walk.Take("site-report");
        At(walk, noticed).Accept(walk.Notice("title-deed"));
        Assert.Equal((left, null), (walk.State.Clock!.RemainingWorkingDays, walk.State.Clock.DueAt));
        At(walk, answered).Accept(walk.Answer());

        Assert.Equal(EndOf(due), walk.State.Clock.DueAt);
        At(walk, answered).Accept(walk.Notice("title-deed"));
        Assert.Equal(EndOf(due), walk.State.Clock.DueAt);
    }

    [Theory, MemberData(nameof(Payments))]
    public void The_applicants_own_step_stops_the_clock(bool thursdays, string paid, string due)
    {
        var walk = At(new PermitWalk(PayFirst, calendar: thursdays ? Iran : ThursdaysOff), "2026-03-14 09:00");
        walk.Submitted(null);
        Assert.Equal((5, null), (walk.State.Clock!.RemainingWorkingDays, walk.State.Holder));
        Assert.Equal(EndOf(thursdays ? "2026-03-19" : "2026-03-25"), walk.State.Steps.Single().DueAt);
        At(walk, paid);
        walk.Accept(walk.Payment());

        Assert.Equal(EndOf(due), walk.State.Clock.DueAt);
        Assert.Equal("applicant-step", walk.Case.Events.OfType<ClockSuspended>().Single().Cause);
        Assert.Equal(walk.State.DrawnOffice, walk.State.Holder);
    }

    [Fact]
    public void A_late_step_goes_up_over_the_holidays_and_no_further()
    {
        var walk = At(new PermitWalk(calendar: Iran), "2026-03-16 10:00").HandedIn();
        Assert.Equal(EndOf("2026-03-18"), Step(walk, "intake-check").DueAt);
        Assert.True(Wakes(walk, DueKinds.StepPrefix + "intake-check", EndOf("2026-03-18")));
        Assert.Equal((1, EndOf("2026-03-26")), (Step(walk, "intake-check").Escalation, Step(walk, "intake-check").EscalatesAt));
        Assert.False(Wakes(walk, DueKinds.StepPrefix + "intake-check", EndOf("2026-03-25")));
        Assert.True(Wakes(walk, DueKinds.StepPrefix + "intake-check", EndOf("2026-03-26")));

        Assert.Equal((2, null), (Step(walk, "intake-check").Escalation, Step(walk, "intake-check").EscalatesAt));
        Assert.False(walk.Case.Due.ContainsKey(DueKinds.StepPrefix + "intake-check"));
        walk.Accept(walk.Perform("intake-check", People.Citizen));
    }

    [Fact]
    public void A_notice_stops_the_steps_of_offices_and_not_those_of_other_bodies()
    {
        var walk = At(new PermitWalk(ParallelControl, calendar: Iran), "2026-03-14 10:00").HandedIn();
        walk.Accept(walk.Perform("intake-check", People.Citizen));
        walk.Take("plan-control");
        var water = Step(walk, "water").DueAt;
        walk.Accept(walk.Notice("title-deed") with { Actor = walk.HolderOf("plan-control") });

        Assert.Equal((null, null, water), (Step(walk, "plan-control").DueAt, Step(walk, "site-visit").DueAt, Step(walk, "water").DueAt));
        Assert.True(Wakes(walk, DueKinds.StepPrefix + "water", water!.Value));
        Assert.Equal(("objection", true), (Step(walk, "water").Outcome, Step(walk, "water").Deemed));
        At(walk, "2026-03-24 10:00").Accept(walk.Answer());
        Assert.Equal((EndOf("2026-03-28"), EndOf("2026-03-29")), (Step(walk, "plan-control").DueAt, Step(walk, "site-visit").DueAt));
    }

    private static ServiceDefinition PayFirst { get; } = Cards.ArticleHundred with
    {
        Code = "pay-first",
        DecisionWorkingDays = 5,
        Form = [],
        Checklist = [],
        Appeal = null,
        FourEyes = [],
        Steps =
        [
            Services.Step("paying", StepPerformer.Citizen) with { Kind = StepKind.Payment, WorkingDays = 5 },
            Services.Step("deciding", StepPerformer.DrawnOffice, ["paying"]) with { Decides = true },
        ],
        Fees = [new() { Code = "file", Title = Services.Text("file"), Step = "paying", Kind = FeeKind.Fixed, Rate = "square-metre" }],
    };

    private static ServiceDefinition ParallelControl { get; } = Cards.Permit with
    {
        Code = "parallel-control",
        Steps = [.. Cards.Permit.Steps.Select(s => s.Code == "plan-control" ? s with { After = ["intake-check"] } : s)],
    };

    private static CaseStep Step(Walk walk, string code) => walk.State.Steps.Single(s => s.Code == code);

    private static T At<T>(T walk, string local) where T : Walk
    {
        var clock = DateTime.ParseExact(local, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        walk.City.Now = new DateTimeOffset(clock, CivilTime.Offset).ToUniversalTime();
        return walk;
    }

    private static bool Wakes(Walk walk, string kind, DateTimeOffset at)
    {
        walk.City.Now = at;
        return walk.City.Wake(walk.Case, walk.Case.Due[kind]);
    }

    private static DateTimeOffset EndOf(string date) => CivilTime.EndOf(DateOnly.Parse(date, CultureInfo.InvariantCulture));

    // The calendar as the city runs with it.
    private static WorkingCalendar Official()
    {
        using var file = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "iran.json")));
        return new WorkingCalendar
        {
            Holidays = [.. file.RootElement.GetProperty("holidays").EnumerateArray()
                .Select(h => DateOnly.Parse(h.GetProperty("date").GetString()!, CultureInfo.InvariantCulture))],
        };
    }
}
