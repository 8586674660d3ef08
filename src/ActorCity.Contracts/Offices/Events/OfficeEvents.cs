using ActorCity.Contracts.Catalogue;
using ActorCity.Contracts.Journal;

namespace ActorCity.Contracts.Offices.Events;

/// <summary>An office entered the register.</summary>
[GenerateSerializer, Immutable, Alias("ac.office-registered")]
public sealed record OfficeRegistered : CityEvent
{
    /// <summary>Its name.</summary>
    [Id(0)] public required LocalText Name { get; init; }

    /// <summary>The region it stands in.</summary>
    [Id(1)] public required int Region { get; init; }

    /// <summary>The district it stands in.</summary>
    [Id(2)] public required int District { get; init; }
}

/// <summary>A licence was granted or renewed.</summary>
[GenerateSerializer, Immutable, Alias("ac.office-licensed")]
public sealed record OfficeLicensed : CityEvent
{
    /// <summary>Licence number.</summary>
    [Id(0)] public required string Licence { get; init; }

    /// <summary>Last day.</summary>
    [Id(1)] public required DateOnly Until { get; init; }

    /// <summary>Services it may work on.</summary>
    [Id(2)] public required ImmutableArray<string> Scope { get; init; }

    /// <summary>Weight in draws.</summary>
    [Id(3)] public required int Capacity { get; init; }
}

/// <summary>The office opened.</summary>
[GenerateSerializer, Immutable, Alias("ac.office-activated")]
public sealed record OfficeActivated : CityEvent;

/// <summary>The services it may work on changed.</summary>
[GenerateSerializer, Immutable, Alias("ac.office-scope-changed")]
public sealed record OfficeScopeChanged : CityEvent
{
    /// <summary>Services it may work on from now.</summary>
    [Id(0)] public required ImmutableArray<string> Scope { get; init; }
}

/// <summary>Its weight in draws changed.</summary>
[GenerateSerializer, Immutable, Alias("ac.office-capacity-changed")]
public sealed record OfficeCapacityChanged : CityEvent
{
    /// <summary>Weight from now.</summary>
    [Id(0)] public required int Capacity { get; init; }
}

/// <summary>A steward stopped the office for a time.</summary>
[GenerateSerializer, Immutable, Alias("ac.office-suspended")]
public sealed record OfficeSuspended : CityEvent
{
    /// <summary>Why.</summary>
    [Id(0)] public required string Cause { get; init; }
}

/// <summary>A steward took the licence.</summary>
[GenerateSerializer, Immutable, Alias("ac.office-revoked")]
public sealed record OfficeRevoked : CityEvent
{
    /// <summary>Why.</summary>
    [Id(0)] public required string Cause { get; init; }
}
