namespace ActorCity.Contracts.Deadlines;

/// <summary>The table of due times, as the claimers see it. Implemented by Storage, given to the claimers by the host.</summary>
public interface IDueQueue
{
    /// <summary>
    /// Takes up to <paramref name="limit"/> (1 to 500) rows that are due at <paramref name="now"/> and not taken by another claimer, oldest first.
    /// A row whose claimer died becomes free again after <paramref name="lease"/>.
    /// </summary>
    Task<ImmutableArray<ClaimedDue>> ClaimAsync(DateTimeOffset now, TimeSpan lease, int limit, CancellationToken cancellation);

    /// <summary>Removes a row that was handled. A row that was set anew meanwhile (another number) stays.</summary>
    Task CompleteAsync(ClaimedDue due, CancellationToken cancellation);

    /// <summary>Frees a row to be claimed again at <paramref name="at"/>, because the target asked for it or failed.</summary>
    Task RetryAsync(ClaimedDue due, DateTimeOffset at, bool failed, CancellationToken cancellation);
}

/// <summary>A due row that this process took.</summary>
/// <param name="Stream">The grain key of the target.</param>
/// <param name="Item">What is due.</param>
/// <param name="Failures">How often its target failed so far.</param>
public sealed record ClaimedDue(string Stream, DueItem Item, int Failures);
