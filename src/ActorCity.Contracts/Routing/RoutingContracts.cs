using Orleans.Concurrency;

namespace ActorCity.Contracts.Routing;

/// <summary>The offices that draws choose from, in numbered snapshots. Key: <see cref="GrainKeys.TheDirectory"/>. For silos only.</summary>
[GrainInterfaceType("ac.office-directory"), Alias("ac.office-directory")]
public interface IOfficeDirectory : IGrainWithStringKey
{
    /// <summary>Takes over offices' current standing. Idempotent: a listing older than the one known is skipped.</summary>
    [Alias("apply")]
    Task<long> ApplyAsync(ImmutableArray<OfficeListing> listings);

    /// <summary>The newest snapshot, or null if the caller's <paramref name="knownVersion"/> is the newest.</summary>
    [Alias("get-snapshot"), ReadOnly]
    Task<DirectorySnapshot?> GetSnapshotAsync(long knownVersion);
}

/// <summary>One office as draws see it.</summary>
[GenerateSerializer, Immutable, Alias("ac.office-listing")]
public sealed record OfficeListing
{
    /// <summary>The office.</summary>
    [Id(0)] public required string Office { get; init; }

    /// <summary>The office's version that this listing comes from.</summary>
    [Id(1)] public required long OfficeVersion { get; init; }

    /// <summary>Active, with a licence.</summary>
    [Id(2)] public required bool Active { get; init; }

    /// <summary>Last day of the licence.</summary>
    [Id(3)] public DateOnly? LicensedUntil { get; init; }

    /// <summary>Services it may work on; <c>*</c> alone: all.</summary>
    [Id(4)] public required ImmutableArray<string> Scope { get; init; }

    /// <summary>Weight.</summary>
    [Id(5)] public required int Weight { get; init; }
}

/// <summary>All offices at one moment, sorted by code.</summary>
[GenerateSerializer, Immutable, Alias("ac.directory-snapshot")]
public sealed record DirectorySnapshot
{
    /// <summary>1, 2, 3 …</summary>
    [Id(0)] public required long Version { get; init; }

    /// <summary>SHA-256 of the listings in canonical form, hexadecimal.</summary>
    [Id(1)] public required string Hash { get; init; }

    /// <summary>At most 5000.</summary>
    [Id(2)] public required ImmutableArray<OfficeListing> Offices { get; init; }
}

/// <summary>One day's secret for draws. Key: <c>dr-</c> + date in Asia/Tehran. For silos only.</summary>
[GrainInterfaceType("ac.draw-epoch"), Alias("ac.draw-epoch")]
public interface IDrawEpoch : IGrainWithStringKey
{
    /// <summary>The epoch with its secret, made and committed in the journal on first use.</summary>
    [Alias("get")]
    Task<DrawEpoch> GetAsync();
}

/// <summary>What anybody may know of a draw epoch. Key: <c>dr-</c> + date in Asia/Tehran.</summary>
[GrainInterfaceType("ac.draw-epoch.inquiry"), Alias("ac.draw-epoch.inquiry")]
public interface IDrawEpochInquiry : IGrainWithStringKey
{
    /// <summary>The commitment and, once the day is over, the secret; null if the city drew nothing that day.</summary>
    [Alias("get-public"), ReadOnly]
    Task<DrawEpochView?> GetPublicAsync();
}

/// <summary>An epoch with its secret: never leaves the silos.</summary>
[GenerateSerializer, Immutable, Alias("ac.draw-epoch.secret")]
public sealed record DrawEpoch
{
    /// <summary>The civil date in Asia/Tehran.</summary>
    [Id(0)] public required DateOnly Date { get; init; }

    /// <summary>32 random bytes.</summary>
    [Id(1)] public required ImmutableArray<byte> Secret { get; init; }

    /// <summary>SHA-256 of the secret, hexadecimal.</summary>
    [Id(2)] public required string Commitment { get; init; }
}

/// <summary>An epoch as everybody sees it.</summary>
[GenerateSerializer, Immutable, Alias("ac.draw-epoch.view")]
public sealed record DrawEpochView
{
    /// <summary>The civil date in Asia/Tehran.</summary>
    [Id(0)] public required DateOnly Date { get; init; }

    /// <summary>SHA-256 of the secret, hexadecimal; published before the first draw of the epoch.</summary>
    [Id(1)] public required string Commitment { get; init; }

    /// <summary>The secret, hexadecimal, once revealed.</summary>
    [Id(2)] public string? Secret { get; init; }
}
