namespace ActorCity.Domain.Cases;

/// <summary>The deadline of a case.</summary>
[GenerateSerializer, Immutable, Alias("ac.state.case-clock")]
public sealed record CaseClock
{
    /// <summary>Which setting of the deadline this is: 1 at the start, one more with every resumption. Due rows carry it.</summary>
    [Id(0)] public required int Number { get; init; }

    /// <summary>Until when, UTC; null while suspended.</summary>
    [Id(1)] public DateTimeOffset? DueAt { get; init; }

    /// <summary>True for a deadline that another system set: nobody is woken for it, the next command notices that it passed.</summary>
    [Id(2)] public bool SetElsewhere { get; init; }

    [Id(3)] public DateTimeOffset? SuspendedAt { get; init; }

    /// <summary>Working days left while suspended.</summary>
    [Id(4)] public int? RemainingWorkingDays { get; init; }

    /// <summary>Noticed to have passed at; a clock passes once.</summary>
    [Id(5)] public DateTimeOffset? PassedAt { get; init; }
}
