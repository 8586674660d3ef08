using ActorCity.Contracts.Cases;
using ActorCity.Contracts.Catalogue;

namespace ActorCity.Silo.Catalogue.Examples;

/// <summary>How an example ends.</summary>
internal enum ExampleEnd
{
    /// <summary>With the favourable verdict; for a service without verdicts: done.</summary>
    Accepted = 0,

    /// <summary>With another verdict, or with a command that is refused.</summary>
    Refused = 1,

    /// <summary>The citizen came more often than the card allows, and that shows.</summary>
    ExcessVisit = 2,
}

/// <summary>A case as a steward foresees it, beside the card: <c>services/&lt;code&gt;/v&lt;n&gt;/examples/*.json</c>.</summary>
internal sealed record ServiceExample
{
    public required LocalText Title { get; init; }

    public required ExampleEnd Expect { get; init; }

    /// <summary>The answers, as people would type them.</summary>
    public ImmutableSortedDictionary<string, string> Form { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    public Channel Channel { get; init; }

    /// <summary>The checklist items that are handed in.</summary>
    public ImmutableArray<string> Documents { get; init; } = [];

    /// <summary>How often the citizen comes in person; opening at a counter is once.</summary>
    public int Visits { get; init; }

    /// <summary>What steps state; a step that is not named states its first outcome.</summary>
    public ImmutableSortedDictionary<string, string> Outcomes { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>What is decided; null: the favourable verdict.</summary>
    public string? Verdict { get; init; }

    /// <summary>Every bill of the case: payment step → rial.</summary>
    public ImmutableSortedDictionary<string, long> Totals { get; init; } = ImmutableSortedDictionary<string, long>.Empty;

    /// <summary>The refusal that ends it; null: none does.</summary>
    public string? ExpectRefusal { get; init; }

    public bool ExpectVisitExcess { get; init; }
}
