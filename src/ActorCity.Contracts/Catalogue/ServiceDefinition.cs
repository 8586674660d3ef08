namespace ActorCity.Contracts.Catalogue;

/// <summary>
/// A service card (شناسنامه خدمت): everything a steward rules about a service. Data, published as a version that never changes;
/// a running case keeps the version it started with.
/// </summary>
[GenerateSerializer, Immutable, Alias("ac.service-definition")]
public sealed record ServiceDefinition
{
    /// <summary>The service's code, for instance <c>building-permit</c>.</summary>
    [Id(0)] public required string Code { get; init; }

    /// <summary>The name citizens read.</summary>
    [Id(1)] public required LocalText Title { get; init; }

    /// <summary>The public body that owns the service.</summary>
    [Id(2)] public required string Agency { get; init; }

    /// <summary>In-person visits the citizen may be asked for, 0 to 10 (law 2).</summary>
    [Id(3)] public required int VisitBudget { get; init; }

    /// <summary>Working days from submission to the decision, 1 to 365; null: no deadline of the city's own (an opening command may carry one).</summary>
    [Id(4)] public int? DecisionWorkingDays { get; init; }

    /// <summary>Everything a case may ever be asked for (law 3), at most 32 items.</summary>
    [Id(5)] public ImmutableArray<ChecklistItem> Checklist { get; init; } = [];

    /// <summary>The steps, at most 40, in an order in which each step's <see cref="StepDefinition.After"/> comes before it.</summary>
    [Id(6)] public required ImmutableArray<StepDefinition> Steps { get; init; }

    /// <summary>True for history of another system: commands may carry their time, and deadlines are read on that clock.</summary>
    [Id(7)] public bool RecordedTime { get; init; }

    /// <summary>The verdicts a decision may carry, at most 8; empty: the service has no decision.</summary>
    [Id(8)] public ImmutableArray<string> Verdicts { get; init; } = [];
}

/// <summary>A text in the city's two languages.</summary>
[GenerateSerializer, Immutable, Alias("ac.local-text")]
public sealed record LocalText
{
    /// <summary>Persian.</summary>
    [Id(0)] public required string Fa { get; init; }

    /// <summary>English.</summary>
    [Id(1)] public required string En { get; init; }
}

/// <summary>One paper or fact that a case may need.</summary>
[GenerateSerializer, Immutable, Alias("ac.checklist-item")]
public sealed record ChecklistItem
{
    /// <summary>Code, unique in the checklist.</summary>
    [Id(0)] public required string Code { get; init; }

    /// <summary>The name citizens read.</summary>
    [Id(1)] public required LocalText Title { get; init; }

    /// <summary>A case cannot be submitted without it.</summary>
    [Id(2)] public bool Required { get; init; }
}

/// <summary>Who performs a step.</summary>
public enum StepPerformer
{
    /// <summary>The office where the case was opened, or the citizen alone.</summary>
    IntakeOffice = 0,

    /// <summary>The office that the draw brings (law 1).</summary>
    DrawnOffice = 1,

    /// <summary>Any active office with the service in its scope, without a draw: for history of other systems and for city services.</summary>
    AnyOffice = 2,
}

/// <summary>One step of a service.</summary>
[GenerateSerializer, Immutable, Alias("ac.step-definition")]
public sealed record StepDefinition
{
    /// <summary>Code, unique in the service.</summary>
    [Id(0)] public required string Code { get; init; }

    /// <summary>The name citizens read.</summary>
    [Id(1)] public required LocalText Title { get; init; }

    /// <summary>Who performs it.</summary>
    [Id(2)] public required StepPerformer Performer { get; init; }

    /// <summary>Steps that must be done before this one opens.</summary>
    [Id(3)] public ImmutableArray<string> After { get; init; } = [];

    /// <summary>May be performed again after it was done.</summary>
    [Id(4)] public bool Repeatable { get; init; }

    /// <summary>True for the step that ends with the decision.</summary>
    [Id(5)] public bool Decides { get; init; }
}

/// <summary>The states of a service version.</summary>
public enum ServiceVersionStatus
{
    /// <summary>Written by a steward, can still change.</summary>
    Draft = 0,

    /// <summary>Checked by a second steward.</summary>
    Reviewed = 1,

    /// <summary>In force from its effective date; never changes.</summary>
    Published = 2,

    /// <summary>No new cases; running cases keep it.</summary>
    Retired = 3,
}

/// <summary>One version of a service with its standing.</summary>
[GenerateSerializer, Immutable, Alias("ac.service-version")]
public sealed record ServiceVersion
{
    /// <summary>1, 2, 3 …</summary>
    [Id(0)] public required int Version { get; init; }

    /// <summary>Where it stands.</summary>
    [Id(1)] public required ServiceVersionStatus Status { get; init; }

    /// <summary>New cases take this version from this instant on; null before publishing.</summary>
    [Id(2)] public DateTimeOffset? EffectiveFrom { get; init; }

    /// <summary>New cases stop taking it at this instant; null: open.</summary>
    [Id(3)] public DateTimeOffset? EffectiveUntil { get; init; }

    /// <summary>The steward who drafted it.</summary>
    [Id(4)] public required string DraftedBy { get; init; }

    /// <summary>The second steward, who reviewed it.</summary>
    [Id(5)] public string? ReviewedBy { get; init; }

    /// <summary>The rules.</summary>
    [Id(6)] public required ServiceDefinition Definition { get; init; }
}
