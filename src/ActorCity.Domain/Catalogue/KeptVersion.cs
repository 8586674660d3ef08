using ActorCity.Contracts.Catalogue;

namespace ActorCity.Domain.Catalogue;

/// <summary>What a service's state keeps of one version: where it stands, what lists show of it, and where its rules are.</summary>
[GenerateSerializer, Immutable, Alias("ac.state.kept-version")]
public sealed record KeptVersion
{
    [Id(0)] public required int Version { get; init; }

    [Id(1)] public required ServiceVersionStatus Status { get; init; }

    [Id(2)] public DateTimeOffset? EffectiveFrom { get; init; }

    [Id(3)] public DateTimeOffset? EffectiveUntil { get; init; }

    [Id(4)] public required string DraftedBy { get; init; }

    [Id(5)] public string? ReviewedBy { get; init; }

    /// <summary>Number of the journal entry that drafted it; its event has the rules.</summary>
    [Id(6)] public required long DraftedIn { get; init; }

    [Id(7)] public bool RecordedTime { get; init; }

    [Id(8)] public required LocalText Title { get; init; }

    [Id(9)] public required string Agency { get; init; }

    [Id(10)] public required int VisitBudget { get; init; }

    public VersionStanding ToStanding() => new()
    {
        Version = Version, Status = Status, EffectiveFrom = EffectiveFrom, EffectiveUntil = EffectiveUntil, DraftedBy = DraftedBy, ReviewedBy = ReviewedBy,
    };

    /// <summary>The whole version, its rules put back.</summary>
    public ServiceVersion With(ServiceDefinition definition) => new()
    {
        Version = Version,
        Status = Status,
        EffectiveFrom = EffectiveFrom,
        EffectiveUntil = EffectiveUntil,
        DraftedBy = DraftedBy,
        ReviewedBy = ReviewedBy,
        Definition = definition,
    };
}
