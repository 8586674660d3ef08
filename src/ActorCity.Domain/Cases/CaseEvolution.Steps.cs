using ActorCity.Contracts.Cases;
using ActorCity.Contracts.Cases.Events;
using ActorCity.Contracts.Journal;
using ActorCity.Contracts.Routing.Events;

namespace ActorCity.Domain.Cases;

internal static partial class CaseEvolution
{
    private static CaseState? OfSteps(CaseState s, DateTimeOffset at, CityEvent happened) => happened switch
    {
        StepOpened e => WithStep(LosePart(s, e.Step, e.Office), e.Step, at, step => Over(step) with
        {
            Status = CaseStepStatus.Open, Office = e.Office, Person = null, Outcome = null, Escalation = 0, Deemed = false,
        }),
        OfficeDrawn e => Drawn(s, at, e),
        WorkTaken e => WithStep(s, e.Step, at, step => step with { Status = CaseStepStatus.Taken, Office = e.Office, Person = e.Person }),
        StepPerformed e => WithStep(s, e.Step, at, step => Over(step) with
        {
            Status = CaseStepStatus.Done,
            Office = e.Office,
            Person = e.Person,
            Outcome = e.Outcome,
            Times = step.Times + 1,
        }) with
        { FirstStepAt = s.FirstStepAt ?? at, LastStepAt = at },
        StepDeemed e => WithStep(s, e.Step, at, step => Over(step) with
        {
            Status = CaseStepStatus.Done, Person = null, Outcome = e.Outcome, Deemed = true,
        }),
        StepSkipped e => WithStep(LosePart(s, e.Step, null), e.Step, at, step => Over(step) with { Status = CaseStepStatus.Skipped, Office = null, Person = null }),
        StepReopened e => WithStep(LosePart(s, e.Step, null), e.Step, at, step => Over(step) with
        {
            Status = CaseStepStatus.Reopened, Office = null, Person = null, Outcome = null, Deemed = false,
        }),
        StepClockStarted e => WithStep(s, e.Step, null, step => step with
        {
            DueAt = e.DueAt, Clock = step.Clock + 1, Escalation = 0, EscalatesAt = null,
        }),
        StepEscalated e => WithStep(s, e.Step, null, step => step with
        {
            Escalation = e.Level, Clock = step.Clock + 1, EscalatesAt = e.NextAt,
        }),
        _ => null,
    };

    private static CaseStep Over(CaseStep step) => step with { DueAt = null, EscalatesAt = null };

    private static CaseState Drawn(CaseState s, DateTimeOffset at, OfficeDrawn e)
    {
        var next = WithStep(s, e.Step, at, step => step with
        {
            Status = CaseStepStatus.Open,
            Office = e.Office,
            Person = null,
            Round = e.Round,
            Part = e.Part,
        });
        if (e.Part is { } part && part != DrawPart.Decider)
        {
            return next;
        }

        if (s.DrawnOffice is not { } lost || lost == e.Office)
        {
            return next with { DrawnOffice = e.Office };
        }

        return Lose(next) with { DrawnOffice = e.Office, HandOvers = s.HandOvers + 1 };
    }

    // The drawn office is never drawn for this case again.
    private static CaseState Lose(CaseState s) => s.DrawnOffice is { } lost ? Lose(s, lost) : s;

    private static CaseState Lose(CaseState s, string office) =>
        s.LostOffices.Contains(office) ? s : s with { LostOffices = Newest(s.LostOffices, office, CaseLimits.LostOffices) };

    // Whoever was drawn for a step and has it no more is out of the case, and so is the person who did it there. Steps that only follow
    // the drawn office have no round of their own.
    private static CaseState LosePart(CaseState s, string code, string? to)
    {
        if (CaseSteps.Find(s, code) is not { Office: { } office } step || office == to || (step.Round == 0 && office != s.DrawnOffice && !s.LostOffices.Contains(office)))
        {
            return s;
        }

        if (step is { Status: CaseStepStatus.Done, Person: { } person })
        {
            s = s with { FormerPersons = Newest(s.FormerPersons, person, CaseLimits.FormerPersons) };
        }

        return step.Round > 0 ? Lose(s, office) : s;
    }

    private static ImmutableArray<string> Newest(ImmutableArray<string> known, string one, int most)
    {
        var all = known.Contains(one) ? known : known.Add(one);
        return all.Length > most ? all.RemoveAt(0) : all;
    }

    // While the one notice of the law waits for the applicant no office of the city can go on, and nobody counts its silence.
    private static CaseState StopStepsOfOffices(CaseState s, int notice) => notice > 1 ? s : s with
    {
        Steps =
        [
            .. s.Steps.Select(step => step.Office is { } office && CaseSteps.IsWaiting(step)
                && (step.Round > 0 || office == s.DrawnOffice || office == s.IntakeOffice) ? Over(step) : step),
        ],
    };

    private static CaseState? OfClocks(CaseState s, DateTimeOffset at, CityEvent happened)
    {
        var number = s.Clock?.Number ?? 0;
        return happened switch
        {
            ClockStarted e => s with { Clock = new CaseClock { Number = number + 1, DueAt = e.DueAt, SetElsewhere = e.WorkingDays is null } },
            ClockSuspended e when s.Clock is { } clock =>
                s with { Clock = clock with { DueAt = null, SuspendedAt = at, RemainingWorkingDays = e.RemainingWorkingDays } },
            ClockResumed e when s.Clock is { } clock =>
                s with { Clock = clock with { Number = number + 1, DueAt = e.DueAt, SuspendedAt = null, RemainingWorkingDays = null } },
            DeadlinePassed when s.Clock is { } clock => s with { Clock = clock with { PassedAt = at } },
            _ => null,
        };
    }

    /// <param name="s">The state.</param>
    /// <param name="code">The step, which may be new.</param>
    /// <param name="since">From when the step stands where it stands; null: as before.</param>
    /// <param name="change">What happened to it.</param>
    private static CaseState WithStep(CaseState s, string code, DateTimeOffset? since, Func<CaseStep, CaseStep> change)
    {
        for (var i = 0; i < s.Steps.Length; i++)
        {
            if (s.Steps[i].Code == code)
            {
                return s with { Steps = s.Steps.SetItem(i, change(s.Steps[i]) with { Since = since ?? s.Steps[i].Since }) };
            }
        }

        var opened = new CaseStep { Code = code, Status = CaseStepStatus.Open, Since = since ?? s.LastEventAt };
        return s with { Steps = s.Steps.Add(change(opened)) };
    }
}
