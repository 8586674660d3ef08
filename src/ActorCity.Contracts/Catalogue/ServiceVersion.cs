namespace ActorCity.Contracts.Catalogue;

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

/// <summary>Where one version of a service stands, without its rules.</summary>
[GenerateSerializer, Immutable, Alias("ac.version-standing")]
public sealed record VersionStanding
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
