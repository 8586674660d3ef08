using System.Text;
using System.Text.Json;
using ActorCity.Contracts.Cases.Events;
using ActorCity.Contracts.Deadlines;
using ActorCity.Contracts.Queries;
using ActorCity.Contracts.Routing.Events;
using ActorCity.Domain.Access;
using ActorCity.Domain.Cases;
using ActorCity.Domain.Routing;
using ActorCity.Domain.Tests.Model;

namespace ActorCity.Domain.Tests.Cases;

/// <summary>What must hold of a case at every moment, whatever was tried.</summary>
internal static class CaseLaws
{
    /// <param name="city">The city.</param>
    /// <param name="stream">The case.</param>
    /// <param name="service">The card of the version that it keeps.</param>
    /// <param name="before">Its state before the last thing that was tried.</param>
    public static void Hold(ModelCity city, JournalStream<CaseState> stream, ServiceDefinition service, CaseState? before = null)
    {
        if (stream.State is not { } state)
        {
            Assert.Empty(stream.Journal);
            return;
        }

        FlowLaws.Hold(city, stream, service, before);
        MoneyLaws.Hold(city, stream, service);
        AnyOfficeNobodyPicks(city, stream, state, service);
        VisitsAreCounted(stream, state, service);
        OneNotice(stream, state, service);
        StewardsNeverAct(stream);
        OnlyTheTakerWorks(stream, service);
        OneDecisionInTime(stream, state, service);
        NoWorkingDayIsLost(city, stream);
        DueRowsFollowTheClock(stream, state);
        TablesFollowTheState(city, state);
        StateIsBounded(state, service);
    }

    /// <summary>Law 1.</summary>
    private static void AnyOfficeNobodyPicks(ModelCity city, JournalStream<CaseState> stream, CaseState state, ServiceDefinition service)
    {
        var draws = stream.Events.OfType<OfficeDrawn>().ToList();
        foreach (var drawn in draws)
        {
            var epoch = new DrawEpochView
            {
                Date = drawn.Epoch,
                Secret = Convert.ToHexStringLower(ModelCity.SecretOf(drawn.Epoch).AsSpan()),
                Commitment = EpochRules.Commit(null, drawn.Epoch, ModelCity.SecretOf(drawn.Epoch), city.Now)!
                    .Events.OfType<EpochCommitted>().Single().Commitment,
            };
            Assert.Null(DrawVerifier.Check(drawn, state.Service, state.DrawSubject, city.Snapshots[drawn.DirectoryVersion], epoch));
            Assert.DoesNotContain(drawn.Office, drawn.Excluded);
            Assert.NotEqual(state.IntakeOffice, drawn.Office);
            Assert.True(city.Snapshots[drawn.DirectoryVersion].Offices.Single(o => o.Office == drawn.Office).Active);
        }

        // Whoever had the case and lost it never has it again, in whatever part.
        Assert.Equal(draws.Count, draws.DistinctBy(d => d.Office).Count());
        var winners = draws.Where(d => d.Part is null or DrawPart.Decider).Select(d => d.Office).ToList();
        var voided = stream.Events.OfType<DecisionReturned>().Any();
        Assert.Equal(winners.Count, winners.Distinct().Count());
        Assert.True(voided || Math.Max(0, winners.Count - 1) == state.HandOvers);
        Assert.True(voided || winners.LastOrDefault() == state.DrawnOffice);
        foreach (var step in Waiting(state))
        {
            if (service.Steps.Single(d => d.Code == step.Code).Performer == StepPerformer.DrawnOffice)
            {
                Assert.Contains(step.Office, winners);
            }
        }

        foreach (var proposed in stream.Events.OfType<DecisionProposed>())
        {
            Assert.Contains(proposed.Office, winners);
            Assert.NotEqual(state.IntakeOffice, proposed.Office);
        }
    }

    /// <summary>Law 2.</summary>
    public static void VisitsAreCounted(JournalStream<CaseState> stream, CaseState state, ServiceDefinition service)
    {
        var visits = stream.Events.OfType<VisitRegistered>().ToList();
        Assert.Equal(visits.Count, state.VisitCount);
        Assert.Equal(Enumerable.Range(1, visits.Count), visits.Select(v => v.Number));
        var (matter, budget) = (0, 0);
        foreach (var e in stream.Events)
        {
            matter = e is MatterLinked linked ? linked.Visits : matter;
            budget = e is CaseOpened opened ? opened.VisitBudget : e is CaseMigrated moved ? moved.VisitBudget : budget;
            Assert.True(e is not VisitRegistered visit || visit.Excess == matter + visit.Number > budget);
        }

        Assert.All(visits.Where(v => v.Excess), v => Assert.False(string.IsNullOrWhiteSpace(v.Reason)));
        Assert.Equal(visits.Any(v => v.Excess), state.VisitExcess);
        Assert.Equal(matter, state.Linked?.Visits ?? 0);
        Assert.Equal(visits.Count(v => v.Excess), stream.Events.OfType<VisitBudgetExceeded>().Count());

        // Whoever opened it at a counter had come; and no counter says that it opened it elsewhere.
        var came = stream.Journal[0].Events.OfType<VisitRegistered>().SingleOrDefault();
        Assert.Equal(state.Channel == Channel.Desk && !service.RecordedTime ? state.IntakeOffice : null, came?.Office);
        Assert.False(state.Channel == Channel.Internet && PolicyTable.ActsForOffice(stream.Journal[0].Actor.Role));
    }

    /// <summary>Law 3.</summary>
    private static void OneNotice(JournalStream<CaseState> stream, CaseState state, ServiceDefinition service)
    {
        var notices = stream.Events.OfType<DeficiencyNoticed>().ToList();
        Assert.Equal(notices.Count, state.NoticeCount);
        Assert.Equal(notices.Count > 1, state.NoticeBreach);
        Assert.Equal(Math.Max(0, notices.Count - 1), stream.Events.OfType<DeficiencyBreached>().Count());
        Assert.All(notices.SelectMany(n => n.Items), i => Assert.Contains(service.Checklist, c => c.Code == i.Item));
        foreach (var entry in stream.Journal.Where(e => e.Events.OfType<ClockSuspended>().Any()))
        {
            var stopped = entry.Events.OfType<ClockSuspended>().Single();
            Assert.True(stopped.Cause == "applicant-step" || entry.Events.OfType<DeficiencyNoticed>().Single().Number == 1);
        }

        Assert.Equal(state.Status == CaseStatus.WaitingForApplicant, !state.OpenNotice.IsEmpty);
        Assert.Equal(state.OpenNotice.Length, state.OpenNotice.DistinctBy(i => i.Item).Count());
    }

    /// <summary>Law 4.</summary>
    private static void StewardsNeverAct(JournalStream<CaseState> stream)
    {
        Assert.DoesNotContain(stream.Journal, e => e.Actor.Role == ActorRole.Steward);
        var byCity = stream.Journal.Where(e => e.Actor.Role == ActorRole.City).SelectMany(e => e.Events);
        Assert.All(byCity, e => Assert.False(
            e is DecisionProposed or DecisionReturned or WorkTaken or FormAnswered or DeficiencyNoticed or PaymentRecorded or VisitRegistered or CaseMigrated,
            $"The city did {e.GetType().Name}."));
        Assert.False(PolicyTable.Allows(typeof(DecideCase), ActorRole.Steward));
    }

    /// <summary>Law 1 again: what was drawn is done by the person of the drawn office who took it, in the order of the queue.</summary>
    private static void OnlyTheTakerWorks(JournalStream<CaseState> stream, ServiceDefinition service)
    {
        var takers = new Dictionary<string, Actor?>(StringComparer.Ordinal);
        foreach (var entry in stream.Journal)
        {
            foreach (var e in entry.Events)
            {
                switch (e)
                {
                    case StepOpened opened:
                        takers[opened.Step] = null;
                        break;
                    case WorkTaken taken:
                        Assert.Null(takers[taken.Step]);
                        takers[taken.Step] = entry.Actor;
                        break;
                    case StepPerformed done when FlowLaws.IsDrawn(service.Steps.Single(s => s.Code == done.Step).Performer):
                        Assert.Equal(takers[done.Step]?.Person, entry.Actor.Person);
                        Assert.Equal(takers[done.Step]?.Office, done.Office);
                        break;
                    case DeficiencyNoticed:
                        Assert.Contains(takers.Values, t => t?.Person == entry.Actor.Person && t.Office == entry.Actor.Office);
                        break;
                    default:
                        break;
                }
            }
        }
    }

    /// <summary>The days left at a suspension are those to the old deadline, and they are what the resumption gives.</summary>
    private static void NoWorkingDayIsLost(ModelCity city, JournalStream<CaseState> stream)
    {
        var (left, due) = (0, DateTimeOffset.MinValue);
        foreach (var entry in stream.Journal)
        {
            foreach (var e in entry.Events)
            {
                switch (e)
                {
                    case ClockStarted { WorkingDays: { } given } started:
                        Assert.Equal(city.Calendar.DueAt(entry.At, given), started.DueAt);
                        due = started.DueAt;
                        break;
                    case ClockSuspended suspended:
                        left = suspended.RemainingWorkingDays;
                        Assert.Equal(due, city.Calendar.DueAt(entry.At, left));
                        break;
                    case ClockResumed resumed:
                        Assert.Equal(city.Calendar.DueAt(entry.At, left), resumed.DueAt);
                        due = resumed.DueAt;
                        break;
                    default:
                        break;
                }
            }
        }
    }

    private static void OneDecisionInTime(JournalStream<CaseState> stream, CaseState state, ServiceDefinition service)
    {
        var appeals = stream.Events.OfType<AppealLodged>().Count();
        Assert.True(appeals <= (service.Appeal is null ? 0 : 1));
        Assert.True(stream.Events.OfType<CaseDecided>().Count() <= 1 + appeals);
        Assert.True(stream.Events.OfType<DeadlinePassed>().Count() <= 1 + appeals);
        Assert.True(appeals > 0 || stream.Events.OfType<DeadlinePassed>().Any() == state.Clock?.PassedAt is not null);
        Assert.Equal(stream.Journal.Count, state.Version);
        Assert.Equal(Enumerable.Range(1, stream.Journal.Count), stream.Journal.Select(e => (int)e.Sequence));
        Assert.Equal(stream.Journal.Select(e => e.At).Order(), stream.Journal.Select(e => e.At));
        Assert.Equal(stream.Journal[^1].At, state.LastEventAt);

        // A decision after the deadline is always marked, whether a claimer came or not.
        if (state is { DecidedAt: { } decided, Clock.DueAt: { } due, Deemed: false })
        {
            Assert.Equal(decided > due, state.Clock.PassedAt is not null);
        }
    }

    private static void DueRowsFollowTheClock(JournalStream<CaseState> stream, CaseState state)
    {
        var undecided = RandomCase.IsUndecided(state);
        var wanted = new Dictionary<string, DueChange>();
        if (undecided && state.Clock is { SetElsewhere: false, DueAt: not null } clock)
        {
            wanted[DueKinds.Decision] = new DueChange(DueKinds.Decision, clock.Number, clock.DueAt);
        }

        if (undecided && state.ApplicantClock is { DueAt: not null } answer)
        {
            wanted[DueKinds.Applicant] = new DueChange(DueKinds.Applicant, answer.Number, answer.DueAt);
        }

        foreach (var step in Waiting(state))
        {
            if ((step.Escalation == 0 ? step.DueAt : step.EscalatesAt) is { } at)
            {
                wanted[DueKinds.StepPrefix + step.Code] = new DueChange(DueKinds.StepPrefix + step.Code, step.Clock, at);
            }
        }

        // A row that the claimer worked off is gone, although its clock still stands there.
        Assert.All(stream.Due, row => Assert.Equal(wanted.GetValueOrDefault(row.Key), row.Value));
        Assert.All(wanted.Values, w => Assert.True(stream.Due.ContainsKey(w.Kind) || (w.Kind == DueKinds.Decision && state.Clock!.PassedAt is not null), w.Kind));
    }

    private static void TablesFollowTheState(ModelCity city, CaseState state)
    {
        var expected = Waiting(state).Where(s => s.Office is not null).Select(s => (s.Code, s.Office, s.Person));
        var items = city.Tables.Of<WorkItemRow>().Where(r => r.Case == state.Case).ToList();
        Assert.Equal(expected.Order(), items.Select(i => (i.Step, (string?)i.Office, i.Person)).Order());
        Assert.All(items, i => Assert.Equal(state.Status == CaseStatus.WaitingForApplicant, i.Waiting));
        Assert.All(items, i => Assert.Equal(Earliest(state.Clock?.DueAt, state.Steps.Single(s => s.Code == i.Step).DueAt), i.DueAt));
        var row = city.Tables.Of<CaseRow>().Single(r => r.Case == state.Case);
        Assert.Equal((state.Version, state.Status, state.Holder), (row.Version, row.Status, row.Holder));
        Assert.Equal((state.VisitCount, state.Linked?.Visits ?? 0), (city.Tables.Of<VisitRow>().Count(r => r.Case == state.Case), row.MatterVisits));
        Assert.Equal(state.Documents.Length, city.Tables.Of<DocumentRow>().Count(r => r.Case == state.Case));
        Assert.Equal(state.Steps.Sum(s => s.Times), city.Tables.Of<StepPerformedRow>().Count(r => r.Case == state.Case));
    }

    private static DateTimeOffset Earliest(DateTimeOffset? one, DateTimeOffset? other) =>
        new[] { one, other, CaseRows.NoDeadline }.OfType<DateTimeOffset>().Min();

    /// <summary>Steps that somebody has to perform.</summary>
    internal static IEnumerable<CaseStep> Waiting(CaseState state) =>
        state.Status is CaseStatus.InProgress or CaseStatus.WaitingForApplicant
            ? state.Steps.Where(s => s.Status is CaseStepStatus.Open or CaseStepStatus.Taken)
            : [];

    private static void StateIsBounded(CaseState state, ServiceDefinition service)
    {
        Assert.True(state.Documents.Length <= CaseLimits.Documents);
        Assert.True(state.Steps.Length <= service.Steps.Length);
        Assert.True(state.OpenNotice.Length <= service.Checklist.Length);
        Assert.True(state.LostOffices.Length <= CaseLimits.LostOffices);
        var bytes = Encoding.UTF8.GetByteCount(JsonSerializer.Serialize(state, CityJson.Stored));
        Assert.True(bytes < 8192, $"{bytes} bytes.");
        Assert.True(!state.Bills.IsEmpty || !service.Form.IsEmpty || bytes < 2600 + (160 * state.Documents.Length), $"{bytes} bytes.");
    }
}
