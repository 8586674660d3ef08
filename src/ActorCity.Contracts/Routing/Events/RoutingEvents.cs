using ActorCity.Contracts.Journal;

namespace ActorCity.Contracts.Routing.Events;

/// <summary>
/// The draw chose an office for a step (law 1). With the epoch's revealed secret and the directory snapshot anyone can compute it again.
/// </summary>
[GenerateSerializer, Immutable, Alias("ac.office-drawn")]
public sealed record OfficeDrawn : CityEvent
{
    /// <summary>The step.</summary>
    [Id(0)] public required string Step { get; init; }

    /// <summary>1 for the first draw of this step, 2 after a re-draw …</summary>
    [Id(1)] public required int Round { get; init; }

    /// <summary>The office that was drawn.</summary>
    [Id(2)] public required string Office { get; init; }

    /// <summary>The epoch whose secret was used.</summary>
    [Id(3)] public required DateOnly Epoch { get; init; }

    /// <summary>The directory snapshot that was used.</summary>
    [Id(4)] public required long DirectoryVersion { get; init; }

    /// <summary>How many offices could have been drawn.</summary>
    [Id(5)] public required int Eligible { get; init; }

    /// <summary>Offices left out by rule: the intake office, offices that lost the case, have an interest in it or had another part in it.</summary>
    [Id(6)] public ImmutableArray<string> Excluded { get; init; } = [];

    /// <summary>
    /// Why it was drawn again: <c>office-suspended</c>, <c>office-revoked</c>, <c>office-licence-ended</c>, <c>office-scope-changed</c>,
    /// <c>office-not-eligible</c>; null for the first draw.
    /// </summary>
    [Id(7)] public string? Cause { get; init; }

    /// <summary>What the office was drawn for; null in entries of services that draw nothing but the decider.</summary>
    [Id(8)] public DrawPart? Part { get; init; }
}

/// <summary>What an office is drawn for.</summary>
public enum DrawPart
{
    /// <summary>To examine and decide.</summary>
    Decider = 0,

    /// <summary>To visit the site.</summary>
    Inspector = 1,

    /// <summary>To confirm what another office proposes.</summary>
    Confirmer = 2,

    /// <summary>To look at an appeal.</summary>
    Appeal = 3,
}

/// <summary>Offices' standing in the directory changed.</summary>
[GenerateSerializer, Immutable, Alias("ac.directory-changed")]
public sealed record DirectoryChanged : CityEvent
{
    /// <summary>The listings that changed.</summary>
    [Id(0)] public required ImmutableArray<OfficeListing> Listings { get; init; }

    /// <summary>SHA-256 of the whole snapshot after the change, hexadecimal.</summary>
    [Id(1)] public required string Hash { get; init; }
}

/// <summary>The city bound itself to a secret before it drew anything with it.</summary>
[GenerateSerializer, Immutable, Alias("ac.epoch-committed")]
public sealed record EpochCommitted : CityEvent
{
    /// <summary>The civil date in Asia/Tehran.</summary>
    [Id(0)] public required DateOnly Date { get; init; }

    /// <summary>SHA-256 of the secret, hexadecimal.</summary>
    [Id(1)] public required string Commitment { get; init; }
}

/// <summary>The secret of a day that is over.</summary>
[GenerateSerializer, Immutable, Alias("ac.epoch-revealed")]
public sealed record EpochRevealed : CityEvent
{
    /// <summary>The secret, hexadecimal.</summary>
    [Id(0)] public required string Secret { get; init; }
}
