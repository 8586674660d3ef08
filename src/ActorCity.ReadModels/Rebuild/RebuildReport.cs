namespace ActorCity.ReadModels.Rebuild;

/// <summary>How far a rebuild or a comparison is.</summary>
/// <param name="Entries">Journal entries read.</param>
/// <param name="EntriesTotal">Of how many.</param>
public sealed record RebuildProgress(long Entries, long EntriesTotal);

/// <summary>What a rebuild or a comparison found.</summary>
public sealed record RebuildReport
{
    /// <summary>Journal entries read.</summary>
    public required long Entries { get; init; }

    /// <summary>Streams they belong to.</summary>
    public required long Streams { get; init; }

    /// <summary>Every table, as it was before against what the journal says.</summary>
    public required ImmutableArray<TableReport> Tables { get; init; }

    /// <summary>Where the journal's own chain is broken; the first twenty.</summary>
    public required ImmutableArray<string> JournalProblems { get; init; }

    /// <summary>The journal holds, and every table was what the journal says.</summary>
    public bool Equal => JournalProblems.IsEmpty && Tables.All(t => t.Equal);
}

/// <summary>One table against the journal.</summary>
public sealed record TableReport
{
    /// <summary>The table.</summary>
    public required string Table { get; init; }

    /// <summary>Rows it had.</summary>
    public required long Rows { get; init; }

    /// <summary>Rows that the journal gives.</summary>
    public required long RowsFromJournal { get; init; }

    /// <summary>Every row is the same.</summary>
    public required bool Equal { get; init; }

    /// <summary>Some of the rows that differ, one sentence each; empty when all are the same.</summary>
    public ImmutableArray<string> Differences { get; init; } = [];
}
