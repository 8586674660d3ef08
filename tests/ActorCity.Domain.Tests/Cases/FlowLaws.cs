using ActorCity.Contracts.Cases.Events;
using ActorCity.Contracts.Routing.Events;
using ActorCity.Domain.Cases;
using ActorCity.Domain.Tests.Model;

namespace ActorCity.Domain.Tests.Cases;

/// <summary>What must hold of a case's way through the steps of its card.</summary>
internal static class FlowLaws
{
    public static void Hold(ModelCity city, JournalStream<CaseState> stream, ServiceDefinition service, CaseState? before)
    {
        var state = stream.State!;
        NobodyHasTwoParts(stream, service);
        EnoughEyes(stream, service);
        WhoHasAnInterestIsOut(stream, state);
        TheVersionStays(stream);
        SilenceIsTakenAsTheCardSays(city, stream, service);
        SomebodyIsNext(state, service);
        if (before is not null && stream.Journal.Count == before.Version + 1)
        {
            AgentsNeedAMandate(before, stream.Journal[^1]);
            ALaterNoticeMovesNoDueTime(before, stream.Journal[^1], state);
            OnlyTheDueItemDeems(before, stream.Journal[^1], service);
        }
    }

    public static bool IsDrawn(StepPerformer performer) =>
        performer is StepPerformer.DrawnOffice or StepPerformer.DrawnInspector or StepPerformer.SecondOffice or StepPerformer.FreshOffice;

    /// <summary>Counter, site, decision, confirmation, appeal: no person, and no office, has two of them in one case, undone ones counted.</summary>
    public static void NobodyHasTwoParts(JournalStream<CaseState> stream, ServiceDefinition service)
    {
        var (persons, offices) = (new Dictionary<string, StepPerformer>(), new Dictionary<string, StepPerformer>());
        foreach (var entry in stream.Journal)
        {
            foreach (var e in entry.Events)
            {
                switch (e)
                {
                    case CaseOpened or CaseSubmitted or FormAnswered when entry.Actor.Office is not null && entry.Actor.Role != ActorRole.AgencyOfficer:
                        Same(persons, entry.Actor.Person, StepPerformer.IntakeOffice);
                        break;
                    case StepPerformed done when service.Steps.Single(s => s.Code == done.Step).Performer is var part && (IsDrawn(part) || part == StepPerformer.IntakeOffice):
                        Same(persons, done.Person, part);
                        Same(offices, done.Office, part);
                        break;
                    default:
                        break;
                }
            }
        }

        Same(offices, stream.State!.IntakeOffice, StepPerformer.IntakeOffice);
    }

    private static void Same(Dictionary<string, StepPerformer> parts, string? who, StepPerformer part)
    {
        if (who is not null)
        {
            Assert.True(parts.TryAdd(who, part) || parts[who] == part, $"{who} was {parts[who]} and is {part}.");
        }
    }

    /// <summary>Where the class of the case asks for two offices, a second one confirmed what was decided or issued.</summary>
    public static void EnoughEyes(JournalStream<CaseState> stream, ServiceDefinition service)
    {
        var (risk, appealed) = (RiskClass.Low, false);
        DecisionProposed? proposed = null;
        string? confirmer = null;
        foreach (var e in stream.Events)
        {
            switch (e)
            {
                case RiskClassified classified:
                    Assert.True(classified.Class >= risk);
                    risk = classified.Class;
                    break;
                case DecisionProposed next:
                    (proposed, confirmer) = (next, null);
                    break;
                case StepReopened { Step: "confirming" }:
                    confirmer = null;
                    break;
                case StepPerformed { Outcome: "confirmed" } confirmed:
                    Assert.NotEqual(confirmed.Person, proposed!.Person);
                    confirmer = confirmed.Office;
                    break;
                case AppealLodged:
                    appealed = true;
                    break;
                case DecisionReturned:
                    (proposed, confirmer, appealed) = (null, null, false);
                    break;
                case VerdictDeemed:
                    return;
                case CaseDecided or CertificateIssued when !appealed:
                    Assert.NotNull(proposed);
                    Assert.NotEqual(proposed.Office, stream.State!.IntakeOffice);
                    if (service.FourEyes.Any(r => r.Risk == risk && r.Class == FourEyesClass.TwoOffices))
                    {
                        Assert.NotNull(confirmer);
                        Assert.NotEqual(proposed.Office, confirmer);
                        Assert.NotEqual(stream.State.IntakeOffice, confirmer);
                    }

                    break;
                default:
                    break;
            }
        }
    }

    public static void WhoHasAnInterestIsOut(JournalStream<CaseState> stream, CaseState state)
    {
        var interested = new HashSet<string>();
        foreach (var entry in stream.Journal)
        {
            foreach (var e in entry.Events)
            {
                Assert.False(entry.Actor.Office is { } office && interested.Contains(office)
                    && e is not (VisitRegistered or VisitBudgetExceeded or VisitExplained or DeadlinePassed), $"{entry.Actor.Office} did {e.GetType().Name}.");
                Assert.False(e is OfficeDrawn drawn && interested.Contains(drawn.Office));
                Assert.False(e is StepOpened { Office: { } at } && interested.Contains(at));
            }

            interested.UnionWith(entry.Events.OfType<InterestDeclared>().Select(e => e.Office));
        }

        Assert.DoesNotContain(CaseLaws.Waiting(state), s => s.Office is { } office && interested.Contains(office));
        Assert.False(state.Proposal is { } proposal && interested.Contains(proposal.Office));
    }

    /// <summary>A running case keeps its rules, but for an act of a manager.</summary>
    public static void TheVersionStays(JournalStream<CaseState> stream)
    {
        var version = 0;
        foreach (var entry in stream.Journal)
        {
            foreach (var e in entry.Events)
            {
                if (e is CaseMigrated moved)
                {
                    Assert.Equal(ActorRole.OfficeManager, entry.Actor.Role);
                    Assert.Equal(version, moved.FromVersion);
                }

                version = e is CaseMigrated m ? m.ToVersion : e is CaseOpened o ? o.ServiceVersion : version;
            }
        }

        Assert.Equal(version, stream.State!.ServiceVersion);
    }

    /// <summary>A step's own deadline: first its manager, two working days later the oversight, or at once what the card takes silence for.</summary>
    public static void SilenceIsTakenAsTheCardSays(ModelCity city, JournalStream<CaseState> stream, ServiceDefinition service)
    {
        var clocks = new Dictionary<string, (DateTimeOffset? DueAt, int Level, DateTimeOffset? NextAt)>();
        foreach (var entry in stream.Journal)
        {
            foreach (var e in entry.Events)
            {
                switch (e)
                {
                    case StepOpened opened:
                        clocks.Remove(opened.Step);
                        break;
                    case StepClockStarted started:
                        Assert.Equal(city.Calendar.DueAt(entry.At, started.WorkingDays), started.DueAt);
                        Assert.Equal(service.Steps.Single(s => s.Code == started.Step).WorkingDays, started.WorkingDays);
                        clocks[started.Step] = (started.DueAt, 0, null);
                        break;
                    case StepEscalated late:
                        var clock = clocks[late.Step];
                        Assert.Equal((clock.Level + 1, clock.DueAt), (late.Level, (DateTimeOffset?)late.DueAt));
                        Assert.InRange(late.Level, 1, 2);
                        Assert.True(entry.At >= (late.Level == 1 ? clock.DueAt : clock.NextAt));
                        Assert.Equal(late.Level == 1 ? city.Calendar.DueAt(entry.At, 2) : null, late.NextAt);
                        Assert.Equal(Silence.Escalates, service.Steps.Single(s => s.Code == late.Step).Silence);
                        clocks[late.Step] = (clock.DueAt, late.Level, late.NextAt);
                        break;
                    case StepDeemed deemed:
                        var step = service.Steps.Single(s => s.Code == deemed.Step);
                        Assert.NotEqual(Silence.Escalates, step.Silence);
                        Assert.Equal((step.Silence == Silence.Agrees ? step.Outcomes[0] : step.Outcomes[^1]).Code, deemed.Outcome);
                        Assert.Equal(clocks[deemed.Step].DueAt, deemed.DueAt);
                        Assert.True(entry.At >= deemed.DueAt && entry.Actor.Role == ActorRole.City);
                        break;
                    default:
                        break;
                }
            }
        }
    }

    /// <summary>An application that was handed in has somebody who is next, and a time at which the city asks where it stays.</summary>
    public static void SomebodyIsNext(CaseState state, ServiceDefinition service)
    {
        if (service.RecordedTime || state.Status is not (CaseStatus.InProgress or CaseStatus.WaitingForApplicant))
        {
            return;
        }

        var waiting = CaseLaws.Waiting(state).ToList();
        if (waiting.Count == 0)
        {
            Assert.Empty(service.Verdicts);
            return;
        }

        var applicants = state.Status == CaseStatus.WaitingForApplicant
            || waiting.TrueForAll(s => service.Steps.Single(d => d.Code == s.Code).Performer == StepPerformer.Citizen);
        Assert.True(applicants || state.Holder is not null || waiting.Exists(s => s.Office is null), "Nobody is next.");
        var bills = waiting.TrueForAll(s => service.Steps.Single(d => d.Code == s.Code).Kind == StepKind.Payment);
        Assert.False(bills && state.Holder is not null, "The applicant is next.");

        // Late for good, at the top of the ladder or with the deadline on record, is known to the oversight already.
        var known = state.Clock?.PassedAt is not null || waiting.Exists(s => s.Escalation == 2);
        var asked = state.Clock?.DueAt is not null || state.ApplicantClock?.DueAt is not null
            || waiting.Exists(s => (s.Escalation == 0 ? s.DueAt : s.EscalatesAt) is not null);
        Assert.True(known || asked || service.ApplicantWorkingDays is null, "Nobody asks where the case stays.");
    }

    public static void AgentsNeedAMandate(CaseState before, JournalEntry entry)
    {
        if (entry.Actor.Role == ActorRole.Agent)
        {
            Assert.Equal(entry.Actor.Person, before.Mandate?.Agent);
            Assert.False(entry.At > before.Mandate!.Until);
        }
    }

    /// <summary>Law 3: whoever asks a second time gains no day by it.</summary>
    public static void ALaterNoticeMovesNoDueTime(CaseState before, JournalEntry entry, CaseState after)
    {
        if (entry.Events.OfType<DeficiencyNoticed>().SingleOrDefault() is { Number: > 1 })
        {
            Assert.Equal((before.Clock?.DueAt, before.Clock?.Number, before.Clock?.SuspendedAt), (after.Clock?.DueAt, after.Clock?.Number, after.Clock?.SuspendedAt));
            Assert.Equal(before.Steps.Select(s => s.DueAt), after.Steps.Select(s => s.DueAt));
        }
    }

    /// <summary>The law's answer to silence comes with the decision's deadline, once, and from nobody but the city.</summary>
    public static void OnlyTheDueItemDeems(CaseState before, JournalEntry entry, ServiceDefinition service)
    {
        if (entry.Events.OfType<VerdictDeemed>().SingleOrDefault() is { } deemed)
        {
            Assert.Equal((service.DeemedVerdict, ActorRole.City), (deemed.Verdict, entry.Actor.Role));
            Assert.Equal(before.Clock?.DueAt, deemed.DueAt);
            Assert.True(entry.At >= deemed.DueAt);
            Assert.DoesNotContain(entry.Events, e => e is StepPerformed or OfficeDrawn);
        }
    }
}
