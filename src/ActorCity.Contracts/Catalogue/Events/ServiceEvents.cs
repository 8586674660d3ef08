using ActorCity.Contracts.Journal;

namespace ActorCity.Contracts.Catalogue.Events;

/// <summary>A steward wrote or replaced the draft of a version.</summary>
[GenerateSerializer, Immutable, Alias("ac.service-drafted")]
public sealed record ServiceDrafted : CityEvent
{
    /// <summary>The version drafted.</summary>
    [Id(0)] public required int Version { get; init; }

    /// <summary>The rules.</summary>
    [Id(1)] public required ServiceDefinition Definition { get; init; }
}

/// <summary>A second steward confirmed a draft.</summary>
[GenerateSerializer, Immutable, Alias("ac.service-reviewed")]
public sealed record ServiceReviewed : CityEvent
{
    /// <summary>The version reviewed.</summary>
    [Id(0)] public required int Version { get; init; }
}

/// <summary>A version was published; the one before it ends where it begins.</summary>
[GenerateSerializer, Immutable, Alias("ac.service-published")]
public sealed record ServicePublished : CityEvent
{
    /// <summary>The version published.</summary>
    [Id(0)] public required int Version { get; init; }

    /// <summary>From when new cases take it.</summary>
    [Id(1)] public required DateTimeOffset EffectiveFrom { get; init; }
}

/// <summary>The service ends for new cases.</summary>
[GenerateSerializer, Immutable, Alias("ac.service-retired")]
public sealed record ServiceRetired : CityEvent
{
    /// <summary>The version in force until then.</summary>
    [Id(0)] public required int Version { get; init; }

    /// <summary>From when no new case may take it.</summary>
    [Id(1)] public required DateTimeOffset From { get; init; }
}
