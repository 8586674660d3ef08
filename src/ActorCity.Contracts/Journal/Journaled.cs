using System.Text.Json.Serialization;

namespace ActorCity.Contracts.Journal;

/// <summary>
/// What a grain with public acts keeps: its state, its place in its journal stream, and, while a write is on its way, the
/// commit that must be stored in the same transaction.
/// </summary>
/// <remarks>Storage reads and writes it through <see cref="IJournaled"/>; the serializer stores <see cref="State"/> only, and the stream's position in the envelope.</remarks>
[GenerateSerializer, Alias("ac.journaled`1")]
public sealed class Journaled<TState> : IJournaled where TState : class
{
    /// <summary>The immutable state; null before the first commit.</summary>
    [Id(0)] public TState? State { get; set; }

    /// <inheritdoc/>
    [Id(1)] public long Sequence { get; set; }

    /// <inheritdoc/>
    [Id(2)] public ImmutableArray<byte> Head { get; set; } = [];

    /// <inheritdoc/>
    [Id(3)] public ImmutableArray<CommandMemory> Recent { get; set; } = [];

    [NonSerialized] private Commit? pending;

    /// <inheritdoc/>
    [JsonIgnore]
    public Commit? Pending
    {
        get => pending;
        set => pending = value;
    }

    /// <inheritdoc/>
    object? IJournaled.State => State;
}

/// <summary>The provider's view of <see cref="Journaled{TState}"/>.</summary>
public interface IJournaled
{
    /// <summary>The state to store.</summary>
    object? State { get; }

    /// <summary>Number of the stream's last journal entry, from 1; 0 before the first. The provider advances it on success.</summary>
    long Sequence { get; set; }

    /// <summary>SHA-256 of the stream's last journal entry chained to those before; empty before the first. The provider advances it on success.</summary>
    ImmutableArray<byte> Head { get; set; }

    /// <summary>The newest commands and their answers, at most <see cref="CommandMemory.Kept"/>, oldest first; stored in the envelope. Older answers are found in the journal.</summary>
    ImmutableArray<CommandMemory> Recent { get; set; }

    /// <summary>What the next write stores beside the state; the provider clears it on success.</summary>
    Commit? Pending { get; set; }
}

/// <summary>A command that was applied, and its answer.</summary>
[GenerateSerializer, Immutable, Alias("ac.command-memory")]
public sealed record CommandMemory
{
    /// <summary>How many a stream keeps at hand. A retry comes soon after its command; four keep the state small.</summary>
    public const int Kept = 4;

    /// <summary>The command's id.</summary>
    [Id(0)] public required string CommandId { get; init; }

    /// <summary>Keyed hash of its contents.</summary>
    [Id(1)] public required string Fingerprint { get; init; }

    /// <summary>The answer, as JSON.</summary>
    [Id(2)] public required string Answer { get; init; }
}

/// <summary>
/// One command's effect, stored in one transaction with the state: a journal entry, read-model rows, due times, outbox messages.
/// </summary>
/// <remarks>Made by the rules' shell, never sent between processes.</remarks>
public sealed record Commit
{
    /// <summary>The journal entry (its sequence and chain are the provider's).</summary>
    public required JournalEntry Entry { get; init; }

    /// <summary>Rows for the tables built for questions.</summary>
    public ImmutableArray<IndexRow> Rows { get; init; } = [];

    /// <summary>Due times to set or to remove.</summary>
    public ImmutableArray<DueChange> Due { get; init; } = [];

    /// <summary>How long the write is still wanted; a write that waited longer is not begun. Null: for ever.</summary>
    public TimeSpan? Within { get; init; }

    /// <summary>Messages that leave after the transaction.</summary>
    public ImmutableArray<OutboxMessage> Outbox { get; init; } = [];
}

/// <summary>One command's entry in the journal of one stream: one command, one entry, one or more events.</summary>
[GenerateSerializer, Immutable, Alias("ac.journal-entry")]
public sealed record JournalEntry
{
    /// <summary>The grain key, for instance <c>cs-…</c>.</summary>
    [Id(0)] public required string Stream { get; init; }

    /// <summary>1, 2, 3 … without a gap within the stream. Equals the version of the state after this entry.</summary>
    [Id(1)] public long Sequence { get; init; }

    /// <summary>The command's id; unique within the stream.</summary>
    [Id(2)] public required string CommandId { get; init; }

    /// <summary>Keyed hash of the command's contents, to tell a retry from a reused id.</summary>
    [Id(3)] public required string Fingerprint { get; init; }

    /// <summary>Who gave the command.</summary>
    [Id(4)] public required Access.Actor Actor { get; init; }

    /// <summary>When it happened, UTC.</summary>
    [Id(5)] public required DateTimeOffset At { get; init; }

    /// <summary>What happened, in order. Never empty.</summary>
    [Id(6)] public required ImmutableArray<CityEvent> Events { get; init; }

    /// <summary>The first answer as JSON; a repeated command gets it again.</summary>
    [Id(7)] public required string Answer { get; init; }
}

/// <summary>A row of a table built for a question. Each row type has one table (see ReadModels).</summary>
public abstract record IndexRow
{
    /// <summary>True to delete the row with this key instead of writing it.</summary>
    public bool Removed { get; init; }
}

/// <summary>Sets or removes the due time of one kind for one stream.</summary>
/// <param name="Kind">What will be due, for instance <c>decision</c>; at most one due time per stream and kind.</param>
/// <param name="Number">Which setting of this kind it is; a handler acts only on the number that its state still waits for.</param>
/// <param name="DueAt">When, UTC; null removes it.</param>
public sealed record DueChange(string Kind, long Number, DateTimeOffset? DueAt);

/// <summary>A message that leaves the city after its transaction, at least once, in order per stream.</summary>
/// <param name="Topic">Who takes it, for instance <c>webhook</c>.</param>
/// <param name="Body">JSON.</param>
public sealed record OutboxMessage(string Topic, string Body);
