using System.Text.Json;
using ActorCity.Contracts;
using ActorCity.Contracts.Access;
using ActorCity.Contracts.Catalogue;
using ActorCity.Contracts.Journal;
using ActorCity.Domain;
using ActorCity.Domain.Access;
using ActorCity.Domain.Commands;
using Orleans.Storage;

namespace ActorCity.Grains;

/// <summary>
/// A grain whose changes are public acts. One command = one journal entry = one write; memory never says more than the database;
/// a repeated command id gets its first answer.
/// </summary>
internal abstract class CityGrain<TState>(
    IPersistentState<Journaled<TState>> store, IStreamRules<TState> rules, CitySetting city) : Grain
    where TState : class
{
    protected TState? State => store.State.State;

    protected long Version => store.State.Sequence;

    protected CitySetting City => city;

    /// <summary>Takes a command through checks, memory of earlier commands, the rule and the one write.</summary>
    /// <param name="command">As it came.</param>
    /// <param name="decide">The rule, with its facts gathered; given the present time.</param>
    protected async Task<Outcome<TAnswer>> ExecuteAsync<TAnswer>(
        CityCommand command, Func<DateTimeOffset, Task<TimedDecision<TState, TAnswer>>> decide) where TAnswer : notnull
    {
        if (CommandChecks.Check(command) is { } malformed)
        {
            return malformed;
        }

        var fingerprint = Fingerprint(command);
        foreach (var memory in store.State.Recent)
        {
            if (memory.CommandId == command.CommandId)
            {
                return Repeat<TAnswer>(memory.Fingerprint, fingerprint, memory.Answer);
            }
        }

        var now = city.Now;
        if ((PolicyTable.Check(command) ?? CheckTiming(command, now)) is { } refusal)
        {
            return await RefuseAsync<TAnswer>(command, fingerprint, refusal);
        }

        var (decision, at) = await decide(now);
        if (decision.Refusal is { } refused)
        {
            return await RefuseAsync<TAnswer>(command, fingerprint, refused);
        }

        return await CommitAsync(command.CommandId, fingerprint, command.Actor, at, decision.Events, decision.Answer!, command.NotAfter - City.Now);
    }

    /// <summary>Applies a rule at the instant the command takes effect; a stream of the city's own time refuses recorded times.</summary>
    protected static TimedDecision<TState, TAnswer> Decide<TAnswer>(
        DateTimeOffset? lastEventAt, CityCommand command, DateTimeOffset now, Func<DateTimeOffset, Decision<TState, TAnswer>> rule,
        ServiceDefinition? service = null) where TAnswer : notnull
    {
        var at = CommandTimes.Effective(lastEventAt, command, service, now);
        return at.Refusal is { } refusal ? new(refusal, now) : new(rule(at.Value), at.Value);
    }

    /// <summary>Writes events that no caller's command asked for: a clock, a directory, an epoch.</summary>
    /// <param name="name">What makes it one of a kind in its stream; its command id is a form that no caller may use.</param>
    /// <param name="at">When it took effect.</param>
    /// <param name="decision">What happened.</param>
    protected async Task CommitAsync<TAnswer>(string name, DateTimeOffset at, Decision<TState, TAnswer> decision) where TAnswer : notnull
    {
        var outcome = await CommitAsync(Names.CityCommandId(name), "city", Actor.City, at, decision.Events, decision.Answer!, within: null);
        if (outcome.Refusal is { } refusal)
        {
            throw new InvalidOperationException($"The city's own act {name} on {this.GetPrimaryKeyString()} was refused: {refusal.Code}.");
        }
    }

    private async Task<Outcome<TAnswer>> CommitAsync<TAnswer>(
        string commandId, string fingerprint, Actor actor, DateTimeOffset at,
        ImmutableArray<CityEvent> events, Func<TState, TAnswer> answering, TimeSpan? within) where TAnswer : notnull
    {
        var before = State;
        var head = new EntryHead(this.GetPrimaryKeyString(), Version + 1, at, actor);
        var after = rules.Evolve(before, head, events);
        var answer = answering(after);
        var entry = new JournalEntry
        {
            Stream = head.Stream,
            Sequence = head.Sequence,
            CommandId = commandId,
            Fingerprint = fingerprint,
            Actor = actor,
            At = at,
            Events = events,
            Answer = JsonSerializer.Serialize(answer, CityJson.Stored),
        };
        var commit = new Commit { Entry = entry, Rows = rules.Rows(before, after, entry), Due = rules.Due(before, after), Within = within };

        return await SaveAsync(after, commit)
            ? answer
            : await FindAnswerAsync<TAnswer>(commandId, fingerprint)
                ?? throw new OutcomeUnknownException($"The journal has command {commandId} and cannot show it.");
    }

    /// <returns>False if the journal already has an entry of this command: nothing was written.</returns>
    private async Task<bool> SaveAsync(TState after, Commit commit)
    {
        var (state, recent) = (store.State.State, store.State.Recent);
        store.State.State = after;
        store.State.Recent = Remember(recent, commit.Entry);
        store.State.Pending = commit;
        try
        {
            await store.WriteStateAsync();
            return true;
        }
        catch (Exception fault) when (Undo(state, recent))
        {
            // Orleans wraps what a storage provider throws.
            switch (fault is OrleansException and not InconsistentStateException { } ? fault.InnerException ?? fault : fault)
            {
                case DuplicateCommandException:
                    return false;
                case CityBusyException busy:
                    throw new CityBusyException(busy.Message);
                case InconsistentStateException:
                    // Another activation wrote; ours is stale and wrote nothing. The caller may send the command again.
                    DeactivateOnIdle();
                    throw new CityBusyException($"{commit.Entry.Stream} moved to another silo; send the command again.");
                default:
                    // The row may or may not have been written. Forget our copy; the next call reads the truth.
                    DeactivateOnIdle();
                    city.Log.LogStorageFault(commit.Entry.Stream, fault);
                    throw new OutcomeUnknownException($"Command {commit.Entry.CommandId} on {commit.Entry.Stream} may or may not be stored.");
            }
        }
    }

    private bool Undo(TState? state, ImmutableArray<CommandMemory> recent)
    {
        store.State.State = state;
        store.State.Recent = recent;
        store.State.Pending = null;
        return true;
    }

    private static ImmutableArray<CommandMemory> Remember(ImmutableArray<CommandMemory> recent, JournalEntry entry)
    {
        var memory = new CommandMemory { CommandId = entry.CommandId, Fingerprint = entry.Fingerprint, Answer = entry.Answer };
        return recent.Length < CommandMemory.Kept ? recent.Add(memory) : recent.RemoveRange(0, recent.Length - CommandMemory.Kept + 1).Add(memory);
    }

    /// <summary>A command that would be refused now may have been applied long ago: then its first answer counts.</summary>
    private async Task<Outcome<TAnswer>> RefuseAsync<TAnswer>(CityCommand command, string fingerprint, Refusal refusal) where TAnswer : notnull =>
        (Version > store.State.Recent.Length ? await FindAnswerAsync<TAnswer>(command.CommandId, fingerprint) : null) ?? refusal;

    private async Task<Outcome<TAnswer>?> FindAnswerAsync<TAnswer>(string commandId, string fingerprint) where TAnswer : notnull =>
        await city.Journal.FindAsync(this.GetPrimaryKeyString(), commandId) is { } entry
            ? Repeat<TAnswer>(entry.Fingerprint, fingerprint, entry.Answer)
            : null;

    private static Outcome<TAnswer> Repeat<TAnswer>(string first, string now, string answer) where TAnswer : notnull =>
        first == now ? JsonSerializer.Deserialize<TAnswer>(answer, CityJson.Stored)! : CommandErrors.IdReused;

    private Refusal? CheckTiming(CityCommand command, DateTimeOffset now)
    {
        if (command.NotAfter is { } limit && now > limit)
        {
            return CommandErrors.Expired;
        }

        return command.ExpectedVersion is { } expected && expected != Version
            ? CommandErrors.VersionConflict.With("version", Version)
            : null;
    }

    private string Fingerprint(CityCommand command)
    {
        // A retry may expect another version or have another time limit; it is the same command.
        var essence = command with { ExpectedVersion = null, NotAfter = null };
        return city.Pseudonyms.Fingerprint(JsonSerializer.SerializeToUtf8Bytes(essence, essence.GetType(), CityJson.Stored));
    }
}

/// <summary>A decision and the instant it is recorded at.</summary>
internal readonly record struct TimedDecision<TState, TAnswer>(Decision<TState, TAnswer> Decision, DateTimeOffset At)
    where TState : class where TAnswer : notnull;
