using System.Text.Json;
using ActorCity.Contracts.Deadlines;
using ActorCity.Domain.Access;
using ActorCity.Domain.Commands;

namespace ActorCity.Client.Testing.Store;

/// <summary>One stream: its journal and its due times.</summary>
internal abstract class CityStream(string key)
{
    private readonly Dictionary<string, DueChange> due = new(StringComparer.Ordinal);

    public string Key => key;

    public List<JournalEntry> Journal { get; } = [];

    public DateTimeOffset? NextDue => due.Count == 0 ? null : due.Values.Min(d => d.DueAt);

    /// <summary>What is due first happens.</summary>
    public void Wake()
    {
        var first = due.Values.MinBy(d => d.DueAt)!;
        due.Remove(first.Kind);
        if (OnDue(new DueItem { Kind = first.Kind, Number = first.Number, DueAt = first.DueAt!.Value }) is { } again)
        {
            due.TryAdd(first.Kind, first with { DueAt = again });
        }
    }

    /// <summary>When to be woken again for it; null: not again.</summary>
    protected virtual DateTimeOffset? OnDue(DueItem item) => null;

    protected void Set(IEnumerable<DueChange> changes)
    {
        foreach (var change in changes)
        {
            if (change.DueAt is null)
            {
                due.Remove(change.Kind);
            }
            else
            {
                due[change.Kind] = change;
            }
        }
    }
}

/// <summary>One stream with its state: takes commands as a grain of the city does, in the same order of checks.</summary>
internal class CityStream<TState>(CityStore store, IStreamRules<TState> rules, string key) : CityStream(key) where TState : class
{
    public TState? State { get; private set; }

    protected CityStore Store => store;

    /// <summary>Writes what no caller asked for.</summary>
    public void Happen<TAnswer>(string name, Decision<TState, TAnswer>? decision) where TAnswer : notnull
    {
        if (decision is { Refusal: null })
        {
            Commit(Names.CityCommandId(name), "city", Actor.City, store.Clock.Now, decision);
        }
    }

    protected Outcome<TAnswer> Execute<TAnswer>(
        CityCommand command, DateTimeOffset? lastEventAt, Func<DateTimeOffset, (ServiceDefinition? Service, Func<DateTimeOffset, Decision<TState, TAnswer>> Rule)> prepare)
        where TAnswer : notnull
    {
        store.Note(command);
        if (CommandChecks.Check(command) is { } malformed)
        {
            return malformed;
        }

        var fingerprint = Fingerprint(command);
        if (Journal.Find(entry => entry.CommandId == command.CommandId) is { } earlier)
        {
            return earlier.Fingerprint == fingerprint
                ? JsonSerializer.Deserialize<TAnswer>(earlier.Answer, CityJson.Stored)!
                : CommandErrors.IdReused;
        }

        var now = store.Clock.Now;
        if ((PolicyTable.Check(command) ?? CheckTiming(command, now)) is { } refusal)
        {
            return refusal;
        }

        var (service, rule) = prepare(now);
        var at = CommandTimes.Effective(lastEventAt, command, service, now);
        if (at.Refusal is { } early)
        {
            return early;
        }

        var decision = rule(at.Value);
        return decision.Refusal is { } refused ? refused : Commit(command.CommandId, fingerprint, command.Actor, at.Value, decision);
    }

    private TAnswer Commit<TAnswer>(string id, string fingerprint, Actor actor, DateTimeOffset at, Decision<TState, TAnswer> decision) where TAnswer : notnull
    {
        var before = State;
        var after = rules.Evolve(before, new EntryHead(Key, Journal.Count + 1, at, actor), decision.Events);
        var answer = decision.Answer!(after);
        var entry = new JournalEntry
        {
            Stream = Key,
            Sequence = Journal.Count + 1,
            CommandId = id,
            Fingerprint = fingerprint,
            Actor = actor,
            At = at,
            Events = decision.Events,
            Answer = JsonSerializer.Serialize(answer, CityJson.Stored),
        };
        Journal.Add(entry);
        State = after;
        store.Tables.Apply(rules.Rows(before, after, entry));
        Set(rules.Due(before, after));
        return answer;
    }

    private Refusal? CheckTiming(CityCommand command, DateTimeOffset now) =>
        now > command.NotAfter ? CommandErrors.Expired
        : command.ExpectedVersion is { } expected && expected != Journal.Count ? CommandErrors.VersionConflict.With("version", Journal.Count)
        : null;

    private string Fingerprint(CityCommand command)
    {
        var essence = command with { ExpectedVersion = null, NotAfter = null };
        return store.Pseudonyms.Fingerprint(JsonSerializer.SerializeToUtf8Bytes(essence, essence.GetType(), CityJson.Stored));
    }
}
