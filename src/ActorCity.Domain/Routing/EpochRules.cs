using ActorCity.Contracts.Access;
using ActorCity.Contracts.Journal;
using ActorCity.Contracts.Routing;

namespace ActorCity.Domain.Routing;

/// <summary>A day's secret: committed before the first draw with it, revealed after the day.</summary>
public static class EpochRules
{
    /// <summary>
    /// The day's secret: 32 bytes under the city's key. Not stored before it is revealed: the database must not tell tomorrow's draws.
    /// </summary>
    public static ImmutableArray<byte> SecretOf(IPseudonyms pseudonyms, DateOnly date) => throw new NotImplementedException();

    /// <summary>Binds the city to the secret. Null: it is bound already.</summary>
    public static Decision<EpochState, DrawEpoch>? Commit(EpochState? state, DateOnly date, ImmutableArray<byte> secret, DateTimeOffset now) => throw new NotImplementedException();

    /// <summary>Reveals the secret of a day that is over. Null: nothing to reveal, or not yet.</summary>
    public static Decision<EpochState, DrawEpochView>? Reveal(EpochState? state, ImmutableArray<byte> secret, DateTimeOffset now) => throw new NotImplementedException();

    /// <summary>The epoch for drawing, from a committed state. Throws if the secret is not the committed one.</summary>
    public static DrawEpoch ForDrawing(EpochState state, ImmutableArray<byte> secret) => throw new NotImplementedException();

    /// <summary>When a day's secret is revealed: an hour after its end, so that a draw begun before midnight is over.</summary>
    public static DateTimeOffset RevealAt(DateOnly date) => throw new NotImplementedException();
}

/// <summary>How a draw epoch's journal folds.</summary>
public sealed class EpochStream : IStreamRules<EpochState>
{
    private EpochStream() { }

    public static EpochStream Instance { get; } = new();

    /// <inheritdoc/>
    public EpochState Evolve(EpochState? state, EntryHead head, ImmutableArray<CityEvent> events) => throw new NotImplementedException();

    /// <inheritdoc/>
    public ImmutableArray<IndexRow> Rows(EpochState? before, EpochState after, JournalEntry entry) => [];

    /// <inheritdoc/>
    public ImmutableArray<DueChange> Due(EpochState? before, EpochState after) => throw new NotImplementedException();
}
