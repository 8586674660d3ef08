namespace ActorCity.Http.Problems;

/// <summary>A problem (RFC 9457).</summary>
internal sealed record ProblemDocument
{
    /// <summary>Address of the page that explains the code.</summary>
    public required string Type { get; init; }

    /// <summary>What happened, in a few words, in the caller's language.</summary>
    public required string Title { get; init; }

    /// <summary>HTTP status.</summary>
    public required int Status { get; init; }

    /// <summary>What happened, in a sentence, in the caller's language.</summary>
    public required string Detail { get; init; }

    /// <summary>Stable code: programs look at this, never at the sentences.</summary>
    public required string Code { get; init; }

    /// <summary>Finds the request in the logs.</summary>
    public required string TraceId { get; init; }

    /// <summary>The values of the sentence, by name.</summary>
    public required ImmutableSortedDictionary<string, string> Values { get; init; }
}

/// <summary>The page about one code.</summary>
internal sealed record ProblemPage
{
    /// <summary>The code.</summary>
    public required string Code { get; init; }

    /// <summary>Its HTTP status.</summary>
    public required int Status { get; init; }

    /// <summary>In Persian.</summary>
    public required ProblemText Fa { get; init; }

    /// <summary>In English.</summary>
    public required ProblemText En { get; init; }
}
