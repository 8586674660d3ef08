using ActorCity.Contracts;
using ActorCity.Contracts.Access;
using ActorCity.Contracts.Journal;

namespace ActorCity.Domain;

/// <summary>What a rule decided: a refusal, or events and the answer that the state after them gives.</summary>
/// <typeparam name="TState">The state the events evolve.</typeparam>
/// <typeparam name="TAnswer">The command's answer.</typeparam>
public sealed record Decision<TState, TAnswer> where TState : class where TAnswer : notnull
{
    private Decision() { }

    /// <summary>Why nothing happens; null when something does.</summary>
    public Refusal? Refusal { get; private init; }

    /// <summary>What happens. Empty only with a refusal.</summary>
    public ImmutableArray<CityEvent> Events { get; private init; } = [];

    /// <summary>Makes the answer from the state after the events.</summary>
    public Func<TState, TAnswer>? Answer { get; private init; }

    /// <summary>Nothing happens.</summary>
    public static implicit operator Decision<TState, TAnswer>(Refusal refusal) => new() { Refusal = refusal };

    /// <summary>Something happens.</summary>
    public static Decision<TState, TAnswer> Accept(ImmutableArray<CityEvent> events, Func<TState, TAnswer> answer)
    {
        if (events.IsDefaultOrEmpty)
        {
            throw new ArgumentException("A decision without events is a refusal.", nameof(events));
        }

        return new() { Events = events, Answer = answer };
    }
}

/// <summary>Where an entry stands: all that a fold may know besides the events.</summary>
/// <param name="Stream">The grain key.</param>
/// <param name="Sequence">The entry's number, which is the state's version after it.</param>
/// <param name="At">When it happened.</param>
/// <param name="Actor">Who did it.</param>
public readonly record struct EntryHead(string Stream, long Sequence, DateTimeOffset At, Actor Actor);

/// <summary>How one kind of stream folds, and what the city's tables say of it. Pure.</summary>
/// <typeparam name="TState">Its immutable state.</typeparam>
public interface IStreamRules<TState> where TState : class
{
    /// <summary>The state after one entry. Never refuses: what is in the journal happened.</summary>
    TState Evolve(TState? state, EntryHead head, ImmutableArray<CityEvent> events);

    /// <summary>The read-model rows that one entry writes.</summary>
    ImmutableArray<IndexRow> Rows(TState? before, TState after, JournalEntry entry);

    /// <summary>The due times that one entry sets or removes.</summary>
    ImmutableArray<DueChange> Due(TState? before, TState after);
}
