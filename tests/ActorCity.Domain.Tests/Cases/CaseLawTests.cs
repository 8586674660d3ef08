using System.Collections.Concurrent;
using System.Text.Json;

using ActorCity.Domain.Cases;
using ActorCity.Domain.Tests.Model;
using CsCheck;

namespace ActorCity.Domain.Tests.Cases;

/// <summary>Random command sequences: the laws hold after every step, and the journal alone gives the same city again.</summary>
public sealed class CaseLawTests
{
    /// <summary>Rare things may not happen in one round; that they never happen in several is a fault of the play.</summary>
    private const int RoundsMax = 6;

    [Fact]
    public void No_sequence_of_commands_breaks_a_law()
    {
        var seen = new ConcurrentDictionary<string, int>();
        ServiceDefinition[] played = [Services.Permit, Services.Certificate, Services.Certificate, Services.Pothole, Services.Receipt];

        // Random play that never gets anywhere would prove nothing.
        string[] needed =
        [
            "CaseDecided", "CaseClosed", "CaseWithdrawn", "ClockSuspended", "ClockResumed", "DeadlinePassed", "DeficiencyBreached",
            "DeficiencyBreached-while-running", "VisitBudgetExceeded", "OfficeDrawn-again", "CaseDecided-late", "StepOpened", "WorkTaken", "StepPerformed", "DocumentAttached",
            "access.role-may-not", "case.item-not-on-checklist", "case.not-holder", "case.already-taken", "case.visit-reason-missing",
            "case.documents-missing", "case.wrong-status", "case.no-open-notice", "case.nothing-to-redraw", "case.unknown-verdict",
            "case.office-not-eligible", "case.step-not-open", "command.malformed", "office.not-staff",
        ];
        for (var round = 0; round < RoundsMax && needed.Except(seen.Keys).Any(); round++)
        {
            Gen.Select(Gen.Int[0, played.Length - 1], Act.Many(120)).Sample((service, acts) => Play(played[service], acts, seen), iter: 1500);
        }

        Assert.Equal([], needed.Except(seen.Keys));
    }

    [Fact]
    public void No_sequence_of_commands_on_a_whole_card_breaks_a_law()
    {
        var seen = new ConcurrentDictionary<string, int>();
        ServiceDefinition[] played = [Cards.Permit, Cards.Permit, Cards.Deemed, Cards.Levy, Cards.ArticleHundred];

        string[] needed =
        [
            "AppealLodged", "ApplicantClockStarted", "BillCancelled", "BillIssued", "CaseMigrated", "CertificateIssued", "ClockResumed",
            "ClockSuspended", "ConflictsFound", "DecisionProposed", "DecisionReturned", "DeficiencyBreached", "FeeOverrideProposed", "FeeOverrideSettled",
            "FormAnswered", "InterestDeclared", "ItemFetched", "MandateGranted", "MandateWithdrawn", "MatterLinked", "PaymentRecorded", "PaymentRefunded",
            "PaymentVoided", "RiskClassified", "StepDeemed", "StepEscalated", "StepReopened", "StepSkipped", "VerdictDeemed", "VisitExplained",
            "agent", "case.amount-differs", "case.bill-status", "case.cannot-migrate", "case.field-invalid", "case.fields-missing", "case.four-eyes",
            "case.has-interest", "case.item-once-only", "case.mandate-exists", "case.no-appeal", "case.no-mandate", "case.not-eligible",
            "case.outcome-missing", "case.override-status", "case.payment-reused", "case.unknown-bill", "case.unknown-field", "case.unknown-visit",
        ];
        for (var round = 0; round < RoundsMax && needed.Except(seen.Keys).Any(); round++)
        {
            Gen.Select(Gen.Int[0, played.Length - 1], Act.Many(200)).Sample((service, acts) => Play(played[service], acts, seen), iter: 500);
        }

        Assert.Equal([], needed.Except(seen.Keys));
    }

    private static void Play(ServiceDefinition service, Act[] acts, ConcurrentDictionary<string, int> seen)
    {
        var play = new RandomCase(service);
        foreach (var act in acts)
        {
            var (stream, before, entries) = (play.Case, play.Case.State, play.Case.Journal.Count);
            var refusal = play.Play(act);
            if (refusal is not null)
            {
                seen.AddOrUpdate(refusal.Code, 1, (_, n) => n + 1);
                Assert.Same(before, stream.State);
                Assert.Equal(entries, stream.Journal.Count);
            }
            else if (stream.Journal.Count > entries)
            {
                CaseLaws.Hold(play.City, stream, play.Card, before);
            }
        }

        foreach (var stream in play.Cases)
        {
            Remember(stream, seen);
        }

        TheJournalGivesTheSameAgain(play);
        EveryCaseCanEnd(play);
    }

    // With everybody at work and no office missing there is no state that a case does not get out of.
    private static void EveryCaseCanEnd(RandomCase play)
    {
        if (play.Case.State is { } state && !play.Card.RecordedTime && !play.Card.Steps.Any(s => s.Performer == StepPerformer.AnyOffice))
        {
            var refused = play.Finish();
            var steps = string.Join(", ", CaseLaws.Waiting(play.Case.State!).Select(s => $"{s.Code} at {s.Office} with {s.Person}"));
            Assert.False(RandomCase.IsUndecided(play.Case.State!), $"Version {state.Version} of a {state.Service} is stuck: {steps}. {refused}");
        }
    }

    private static void Remember(JournalStream<CaseState> stream, ConcurrentDictionary<string, int> seen)
    {
        var running = false;
        foreach (var entry in stream.Journal)
        {
            seen[Words.Of(entry.Actor.Role)] = 1;
            foreach (var e in entry.Events)
            {
                running = e is Contracts.Cases.Events.ClockResumed || (running && e is not Contracts.Cases.Events.DeadlinePassed);
                if (running && e is Contracts.Cases.Events.DeficiencyBreached)
                {
                    seen["DeficiencyBreached-while-running"] = 1;
                }

                seen.AddOrUpdate(Name(e, entry), 1, (_, n) => n + 1);
            }
        }
    }

    private static string Name(CityEvent e, JournalEntry entry) => e switch
    {
        Contracts.Routing.Events.OfficeDrawn { Cause: not null } => "OfficeDrawn-again",
        Contracts.Cases.Events.CaseDecided when entry.Events.Any(x => x is Contracts.Cases.Events.DeadlinePassed) => "CaseDecided-late",
        _ => e.GetType().Name,
    };

    private static void TheJournalGivesTheSameAgain(RandomCase play)
    {
        var rebuilt = new CityTables();
        foreach (var stream in play.Cases)
        {
            Fold(stream, rebuilt);
        }

        foreach (var office in play.City.OfficeCodes)
        {
            Fold(play.City.Office(office), rebuilt);
        }

        Fold(play.City.Directory, rebuilt);
        Assert.Equal(play.City.Tables.ToJson(), rebuilt.ToJson());
    }

    private static void Fold<TState>(JournalStream<TState> stream, CityTables tables) where TState : class
    {
        var projection = new CityProjector().Begin(stream.Key);
        foreach (var entry in stream.StoredJournal())
        {
            tables.Apply(projection.Apply(entry));
        }

        var folded = JsonSerializer.Serialize((TState?)projection.State, CityJson.Stored);
        var kept = JsonSerializer.Serialize(stream.State, CityJson.Stored);
        Assert.Equal(kept, folded);
        var reread = JsonSerializer.Serialize(JsonSerializer.Deserialize<TState>(kept, CityJson.Stored), CityJson.Stored);
        Assert.Equal(kept, reread);
    }
}
