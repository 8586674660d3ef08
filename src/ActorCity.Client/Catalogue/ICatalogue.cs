using System.Text.Json;
using ActorCity.Contracts.Catalogue;
using ActorCity.Contracts.Queries;

namespace ActorCity.Client;

/// <summary>The catalogue of services. Its commands are for stewards; otherwise as in <see cref="IIntake"/>.</summary>
public interface ICatalogue
{
    /// <summary>Services by code. Pages are fetched as they are needed.</summary>
    IAsyncEnumerable<ServiceSummary> ListAsync(CancellationToken cancellation = default);

    /// <summary>A service with all its versions; null if there is none with this code.</summary>
    Task<Service?> GetAsync(string service, CancellationToken cancellation = default);

    /// <summary>One version; null if there is none. A published version never changes.</summary>
    Task<ServiceVersion?> GetVersionAsync(string service, int version, CancellationToken cancellation = default);

    /// <summary>The form of one version as JSON Schema; null if there is no such version.</summary>
    Task<JsonElement?> FormSchemaAsync(string service, int version, CancellationToken cancellation = default);

    /// <summary>Writes or replaces the draft of the next version.</summary>
    Task<CommandResult<ServiceReceipt>> DraftAsync(ServiceDefinition definition, CommandOptions? options = null, CancellationToken cancellation = default);

    /// <summary>A second steward confirms the draft.</summary>
    Task<CommandResult<ServiceReceipt>> ReviewAsync(string service, int version, CommandOptions? options = null, CancellationToken cancellation = default);

    /// <summary>Publishes the reviewed draft; the version before it ends where this one begins.</summary>
    Task<CommandResult<ServiceReceipt>> PublishAsync(string service, int version, DateTimeOffset effectiveFrom, CommandOptions? options = null, CancellationToken cancellation = default);

    /// <summary>Ends the service for new cases; running ones keep their version.</summary>
    Task<CommandResult<ServiceReceipt>> RetireAsync(string service, DateTimeOffset from, CommandOptions? options = null, CancellationToken cancellation = default);
}

/// <summary>A service with all its versions.</summary>
public sealed record Service
{
    /// <summary>Its code.</summary>
    public required string Code { get; init; }

    /// <summary>The version that a case opened now takes; null if none is in force.</summary>
    public ServiceVersion? InForce { get; init; }

    /// <summary>Where all versions stand, oldest first.</summary>
    public required ImmutableArray<VersionStanding> Versions { get; init; }
}
