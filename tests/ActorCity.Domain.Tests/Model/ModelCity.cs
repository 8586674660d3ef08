using System.Security.Cryptography;
using System.Text;
using ActorCity.Domain.Commands;
using ActorCity.Domain.Deadlines;
using ActorCity.Domain.Offices;
using ActorCity.Domain.Routing;

namespace ActorCity.Domain.Tests.Model;

/// <summary>A small city without grains and storage: it hands facts to the rules as the grains do, one command after the other.</summary>
public sealed partial class ModelCity
{
    /// <summary>Saturday, 10:00 in the city.</summary>
    public static readonly DateTimeOffset Start = new(2026, 4, 4, 6, 30, 0, TimeSpan.Zero);

    private readonly Dictionary<string, JournalStream<OfficeState>> offices = [];
    private readonly Dictionary<(string Code, int Version), ServiceVersion> services;
    private readonly Dictionary<long, DirectorySnapshot> snapshots = [];
    private int commands;

    public ModelCity(int officeCount = 5, WorkingCalendar? calendar = null)
    {
        Calendar = calendar ?? WorkingCalendar.FridaysOff;
        services = Services.All.ToDictionary(s => (s.Code, 1), s => Services.InForce(s, Start.AddYears(-20)));
        services[(Cards.SecondPermit.Code, 2)] = Services.InForce(Cards.SecondPermit, Start.AddYears(-20)) with { Version = 2 };
        for (var i = 1; i <= officeCount; i++)
        {
            Establish($"{i:D2}-{100 + i}", capacity: i);
        }
    }

    public DateTimeOffset Now { get; set; } = Start;

    /// <summary>What its command ids and, through them, its cases' numbers begin with: several cities may share one journal.</summary>
    public string Name { get; init; } = "command";

    /// <summary>What people answer to a field; a number says which of several answers.</summary>
    public Func<FormField, int, string> Answers { get; init; } = NextMove.Value;

    public WorkingCalendar Calendar { get; }

    public CityTables Tables { get; } = new();

    public IPseudonyms Pseudonyms { get; } = new FixedKey();

    public JournalStream<DirectoryState> Directory { get; } = new(DirectoryStream.Instance, GrainKeys.TheDirectory);

    public IReadOnlyDictionary<long, DirectorySnapshot> Snapshots => snapshots;

    public ImmutableArray<string> OfficeCodes => [.. offices.Keys.Order(StringComparer.Ordinal)];

    public JournalStream<OfficeState> Office(string code) => offices[code];

    public ServiceVersion Service(string code, int version = 1) => services[(code, version)];

    /// <summary>Publishes a card that a single test made.</summary>
    public void Know(ServiceDefinition definition, int version = 1) =>
        services[(definition.Code, version)] = Services.InForce(definition, Start.AddYears(-20)) with { Version = version };

    public string NextCommandId() => $"{Name}-{++commands:D6}";

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

    public DrawEpoch Epoch()
    {
        var date = CivilTime.DateAt(Now);
        return new DrawEpoch { Date = date, Secret = SecretOf(date), Commitment = Convert.ToHexStringLower(SHA256.HashData(SecretOf(date).AsSpan())) };
    }

    public static ImmutableArray<byte> SecretOf(DateOnly date) => [.. SHA256.HashData(Encoding.UTF8.GetBytes($"the secret of {date:yyyy-MM-dd}"))];

    /// <summary>The city's key, fixed.</summary>
    private sealed class FixedKey : IPseudonyms
    {
        private static readonly byte[] Secret = Encoding.UTF8.GetBytes("a key for tests, of no city at all");

        public string Of(string purpose, string value) =>
            Convert.ToHexStringLower(HMACSHA256.HashData(Secret, Encoding.UTF8.GetBytes($"{purpose}\n{value}")));

        public string Fingerprint(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(HMACSHA256.HashData(Secret, content))[..16];
    }
}
