using System.Security.Cryptography;
using System.Text;
using ActorCity.Contracts.Deadlines;
using ActorCity.Domain.Cases;
using ActorCity.Domain.Commands;
using ActorCity.Domain.Deadlines;
using ActorCity.Domain.Offices;
using ActorCity.Domain.Routing;

namespace ActorCity.Domain.Tests.Model;

/// <summary>A small city without grains and storage: it hands facts to the rules as the grains do, one command after the other.</summary>
public sealed class ModelCity
{
    /// <summary>Saturday, 10:00 in the city.</summary>
    public static readonly DateTimeOffset Start = new(2026, 4, 4, 6, 30, 0, TimeSpan.Zero);

    private readonly Dictionary<string, JournalStream<OfficeState>> offices = [];
    private readonly Dictionary<string, ServiceVersion> services;
    private readonly Dictionary<long, DirectorySnapshot> snapshots = [];
    private int commands;

    public ModelCity(int officeCount = 5, WorkingCalendar? calendar = null)
    {
        Calendar = calendar ?? WorkingCalendar.FridaysOff;
        services = Services.All.ToDictionary(s => s.Code, s => Services.InForce(s, Start.AddYears(-20)));
        for (var i = 1; i <= officeCount; i++)
        {
            Establish($"{i:D2}-{100 + i}", capacity: i);
        }
    }

    public DateTimeOffset Now { get; set; } = Start;

    public WorkingCalendar Calendar { get; }

    public CityTables Tables { get; } = new();

    public IPseudonyms Pseudonyms { get; } = new FixedKey();

    public JournalStream<DirectoryState> Directory { get; } = new(DirectoryStream.Instance, GrainKeys.TheDirectory);

    public IReadOnlyDictionary<long, DirectorySnapshot> Snapshots => snapshots;

    public ImmutableArray<string> OfficeCodes => [.. offices.Keys.Order(StringComparer.Ordinal)];

    public JournalStream<OfficeState> Office(string code) => offices[code];

    public ServiceVersion Service(string code) => services[code];

    public string NextCommandId() => $"command-{++commands:D6}";

    /// <summary>Registers, licenses and opens an office.</summary>
    public void Establish(string code, int capacity = 1, params ReadOnlySpan<string> scope)
    {
        offices[code] = new JournalStream<OfficeState>(OfficeStream.Instance, $"of-{code}");
        Accept(code, new RegisterOffice { CommandId = NextCommandId(), Actor = People.Steward, Name = Services.Text(code), Region = 1, District = 1 });
        Accept(code, new LicenseOffice
        {
            CommandId = NextCommandId(),
            Actor = People.Steward,
            Licence = "L-1",
            Until = CivilTime.DateAt(Now).AddYears(3),
            Scope = scope.IsEmpty ? ["*"] : [.. scope],
            Capacity = capacity,
        });
        Accept(code, new ActivateOffice { CommandId = NextCommandId(), Actor = People.Steward });
    }

    public void Accept(string office, CityCommand command) => Assert.Null(Give(office, command));

    /// <summary>Gives a command to an office; the directory follows at once.</summary>
    public Refusal? Give(string office, CityCommand command)
    {
        var stream = offices[office];
        if (CommandChecks.Check(command) is { } malformed)
        {
            return malformed;
        }

        var state = stream.State;
        var decision = command switch
        {
            RegisterOffice c => OfficeRules.Register(state, c, Now),
            LicenseOffice c => OfficeRules.License(state, c, Now),
            ActivateOffice c => OfficeRules.Activate(state, c, Now),
            ChangeOfficeScope c => OfficeRules.ChangeScope(state, c, Now),
            ChangeOfficeCapacity c => OfficeRules.ChangeCapacity(state, c, Now),
            SuspendOffice c => OfficeRules.Suspend(state, c, Now),
            RevokeOffice c => OfficeRules.Revoke(state, c, Now),
            _ => throw new ArgumentException("Not for offices.", nameof(command)),
        };
        var refusal = stream.Take(decision, command.CommandId, command.Actor, Now, Tables, out _);
        if (refusal is null && DirectoryRules.Apply(Directory.State, [OfficeListings.From(stream.State!)], Now) is { } listing)
        {
            Assert.Null(Directory.Take(listing, NextCommandId(), Actor.City, Now, Tables, out _));
            var snapshot = Directory.State!.ToSnapshot();
            snapshots[snapshot.Version] = snapshot;
        }

        return refusal;
    }

    public JournalStream<CaseState> NewCase() => new(CaseStream.Instance, CaseId.FromCommand(NextCommandId()).Key);

    /// <summary>Gives a command to a case as a grain does: shape, time, facts, rule, commit.</summary>
    public Outcome<CaseReceipt> Give(JournalStream<CaseState> target, CityCommand command)
    {
        var state = target.State;
        var code = command is OpenCase open ? open.Service : state?.Service;
        if (CommandChecks.Check(command) is { } malformed)
        {
            return malformed;
        }

        if (code is null || !services.TryGetValue(code, out var service))
        {
            return ServiceErrors.Unknown;
        }

        var at = CommandTimes.Effective(state?.LastEventAt, command, service.Definition, Now);
        if (at.Refusal is { } early)
        {
            return early;
        }

        var facts = FactsFor(state, command, service);
        var refusal = target.Take(Decide(state, command, facts, at.Value), command.CommandId, command.Actor, at.Value, Tables, out var receipt);
        return refusal is null ? receipt! : refusal;
    }

    /// <summary>A due time comes; false if the case no longer waits for it.</summary>
    public bool Wake(JournalStream<CaseState> target, DueChange due)
    {
        var item = new DueItem { Kind = due.Kind, Number = due.Number, DueAt = due.DueAt!.Value };
        if (CaseRules.Due(target.State, item, FactsFor(target.State, null, services[target.State!.Service]), Now) is not { } decision)
        {
            return false;
        }

        Assert.Null(target.Take(decision, NextCommandId(), Actor.City, Now, Tables, out _));
        return true;
    }

    public DrawEpoch Epoch()
    {
        var date = CivilTime.DateAt(Now);
        return new DrawEpoch { Date = date, Secret = SecretOf(date), Commitment = Convert.ToHexStringLower(SHA256.HashData(SecretOf(date).AsSpan())) };
    }

    public static ImmutableArray<byte> SecretOf(DateOnly date) => [.. SHA256.HashData(Encoding.UTF8.GetBytes($"the secret of {date:yyyy-MM-dd}"))];

    private CaseFacts FactsFor(CaseState? state, CityCommand? command, ServiceVersion service)
    {
        var draws = command is not null && CaseRules.NeedsDraw(state, command, service.Definition);
        var asks = command is not null && CaseRules.NeedsDirectory(state, command, service.Definition);
        var facts = new CaseFacts
        {
            Service = service,
            Calendar = Calendar,
            Directory = asks || draws ? Directory.State!.ToSnapshot() : null,
            Epoch = draws ? Epoch() : null,
        };
        return command is not OpenCase open ? facts : facts with
        {
            ApplicantHash = Pseudonyms.Of("applicant", open.Applicant),
            DrawSubject = Pseudonyms.Of("draw-subject", Draw.SubjectText(open.Service, open.Applicant, open.Reference)),
        };
    }

    private static Decision<CaseState, CaseReceipt> Decide(CaseState? state, CityCommand command, CaseFacts facts, DateTimeOffset now) =>
        command switch
        {
            OpenCase c => CaseRules.Open(state, c, facts, now),
            AttachDocument c => CaseRules.AttachDocument(state, c, facts, now),
            SubmitCase c => CaseRules.Submit(state, c, facts, now),
            RegisterVisit c => CaseRules.RegisterVisit(state, c, facts, now),
            AnswerNotice c => CaseRules.AnswerNotice(state, c, facts, now),
            WithdrawCase c => CaseRules.Withdraw(state, c, facts, now),
            TakeWork c => CaseRules.TakeWork(state, c, facts, now),
            PerformStep c => CaseRules.PerformStep(state, c, facts, now),
            NoticeDeficiency c => CaseRules.NoticeDeficiency(state, c, facts, now),
            DecideCase c => CaseRules.Decide(state, c, facts, now),
            CloseCase c => CaseRules.Close(state, c, facts, now),
            RedrawCase c => CaseRules.Redraw(state, c, facts, now),
            _ => throw new ArgumentException("Not for cases.", nameof(command)),
        };

    /// <summary>The city's key, fixed.</summary>
    private sealed class FixedKey : IPseudonyms
    {
        private static readonly byte[] Secret = Encoding.UTF8.GetBytes("a key for tests, of no city at all");

        public string Of(string purpose, string value) =>
            Convert.ToHexStringLower(HMACSHA256.HashData(Secret, Encoding.UTF8.GetBytes($"{purpose}\n{value}")));

        public string Fingerprint(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(HMACSHA256.HashData(Secret, content))[..16];
    }
}
