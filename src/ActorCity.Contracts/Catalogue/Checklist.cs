namespace ActorCity.Contracts.Catalogue;

/// <summary>Where a paper or fact comes from.</summary>
public enum ItemSource
{
    /// <summary>The citizen hands it in.</summary>
    CitizenBrings = 0,

    /// <summary>The city asks the body that has it (once only): it is never asked of the citizen.</summary>
    CityFetches = 1,

    /// <summary>The city issued it itself, in this case or an earlier one: it is never asked of the citizen.</summary>
    IssuedHere = 2,
}

/// <summary>One paper or fact that a case may need.</summary>
[GenerateSerializer, Immutable, Alias("ac.checklist-item")]
public sealed record ChecklistItem
{
    /// <summary>Code, unique in the checklist.</summary>
    [Id(0)] public required string Code { get; init; }

    /// <summary>The name citizens read.</summary>
    [Id(1)] public required LocalText Title { get; init; }

    /// <summary>A case cannot be submitted without it, where <see cref="When"/> holds. Only for what the citizen brings.</summary>
    [Id(2)] public bool Required { get; init; }

    /// <summary>Where it comes from.</summary>
    [Id(3)] public ItemSource Source { get; init; }

    /// <summary>Asked for only where this holds; null: always.</summary>
    [Id(4)] public Condition? When { get; init; }

    /// <summary>For <see cref="ItemSource.CityFetches"/>: the step whose performance brings it.</summary>
    [Id(5)] public string? FetchedBy { get; init; }
}
