using System.Security.Cryptography;
using System.Text;
using ActorCity.Client.Testing.Grains;
using ActorCity.Client.Transport;
using ActorCity.Domain.Deadlines;
using ActorCity.Domain.Routing;

namespace ActorCity.Client.Testing.Store;

/// <summary>Everything that the fake city knows. One caller at a time.</summary>
internal sealed class CityStore
{
    private readonly Lock gate = new();
    private readonly List<FakeCall> calls = [];
    private readonly Dictionary<string, CityStream> streams = new(StringComparer.Ordinal);

    public CityStore(DateTimeOffset start, WorkingCalendar calendar)
    {
        Clock = new FakeClock(start, MoveTo);
        Calendar = calendar;
        Directory = new CityStream<DirectoryState>(this, DirectoryStream.Instance, GrainKeys.TheDirectory);
        Epochs = new DrawDays(this);
    }

    public FakeClock Clock { get; }

    public WorkingCalendar Calendar { get; }

    public CityTables Tables { get; } = new();

    public IPseudonyms Pseudonyms { get; } = new FixedKey();

    public CityStream<DirectoryState> Directory { get; }

    public DrawDays Epochs { get; }

    public ImmutableArray<FakeCall> Calls
    {
        get { lock (gate) { return [.. calls]; } }
    }

    public IEnumerable<JournalEntry> Journal(string stream) => streams.TryGetValue(stream, out var found) ? found.Journal : [];

    public JournalEntry? FindCommand(string commandId) => streams.Values.SelectMany(s => s.Journal).FirstOrDefault(entry => entry.CommandId == commandId);

    /// <summary>The one grain of a key.</summary>
    public T Get<T>(string key, Func<string, T> make) where T : CityStream
    {
        if (!streams.TryGetValue(key, out var stream))
        {
            streams[key] = stream = make(key);
        }

        return (T)stream;
    }

    public FakeOffice Office(string code) => Get($"of-{code}", key => new FakeOffice(this, key));

    public FakeCase Case(CaseId id) => Get(id.Key, key => new FakeCase(this, key));

    public FakeService Service(string code) => Get($"sv-{code}", key => new FakeService(this, key));

    public void Note(FakeCall call)
    {
        lock (gate)
        {
            calls.Add(call);
        }
    }

    /// <summary>A command that a call brought; what the city or an office gives a case came with no call of its own.</summary>
    public void Note(CityCommand command)
    {
        if (!Names.IsCityCommandId(command.CommandId) && command is not TakeWork)
        {
            Note(new FakeCall { What = command.GetType().Name, Command = command, Token = RequestContext.Get(OrleansTransport.TokenKey) as string });
        }
    }

    /// <summary>Nobody else meanwhile.</summary>
    public Task<T> Alone<T>(Func<T> work)
    {
        lock (gate)
        {
            return Task.FromResult(work());
        }
    }

    /// <summary>Lets what is due happen, each at its own time, and puts the clock to <paramref name="end"/>.</summary>
    private void MoveTo(DateTimeOffset end)
    {
        lock (gate)
        {
            RunDue(end);
            Clock.Set(end);
        }
    }

    public void RunDue(DateTimeOffset end)
    {
        while (streams.Values.Where(s => s.NextDue <= end).MinBy(s => (s.NextDue, s.Key), Comparer<(DateTimeOffset?, string)>.Default) is { } first)
        {
            var due = first.NextDue!.Value;
            if (due > Clock.Now)
            {
                Clock.Set(due);
            }

            first.Wake();
        }
    }

    /// <summary>A key of no city.</summary>
    private sealed class FixedKey : IPseudonyms
    {
        private static readonly byte[] Secret = Encoding.UTF8.GetBytes("the key of a city in memory");

        public string Of(string purpose, string value) =>
            Convert.ToHexStringLower(HMACSHA256.HashData(Secret, Encoding.UTF8.GetBytes($"{purpose}\n{value}")));

        public string Fingerprint(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(HMACSHA256.HashData(Secret, content))[..16];
    }
}
