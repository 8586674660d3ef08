using System.Text;
using System.Text.Json;
using ActorCity.Contracts.Cases.Events;
using ActorCity.Contracts.Deadlines;
using ActorCity.Contracts.Queries;
using ActorCity.Contracts.Routing.Events;
using ActorCity.Domain.Access;
using ActorCity.Domain.Cases;
using ActorCity.Domain.Deadlines;
using ActorCity.Domain.Routing;
using ActorCity.Domain.Tests.Model;

namespace ActorCity.Domain.Tests.Cases;

/// <summary>What must hold of a case at every moment, whatever was tried.</summary>
internal static class CaseLaws
{
    public static void Hold(ModelCity city, JournalStream<CaseState> stream, ServiceDefinition service)
    {
        if (stream.State is not { } state)
        {
            Assert.Empty(stream.Journal);
            return;
        }

        AnyOfficeNobodyPicks(city, stream, state, service);
        VisitsAreCounted(stream, state);
        OneNotice(stream, state, service);
        StewardsNeverAct(stream);
        OnlyTheTakerWorks(stream, service);
        OneDecisionInTime(stream, state);
        NoWorkingDayIsLost(city, stream, state);
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

        var winners = draws.Select(d => d.Office).ToList();
        Assert.Equal(winners.Count, winners.Distinct().Count());
        Assert.Equal(Math.Max(0, winners.Count - 1), state.HandOvers);
        Assert.Equal(winners.LastOrDefault(), state.DrawnOffice);
        var inHand = state.Status is CaseStatus.InProgress or CaseStatus.WaitingForApplicant;
        foreach (var step in state.Steps.Where(s => inHand && s.Status != CaseStepStatus.Done))
        {
            if (service.Steps.Single(d => d.Code == step.Code).Performer == StepPerformer.DrawnOffice)
            {
                Assert.Contains(step.Office, winners);
            }
        }

        if (state.DecidedBy is { } decider)
        {
            Assert.Equal(winners[^1], decider);
            Assert.NotEqual(state.IntakeOffice, decider);
        }
    }

    /// <summary>Law 2.</summary>
    private static void VisitsAreCounted(JournalStream<CaseState> stream, CaseState state)
    {
        var visits = stream.Events.OfType<VisitRegistered>().ToList();
        Assert.Equal(visits.Count, state.VisitCount);
        Assert.Equal(Enumerable.Range(1, visits.Count), visits.Select(v => v.Number));
        Assert.All(visits, v => Assert.Equal(v.Number > state.VisitBudget, v.Excess));
        Assert.All(visits.Where(v => v.Excess), v => Assert.False(string.IsNullOrWhiteSpace(v.Reason)));
        Assert.Equal(state.VisitCount > state.VisitBudget, state.VisitExcess);
        Assert.Equal(visits.Count(v => v.Excess), stream.Events.OfType<VisitBudgetExceeded>().Count());
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
            Assert.Equal(1, entry.Events.OfType<DeficiencyNoticed>().Single().Number);
        }

        Assert.Equal(state.Status == CaseStatus.WaitingForApplicant, !state.OpenNotice.IsEmpty);
        Assert.Equal(state.OpenNotice.Length, state.OpenNotice.DistinctBy(i => i.Item).Count());
    }

    /// <summary>Law 4.</summary>
    private static void StewardsNeverAct(JournalStream<CaseState> stream)
    {
        Assert.DoesNotContain(stream.Journal, e => e.Actor.Role == ActorRole.Steward);
        var byCity = stream.Journal.Where(e => e.Actor.Role == ActorRole.City).SelectMany(e => e.Events);
        Assert.All(byCity, e => Assert.True(e is OfficeDrawn or StepOpened or DeadlinePassed, $"The city did {e.GetType().Name}."));
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
                    case StepPerformed done when service.Steps.Single(s => s.Code == done.Step).Performer == StepPerformer.DrawnOffice:
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

    /// <summary>Days used before a suspension and days left after it are the days that the service gives.</summary>
    private static void NoWorkingDayIsLost(ModelCity city, JournalStream<CaseState> stream, CaseState state)
    {
        var left = 0;
        foreach (var entry in stream.Journal)
        {
            foreach (var e in entry.Events)
            {
                if (e is ClockSuspended suspended)
                {
                    left = suspended.RemainingWorkingDays;
                    var given = stream.Events.OfType<ClockStarted>().Single().WorkingDays;
                    var used = city.Calendar.WorkingDaysBetween(CivilTime.DateAt(state.SubmittedAt!.Value), CivilTime.DateAt(entry.At));
                    Assert.Equal(given, used + left);
                }
                else if (e is ClockResumed resumed)
                {
                    Assert.Equal(city.Calendar.DueAt(entry.At, left), resumed.DueAt);
                }
            }
        }
    }

    private static void OneDecisionInTime(JournalStream<CaseState> stream, CaseState state)
    {
        Assert.True(stream.Events.OfType<CaseDecided>().Count() <= 1);
        Assert.True(stream.Events.OfType<DeadlinePassed>().Count() <= 1);
        Assert.Equal(stream.Events.OfType<DeadlinePassed>().Any(), state.Clock?.PassedAt is not null);
        Assert.Equal(stream.Journal.Count, state.Version);
        Assert.Equal(Enumerable.Range(1, stream.Journal.Count), stream.Journal.Select(e => (int)e.Sequence));
        Assert.Equal(stream.Journal.Select(e => e.At).Order(), stream.Journal.Select(e => e.At));
        Assert.Equal(stream.Journal[^1].At, state.LastEventAt);

        // A decision after the deadline is always marked, whether a claimer came or not.
        if (state.DecidedAt is { } decided && state.Clock?.DueAt is { } due)
        {
            Assert.Equal(decided > due, state.Clock.PassedAt is not null);
        }
    }

    private static void DueRowsFollowTheClock(JournalStream<CaseState> stream, CaseState state)
    {
        var undecided = state.Status is CaseStatus.Open or CaseStatus.InProgress or CaseStatus.WaitingForApplicant;
        var waited = undecided && state.Clock is { SetElsewhere: false, PassedAt: null, DueAt: not null };
        Assert.Equal(waited, stream.Due.ContainsKey(DueKinds.Decision));
        if (waited)
        {
            Assert.Equal(new DueChange(DueKinds.Decision, state.Clock!.Number, state.Clock.DueAt), stream.Due[DueKinds.Decision]);
        }
    }

    private static void TablesFollowTheState(ModelCity city, CaseState state)
    {
        var inHand = state.Status is CaseStatus.InProgress or CaseStatus.WaitingForApplicant;
        var expected = state.Steps.Where(s => inHand && s.Office is not null && s.Status != CaseStepStatus.Done).Select(s => (s.Code, s.Office, s.Person));
        var items = city.Tables.Of<WorkItemRow>().ToList();
        Assert.Equal(expected.Order(), items.Select(i => (i.Step, (string?)i.Office, i.Person)).Order());
        Assert.All(items, i => Assert.Equal(state.Status == CaseStatus.WaitingForApplicant, i.Waiting));
        Assert.All(items, i => Assert.Equal(state.Clock?.DueAt ?? CaseRows.NoDeadline, i.DueAt));
        var row = city.Tables.Of<CaseRow>().Single();
        Assert.Equal((state.Version, state.Status, state.Holder), (row.Version, row.Status, row.Holder));
        Assert.Equal(state.VisitCount, city.Tables.Of<VisitRow>().Count());
        Assert.Equal(state.Documents.Length, city.Tables.Of<DocumentRow>().Count());
        Assert.Equal(state.Steps.Sum(s => s.Times), city.Tables.Of<StepPerformedRow>().Count());
    }

    private static void StateIsBounded(CaseState state, ServiceDefinition service)
    {
        Assert.True(state.Documents.Length <= CaseLimits.Documents);
        Assert.True(state.Steps.Length <= service.Steps.Length);
        Assert.True(state.OpenNotice.Length <= service.Checklist.Length);
        Assert.True(state.LostOffices.Length <= CaseLimits.LostOffices);
        var bytes = Encoding.UTF8.GetByteCount(JsonSerializer.Serialize(state, CityJson.Stored));
        Assert.True(bytes < 2048 + (160 * state.Documents.Length), $"{bytes} bytes.");
    }
}
