using System.Text.Json;

namespace ActorCity.Domain.Tests.Model;

/// <summary>One stream as the storage would keep it: state, journal, due times.</summary>
public sealed class JournalStream<TState>(IStreamRules<TState> rules, string key) where TState : class
{
    private readonly List<JournalEntry> journal = [];

    public string Key => key;

    public TState? State { get; private set; }

    public IReadOnlyList<JournalEntry> Journal => journal;

    public Dictionary<string, DueChange> Due { get; } = [];

    public IEnumerable<CityEvent> Events => journal.SelectMany(e => e.Events);

    /// <summary>Commits an accepted decision; gives back the refusal of a refused one.</summary>
    public Refusal? Take<TAnswer>(
        Decision<TState, TAnswer> decision, string commandId, Actor actor, DateTimeOffset at, CityTables tables, out TAnswer? answer)
        where TAnswer : notnull
    {
        answer = default;
        if (decision.Refusal is { } refusal)
        {
            return refusal;
        }

        var before = State;
        var sequence = journal.Count + 1;
        State = rules.Evolve(before, new EntryHead(key, sequence, at, actor), decision.Events);
        answer = decision.Answer!(State);
        var entry = new JournalEntry
        {
            Stream = key,
            Sequence = sequence,
            CommandId = commandId,
            Fingerprint = "0011223344556677",
            Actor = actor,
            At = at,
            Events = decision.Events,
            Answer = JsonSerializer.Serialize(answer, CityJson.Stored),
        };
        journal.Add(entry);
        tables.Apply(rules.Rows(before, State, entry));
        foreach (var change in rules.Due(before, State))
        {
            if (change.DueAt is null)
            {
                Due.Remove(change.Kind);
            }
            else
            {
                Due[change.Kind] = change;
            }
        }

        return null;
    }

    /// <summary>The journal as another process reads it back.</summary>
    public IEnumerable<JournalEntry> StoredJournal() =>
        journal.Select(e => JsonSerializer.Deserialize<JournalEntry>(JsonSerializer.Serialize(e, CityJson.Stored), CityJson.Stored)!);
}
