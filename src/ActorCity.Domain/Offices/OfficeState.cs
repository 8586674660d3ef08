using ActorCity.Contracts.Catalogue;
using ActorCity.Contracts.Offices;

namespace ActorCity.Domain.Offices;

/// <summary>An office as the rules need it. Its worklist is a table, not state.</summary>
[GenerateSerializer, Immutable, Alias("ac.state.office")]
public sealed record OfficeState
{
    [Id(0)] public required string Code { get; init; }

    /// <summary>Number of the last journal entry.</summary>
    [Id(1)] public required long Version { get; init; }

    [Id(2)] public required LocalText Name { get; init; }

    [Id(3)] public required int Region { get; init; }

    [Id(4)] public required int District { get; init; }

    [Id(5)] public required OfficeStatus Status { get; init; }

    [Id(6)] public string? Licence { get; init; }

    [Id(7)] public DateOnly? LicensedUntil { get; init; }

    [Id(8)] public ImmutableArray<string> Scope { get; init; } = [];

    [Id(9)] public int Capacity { get; init; }

    /// <summary>Why it is suspended or revoked.</summary>
    [Id(10)] public string? Cause { get; init; }

    [Id(11)] public required DateTimeOffset LastEventAt { get; init; }

    /// <summary>Number of the last due time that handed its work to others, all of it or that of lost services; null while it keeps its work.</summary>
    [Id(12)] public long? RedrawNumber { get; init; }
}
