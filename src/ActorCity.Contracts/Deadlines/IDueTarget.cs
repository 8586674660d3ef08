namespace ActorCity.Contracts.Deadlines;

/// <summary>A grain that wants to be woken at a due time. Called by the due claimers only, at least once per due time.</summary>
[GrainInterfaceType("ac.due-target"), Alias("ac.due-target")]
public interface IDueTarget : IGrainWithStringKey
{
    /// <summary>
    /// Something is due. Idempotent by <see cref="DueItem.Kind"/> and <see cref="DueItem.Number"/>: a number that the state no
    /// longer waits for does nothing.
    /// </summary>
    /// <returns>Null when this due time is done; otherwise when to wake the grain for it again.</returns>
    /// <remarks>An exception leaves the due row in place; the claimer tries again later.</remarks>
    [Alias("on-due")]
    Task<DateTimeOffset?> OnDueAsync(DueItem item);
}

/// <summary>One due time that came.</summary>
[GenerateSerializer, Immutable, Alias("ac.due-item")]
public sealed record DueItem
{
    /// <summary>What is due.</summary>
    [Id(0)] public required string Kind { get; init; }

    /// <summary>Which setting of this kind.</summary>
    [Id(1)] public required long Number { get; init; }

    /// <summary>When it was due, UTC.</summary>
    [Id(2)] public required DateTimeOffset DueAt { get; init; }
}
