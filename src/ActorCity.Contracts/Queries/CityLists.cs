using ActorCity.Contracts.Offices;

namespace ActorCity.Contracts.Queries;

/// <summary>Which offices.</summary>
[GenerateSerializer, Immutable, Alias("ac.query.office-search")]
public sealed record OfficeSearch
{
    /// <summary>Where it stands.</summary>
    [Id(0)] public OfficeStatus? Status { get; init; }

    /// <summary>Region.</summary>
    [Id(1)] public int? Region { get; init; }

    /// <summary>From an earlier page.</summary>
    [Id(2)] public string? Cursor { get; init; }

    /// <summary>1 to 200.</summary>
    [Id(3)] public int Limit { get; init; } = 50;
}

/// <summary>An office in a list.</summary>
[GenerateSerializer, Immutable, Alias("ac.query.office-summary")]
public sealed record OfficeSummary
{
    /// <summary>Code.</summary>
    [Id(0)] public required string Code { get; init; }

    /// <summary>Name.</summary>
    [Id(1)] public required Catalogue.LocalText Name { get; init; }

    /// <summary>Region.</summary>
    [Id(2)] public required int Region { get; init; }

    /// <summary>District.</summary>
    [Id(3)] public required int District { get; init; }

    /// <summary>Where it stands.</summary>
    [Id(4)] public required OfficeStatus Status { get; init; }

    /// <summary>Weight in draws.</summary>
    [Id(5)] public required int Capacity { get; init; }

    /// <summary>Services it may work on; <c>*</c> alone: all.</summary>
    [Id(6)] public ImmutableArray<string> Scope { get; init; } = [];
}

/// <summary>A service in a list.</summary>
[GenerateSerializer, Immutable, Alias("ac.query.service-summary")]
public sealed record ServiceSummary
{
    /// <summary>Code.</summary>
    [Id(0)] public required string Code { get; init; }

    /// <summary>Title.</summary>
    [Id(1)] public required Catalogue.LocalText Title { get; init; }

    /// <summary>Owner.</summary>
    [Id(2)] public required string Agency { get; init; }

    /// <summary>Standing of the newest version.</summary>
    [Id(3)] public required Catalogue.ServiceVersionStatus Status { get; init; }

    /// <summary>Newest published version.</summary>
    [Id(4)] public int? PublishedVersion { get; init; }

    /// <summary>Visits allowed.</summary>
    [Id(5)] public required int VisitBudget { get; init; }
}
