using System.Security.Cryptography;
using ActorCity.Contracts.Deadlines;
using ActorCity.Contracts.Journal;
using ActorCity.Contracts.Routing;
using ActorCity.Contracts.Routing.Events;
using ActorCity.Domain.Deadlines;

namespace ActorCity.Domain.Routing;

/// <summary>A day's secret: committed before the first draw with it, revealed after the day.</summary>
public static class EpochRules
{
    /// <summary>Binds the city to the secret. Null: it is bound already.</summary>
    public static Decision<EpochState, DrawEpoch>? Commit(EpochState? state, DateOnly date, ImmutableArray<byte> secret, DateTimeOffset now)
    {
        if (state is not null)
        {
            return null;
        }

        var committed = new EpochCommitted { Date = date, Commitment = CommitmentOf(secret) };
        return Decision<EpochState, DrawEpoch>.Accept([committed], s => ForDrawing(s, secret));
    }

    /// <summary>Reveals the secret of a day that is over. Null: nothing to reveal, or not yet.</summary>
    /// <exception cref="InvalidOperationException">The secret is not the committed one.</exception>
    public static Decision<EpochState, DrawEpochView>? Reveal(EpochState? state, ImmutableArray<byte> secret, DateTimeOffset now)
    {
        if (state is null or { Secret: not null } || now < RevealAt(state.Date))
        {
            return null;
        }

        var epoch = ForDrawing(state, secret);
        var revealed = new EpochRevealed { Secret = Convert.ToHexStringLower(epoch.Secret.AsSpan()) };
        return Decision<EpochState, DrawEpochView>.Accept([revealed], s => s.ToView());
    }

    /// <summary>The epoch for drawing, from a committed state.</summary>
    /// <exception cref="InvalidOperationException">The secret is not the committed one: the city's key was exchanged during the day.</exception>
    public static DrawEpoch ForDrawing(EpochState state, ImmutableArray<byte> secret)
    {
        ArgumentNullException.ThrowIfNull(state);
        return CommitmentOf(secret) == state.Commitment
            ? new DrawEpoch { Date = state.Date, Secret = secret, Commitment = state.Commitment }
            : throw new InvalidOperationException($"The secret of {state.Date:yyyy-MM-dd} is not the committed one.");
    }

    /// <summary>When a day's secret is revealed: an hour after its end, so that a draw begun before midnight is over.</summary>
    public static DateTimeOffset RevealAt(DateOnly date) => CivilTime.EndOf(date).AddHours(1);

    private static string CommitmentOf(ImmutableArray<byte> secret) => Convert.ToHexStringLower(SHA256.HashData(secret.AsSpan()));
}

/// <summary>How a draw epoch's journal folds.</summary>
public sealed class EpochStream : IStreamRules<EpochState>
{
    private EpochStream() { }

    public static EpochStream Instance { get; } = new();

    /// <inheritdoc/>
    public EpochState Evolve(EpochState? state, EntryHead head, ImmutableArray<CityEvent> events)
    {
        var next = (state ?? new EpochState { Version = 0, Date = default, Commitment = "", LastEventAt = head.At }) with
        {
            Version = head.Sequence,
            LastEventAt = head.At,
        };
        foreach (var e in events)
        {
            next = e switch
            {
                EpochCommitted x => next with { Date = x.Date, Commitment = x.Commitment },
                EpochRevealed x => next with { Secret = x.Secret },
                _ => next,
            };
        }

        return next;
    }

    /// <inheritdoc/>
    public ImmutableArray<IndexRow> Rows(EpochState? before, EpochState after, JournalEntry entry) => [];

    /// <inheritdoc/>
    public ImmutableArray<DueChange> Due(EpochState? before, EpochState after)
    {
        ArgumentNullException.ThrowIfNull(after);
        return (before?.Secret, after.Secret) switch
        {
            (null, null) when before is null => [new DueChange(DueKinds.Reveal, 1, EpochRules.RevealAt(after.Date))],
            (null, not null) => [new DueChange(DueKinds.Reveal, 1, null)],
            _ => [],
        };
    }
}
