using Orleans.Concurrency;

namespace ActorCity.Contracts.Catalogue;

/// <summary>What stewards do with a service. Key: <c>sv-</c> + code.</summary>
[GrainInterfaceType("ac.service.stewardship"), Alias("ac.service.stewardship")]
public interface IServiceStewardship : IGrainWithStringKey
{
    /// <summary>Writes or replaces the draft of the next version.</summary>
    [Alias("draft")]
    Task<Outcome<ServiceReceipt>> DraftAsync(DraftService command);

    /// <summary>A second steward confirms the draft.</summary>
    [Alias("review")]
    Task<Outcome<ServiceReceipt>> ReviewAsync(ReviewService command);

    /// <summary>Publishes the reviewed draft; the version before it ends where this one begins.</summary>
    [Alias("publish")]
    Task<Outcome<ServiceReceipt>> PublishAsync(PublishService command);

    /// <summary>Ends the service for new cases.</summary>
    [Alias("retire")]
    Task<Outcome<ServiceReceipt>> RetireAsync(RetireService command);
}

/// <summary>What anybody may know of a service. Key: <c>sv-</c> + code.</summary>
[GrainInterfaceType("ac.service.inquiry"), Alias("ac.service.inquiry")]
public interface IServiceInquiry : IGrainWithStringKey
{
    /// <summary>One version; null if there is none with this number.</summary>
    [Alias("get"), ReadOnly]
    Task<ServiceVersion?> GetAsync(int version);

    /// <summary>The published version that a case opened at <paramref name="at"/> takes; null if none is in force.</summary>
    [Alias("get-effective"), ReadOnly]
    Task<ServiceVersion?> GetEffectiveAsync(DateTimeOffset at);

    /// <summary>The same without its rules: what has to be asked again and again is small.</summary>
    [Alias("get-standing"), ReadOnly]
    Task<VersionStanding?> GetStandingAsync(DateTimeOffset at);

    /// <summary>The form of one version as JSON Schema, UTF-8 JSON; null if there is no version with this number.</summary>
    [Alias("get-form-schema"), ReadOnly]
    Task<byte[]?> GetFormSchemaAsync(int version);

    /// <summary>Where all versions stand, oldest first (at most 200).</summary>
    [Alias("list"), ReadOnly]
    Task<ImmutableArray<VersionStanding>> ListAsync();
}

/// <summary>Writes or replaces the draft of the next version.</summary>
[GenerateSerializer, Immutable, Alias("ac.service.draft")]
public sealed record DraftService : CityCommand
{
    /// <summary>The rules; its code must be the grain's.</summary>
    [Id(0)] public required ServiceDefinition Definition { get; init; }
}

/// <summary>A second steward confirms the draft.</summary>
[GenerateSerializer, Immutable, Alias("ac.service.review")]
public sealed record ReviewService : CityCommand
{
    /// <summary>The version that was read.</summary>
    [Id(0)] public required int Version { get; init; }
}

/// <summary>Publishes a reviewed version.</summary>
[GenerateSerializer, Immutable, Alias("ac.service.publish")]
public sealed record PublishService : CityCommand
{
    /// <summary>The reviewed version.</summary>
    [Id(0)] public required int Version { get; init; }

    /// <summary>From when new cases take it; not before the last published version began. In the past only for a first version with recorded time.</summary>
    [Id(1)] public required DateTimeOffset EffectiveFrom { get; init; }
}

/// <summary>Ends the service for new cases.</summary>
[GenerateSerializer, Immutable, Alias("ac.service.retire")]
public sealed record RetireService : CityCommand
{
    /// <summary>From when no new case may take it; now or later.</summary>
    [Id(0)] public required DateTimeOffset From { get; init; }
}

/// <summary>The answer to a command on a service.</summary>
[GenerateSerializer, Immutable, Alias("ac.service.receipt")]
public sealed record ServiceReceipt
{
    /// <summary>The service's code.</summary>
    [Id(0)] public required string Service { get; init; }

    /// <summary>The version the command touched.</summary>
    [Id(1)] public required int ServiceVersion { get; init; }

    /// <summary>Where that version now stands.</summary>
    [Id(2)] public required ServiceVersionStatus Status { get; init; }

    /// <summary>The version of the service's record (its journal sequence) after the command.</summary>
    [Id(3)] public required long Version { get; init; }
}

/// <summary>Refusals of commands on services.</summary>
public static class ServiceErrors
{
    /// <summary>No such service, or none in force.</summary>
    public static readonly Refusal Unknown = new() { Code = "service.unknown" };

    /// <summary>The definition breaks a rule; value <c>problem</c> says which.</summary>
    public static readonly Refusal Invalid = new() { Code = "service.definition-invalid" };

    /// <summary>The version is not in the state that this command needs.</summary>
    public static readonly Refusal WrongStatus = new() { Code = "service.version-status" };

    /// <summary>The steward who drafted a version cannot review it.</summary>
    public static readonly Refusal SamePerson = new() { Code = "service.reviewer-is-drafter" };

    /// <summary>The effective date is in the past or before the version in force.</summary>
    public static readonly Refusal EffectiveDate = new() { Code = "service.effective-date" };

    /// <summary>The service has as many versions as it may.</summary>
    public static readonly Refusal TooManyVersions = new() { Code = "service.too-many-versions" };
}
