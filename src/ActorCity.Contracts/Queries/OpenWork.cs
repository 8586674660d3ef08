using ActorCity.Contracts.Cases;
using ActorCity.Contracts.Journal;

namespace ActorCity.Contracts.Queries;

/// <summary>Open work at an office.</summary>
[GenerateSerializer, Immutable, Alias("ac.query.next-work")]
public sealed record NextWork
{
    /// <summary>Most urgent first.</summary>
    [Id(0)] public required ImmutableArray<WorkRef> Candidates { get; init; }

    /// <summary>How many wait, counted up to 1000.</summary>
    [Id(1)] public required int Waiting { get; init; }

    /// <summary>The entry that the same command wrote earlier.</summary>
    [Id(2)] public JournalEntry? AlreadyTaken { get; init; }
}

/// <summary>An open step.</summary>
[GenerateSerializer, Immutable, Alias("ac.query.work-ref")]
public sealed record WorkRef
{
    /// <summary>The case.</summary>
    [Id(0)] public required CaseId Case { get; init; }

    /// <summary>The step.</summary>
    [Id(1)] public required string Step { get; init; }

    /// <summary>Deadline; null: none runs.</summary>
    [Id(2)] public DateTimeOffset? DueAt { get; init; }
}
