using ActorCity.Domain.Cases;

namespace ActorCity.Domain.Tests.Model;

/// <summary>
/// Plays random acts on the cases of one applicant in a model city: sensible ones often enough to get far, senseless ones often enough to
/// hurt.
/// </summary>
public sealed class RandomCase
{
    /// <summary>Most cases of one play.</summary>
    private const int CasesMax = 4;

    private readonly ServiceDefinition service;
    private readonly RandomCommands commands;
    private readonly List<JournalStream<CaseState>> cases = [];

    public RandomCase(ServiceDefinition service, int officeCount = 12)
        : this(service, new ModelCity(officeCount))
    {
    }

    public RandomCase(ServiceDefinition service, ModelCity city)
    {
        this.service = service;
        City = city;
        commands = new RandomCommands(City, service);
        cases.Add(City.NewCase());
    }

    public ModelCity City { get; }

    /// <summary>The one that is played now.</summary>
    public JournalStream<CaseState> Case => cases[^1];

    public IReadOnlyList<JournalStream<CaseState>> Cases => cases;

    /// <summary>The card of the version that the case keeps.</summary>
    public ServiceDefinition Card => Case.State is { } s ? City.Service(s.Service, s.ServiceVersion).Definition : service;

    /// <summary>Plays one act; the refusal if the city refused it.</summary>
    public Refusal? Play(Act act)
    {
        City.Now += TimeSpan.FromMinutes(act.Minutes);
        var office = City.OfficeCodes[act.Office % City.OfficeCodes.Length];
        switch (act.Kind)
        {
            case 20 or 21 or 22 when Case.State is not null:
                City.Now += TimeSpan.FromDays(act.Kind == 20 ? act.Thing : 0);
                Wake();
                return null;
            case 23:
                return City.Give(office, new SuspendOffice { CommandId = City.NextCommandId(), Actor = People.Steward, Cause = "inspection" });
            case 24:
                return City.Give(office, new ActivateOffice { CommandId = City.NextCommandId(), Actor = People.Steward });
            case 35 or >= 58 when cases.Count < CasesMax && Case.State is { } s && (!IsUndecided(s) || act is { Kind: 35, Thing: 0 }):
                cases.Add(City.NewCase());
                return null;
            default:
                return City.Give(Case, commands.Of(Case.State, Card, act, office)).Refusal;
        }
    }

    /// <summary>The claimer: every due row, whether its time came or not; an older number too.</summary>
    public void Wake()
    {
        foreach (var due in Case.Due.Values.ToList())
        {
            City.Wake(Case, due with { Number = due.Number - 1 });
            if (City.Wake(Case, due))
            {
                Assert.False(City.Wake(Case, due), "The same due time had an effect twice.");
            }
        }
    }

    /// <summary>
    /// Everybody does what is to be done, and no office is missing: then every case ends.
    /// </summary>
    /// <returns>What was refused on the way, for the one who looks why.</returns>
    public string Finish()
    {
        var refused = new SortedSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < 30; i++)
        {
            City.Establish($"{40 + i}-999");
        }

        foreach (var office in City.OfficeCodes)
        {
            City.Give(office, new ActivateOffice { CommandId = City.NextCommandId(), Actor = People.Steward });
        }

        for (var turn = 0; turn < 300 && Case.State is { } state && IsUndecided(state); turn++)
        {
            City.Now += TimeSpan.FromMinutes(1);
            var choice = turn % 24;
            if (NextMove.Of(City, state, Card, choice % 4 == 3 ? choice - 1 : choice, 10 + turn) is { } move && City.Give(Case, move).Refusal is { } refusal)
            {
                refused.Add($"{move.GetType().Name} by {move.Actor.Person}: {refusal.Code} {string.Join(' ', refusal.Values.Values)}");
            }
        }

        return string.Join("; ", refused.Take(10));
    }

    public static bool IsUndecided(CaseState state) => state.Status is CaseStatus.Open or CaseStatus.InProgress or CaseStatus.WaitingForApplicant;
}
