using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ActorCity.Contracts;
using ActorCity.Contracts.Cases;
using ActorCity.Contracts.Catalogue;
using ActorCity.Contracts.Journal;
using ActorCity.Contracts.Routing;
using ActorCity.Domain;
using ActorCity.Domain.Cases;
using ActorCity.Domain.Commands;
using ActorCity.Domain.Deadlines;
using ActorCity.Domain.Routing;

namespace ActorCity.Silo.Catalogue.Examples;

/// <summary>One case in a city of a few offices in memory: shape, facts, rule, fold, as a grain does it, a minute from command to command.</summary>
internal sealed class ExampleCase(ServiceDefinition definition, WorkingCalendar calendar, DateTimeOffset start)
{
    private const int Offices = 12;

    private static readonly ImmutableArray<byte> Secret = [.. SHA256.HashData("a secret for examples, of no city at all"u8)];
    private static readonly string Key = CaseId.FromCommand("example-case").Key;

    private readonly List<(EntryHead Head, ImmutableArray<CityEvent> Events)> journal = [];
    private readonly ServiceVersion service = new()
    {
        Version = 1,
        Status = ServiceVersionStatus.Published,
        EffectiveFrom = start.AddDays(-1),
        DraftedBy = "steward-one",
        ReviewedBy = "steward-two",
        Definition = definition,
    };

    private DateTimeOffset now = start;

    public static ImmutableArray<string> OfficeCodes { get; } = [.. Enumerable.Range(1, Offices).Select(i => $"{i:00}-01")];

    public CaseState? State { get; private set; }

    /// <summary>What happened, command after command.</summary>
    public IReadOnlyList<(EntryHead Head, ImmutableArray<CityEvent> Events)> Journal => journal;

    public IEnumerable<CityEvent> Events => journal.SelectMany(e => e.Events);

    /// <summary>The next command's id.</summary>
    public string NextId => $"example-{journal.Count + 1:D4}";

    /// <summary>Gives a command; the refusal if it is refused.</summary>
    public Refusal? Give(CityCommand command)
    {
        if (CommandChecks.Check(command) is { } malformed)
        {
            return malformed;
        }

        now = now.AddMinutes(1);
        var decision = Decide(command, Facts(command));
        if (decision.Refusal is { } refusal)
        {
            return refusal;
        }

        var head = new EntryHead(Key, journal.Count + 1, now, command.Actor);
        State = CaseStream.Instance.Evolve(State, head, decision.Events);
        journal.Add((head, decision.Events));
        return null;
    }

    /// <summary>Whether the journal, written out and read back, gives the same case once more.</summary>
    public bool FoldsAgain()
    {
        CaseState? again = null;
        foreach (var (head, events) in journal)
        {
            var stored = JsonSerializer.Serialize(events, CityJson.Stored);
            again = CaseStream.Instance.Evolve(again, head, JsonSerializer.Deserialize<ImmutableArray<CityEvent>>(stored, CityJson.Stored));
        }

        return JsonSerializer.Serialize(again, CityJson.Stored) == JsonSerializer.Serialize(State, CityJson.Stored);
    }

    private Decision<CaseState, CaseReceipt> Decide(CityCommand command, CaseFacts facts) => command switch
    {
        OpenCase c => CaseRules.Open(State, c, facts, now),
        AnswerForm c => CaseRules.AnswerForm(State, c, facts, now),
        AttachDocument c => CaseRules.AttachDocument(State, c, facts, now),
        SubmitCase c => CaseRules.Submit(State, c, facts, now),
        RegisterVisit c => CaseRules.RegisterVisit(State, c, facts, now),
        TakeWork c => CaseRules.TakeWork(State, c, facts, now),
        PerformStep c => CaseRules.PerformStep(State, c, facts, now),
        RecordPayment c => CaseRules.RecordPayment(State, c, facts, now),
        DecideCase c => CaseRules.Decide(State, c, facts, now),
        CloseCase c => CaseRules.Close(State, c, facts, now),
        _ => throw new ArgumentException("Not for examples.", nameof(command)),
    };

    private CaseFacts Facts(CityCommand command)
    {
        var date = CivilTime.DateAt(now);
        var facts = new CaseFacts
        {
            Service = service,
            Calendar = calendar,
            Directory = Directory(date.AddYears(1)),
            Epoch = new DrawEpoch { Date = date, Secret = Secret, Commitment = Convert.ToHexStringLower(SHA256.HashData(Secret.AsSpan())) },
            Pseudonym = id => Hash("person", id),
        };
        return command is not OpenCase open ? facts : facts with
        {
            ApplicantHash = Hash("applicant", open.Applicant),
            DrawSubject = Hash("draw-subject", Draw.SubjectText(open.Service, open.Applicant, open.Reference)),
        };
    }

    private static DirectorySnapshot Directory(DateOnly until) => new()
    {
        Version = 1,
        Hash = Hash("directory", "examples"),
        Offices = [.. OfficeCodes.Select(code => new OfficeListing { Office = code, OfficeVersion = 1, Active = true, LicensedUntil = until, Scope = ["*"], Weight = 10 })],
    };

    private static string Hash(string purpose, string value) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Secret.AsSpan(), Encoding.UTF8.GetBytes($"{purpose}\n{value}")));
}
