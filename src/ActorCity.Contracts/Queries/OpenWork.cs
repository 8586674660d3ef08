using ActorCity.Contracts.Cases;
using ActorCity.Contracts.Journal;

namespace ActorCity.Contracts.Queries;

/// <summary>The kinds of people that open work waits for. Stored: a word never changes.</summary>
public static class WorkSkills
{
    /// <summary>Examines papers and decides.</summary>
    public const string Examiner = "examiner";

    /// <summary>Visits a site.</summary>
    public const string Inspector = "inspector";
}

/// <summary>Asks for an office's most urgent open steps.</summary>
[GenerateSerializer, Immutable, Alias("ac.query.next-work-search")]
public sealed record NextWorkSearch
{
    /// <summary>The office.</summary>
    [Id(0)] public required string Office { get; init; }

    /// <summary>Who asks: a word of <see cref="WorkSkills"/>.</summary>
    [Id(1)] public required string Skill { get; init; }

    /// <summary>The command that will take one of them, and may have earlier.</summary>
    [Id(2)] public required string CommandId { get; init; }

    /// <summary><see cref="NextWork.Next"/> of the page before; null: from the most urgent on.</summary>
    [Id(3)] public string? Cursor { get; init; }

    /// <summary>Candidates per page, 1 to 200.</summary>
    [Id(4)] public required int Limit { get; init; }
}

/// <summary>Open work at an office.</summary>
[GenerateSerializer, Immutable, Alias("ac.query.next-work")]
public sealed record NextWork
{
    /// <summary>Most urgent first.</summary>
    [Id(0)] public required ImmutableArray<WorkRef> Candidates { get; init; }

    /// <summary>How many wait from the first candidate on, counted up to 1000.</summary>
    [Id(1)] public required int Waiting { get; init; }

    /// <summary>The entry that the same command wrote earlier.</summary>
    [Id(2)] public JournalEntry? AlreadyTaken { get; init; }

    /// <summary>Where the next page begins; null: there is none.</summary>
    [Id(3)] public string? Next { get; init; }
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

/// <summary>A step that an office holds.</summary>
[GenerateSerializer, Immutable, Alias("ac.query.held-work")]
public sealed record HeldWork
{
    /// <summary>The case.</summary>
    [Id(0)] public required CaseId Case { get; init; }

    /// <summary>The step.</summary>
    [Id(1)] public required string Step { get; init; }

    /// <summary>The service of the case.</summary>
    [Id(2)] public required string Service { get; init; }
}
