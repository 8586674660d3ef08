using System.Collections.Concurrent;
using System.Text.Json;

using ActorCity.Domain.Tests.Model;
using CsCheck;

namespace ActorCity.Domain.Tests.Cases;

/// <summary>Random command sequences: the laws hold after every step, and the journal alone gives the same city again.</summary>
public sealed class CaseLawTests
{
    [Fact]
    public void No_sequence_of_commands_breaks_a_law()
    {
        var seen = new ConcurrentDictionary<string, int>();
        ServiceDefinition[] played = [Services.Permit, Services.Certificate, Services.Certificate, Services.Pothole, Services.Receipt];
        Gen.Select(Gen.Int[0, played.Length - 1], Act.Many(120)).Sample((service, acts) => Play(played[service], acts, seen), iter: 2000);

        // Random play that never gets anywhere would prove nothing.
        string[] needed =
        [
            "CaseDecided", "CaseClosed", "CaseWithdrawn", "ClockSuspended", "ClockResumed", "DeadlinePassed", "DeficiencyBreached",
            "DeficiencyBreached-while-running", "VisitBudgetExceeded", "OfficeDrawn-again", "CaseDecided-late", "StepOpened", "WorkTaken", "StepPerformed", "DocumentAttached",
            "access.role-may-not", "case.item-not-on-checklist", "case.not-holder", "case.already-taken", "case.visit-reason-missing",
            "case.documents-missing", "case.wrong-status", "case.no-open-notice", "case.nothing-to-redraw", "case.unknown-verdict",
            "case.office-not-eligible", "case.step-not-open", "command.malformed", "office.not-staff",
        ];
        Assert.Equal([], needed.Except(seen.Keys));
    }

    private static void Play(ServiceDefinition service, Act[] acts, ConcurrentDictionary<string, int> seen)
    {
        var play = new RandomCase(service);
        foreach (var act in acts)
        {
            var (before, entries) = (play.Case.State, play.Case.Journal.Count);
            var refusal = play.Play(act);
            if (refusal is not null)
            {
                seen.AddOrUpdate(refusal.Code, 1, (_, n) => n + 1);
                Assert.Same(before, play.Case.State);
                Assert.Equal(entries, play.Case.Journal.Count);
            }
            else
            {
                CaseLaws.Hold(play.City, play.Case, service);
            }
        }

        var running = false;
        foreach (var entry in play.Case.Journal)
        {
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

        TheJournalGivesTheSameAgain(play);
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
        Fold(play.Case, rebuilt);
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
