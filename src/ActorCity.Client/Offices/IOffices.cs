using ActorCity.Contracts.Catalogue;
using ActorCity.Contracts.Offices;
using ActorCity.Contracts.Queries;

namespace ActorCity.Client;

/// <summary>The register of offices. Its commands are for stewards; otherwise as in <see cref="IIntake"/>.</summary>
public interface IOffices
{
    /// <summary>Offices by code. Pages are fetched as they are needed.</summary>
    IAsyncEnumerable<OfficeSummary> ListAsync(OfficeSearch? search = null, CancellationToken cancellation = default);

    /// <summary>One office; null if none has this code.</summary>
    Task<OfficeView?> GetAsync(string office, CancellationToken cancellation = default);

    /// <summary>Enters an office in the register.</summary>
    Task<CommandResult<OfficeReceipt>> RegisterAsync(NewOffice office, CommandOptions? options = null, CancellationToken cancellation = default);

    /// <summary>Grants or renews a licence.</summary>
    Task<CommandResult<OfficeReceipt>> LicenseAsync(string office, NewLicence licence, CommandOptions? options = null, CancellationToken cancellation = default);

    /// <summary>Opens an office, or re-opens it after a suspension.</summary>
    Task<CommandResult<OfficeReceipt>> ActivateAsync(string office, CommandOptions? options = null, CancellationToken cancellation = default);

    /// <summary>Sets the services it may work on, at most 200; <c>*</c> alone: all.</summary>
    Task<CommandResult<OfficeReceipt>> ChangeScopeAsync(string office, IEnumerable<string> services, CommandOptions? options = null, CancellationToken cancellation = default);

    /// <summary>Sets its weight in draws, 1 to 1000.</summary>
    Task<CommandResult<OfficeReceipt>> ChangeCapacityAsync(string office, int capacity, CommandOptions? options = null, CancellationToken cancellation = default);

    /// <summary>Stops it for a time; its undecided work is drawn again. The cause is public.</summary>
    Task<CommandResult<OfficeReceipt>> SuspendAsync(string office, string cause, CommandOptions? options = null, CancellationToken cancellation = default);

    /// <summary>Takes its licence for good; its undecided work is drawn again. The cause is public.</summary>
    Task<CommandResult<OfficeReceipt>> RevokeAsync(string office, string cause, CommandOptions? options = null, CancellationToken cancellation = default);
}

/// <summary>A new office.</summary>
public sealed record NewOffice
{
    /// <summary>Its code, for instance <c>06-112</c>.</summary>
    public required string Code { get; init; }

    /// <summary>Its name, each language at most 200 characters.</summary>
    public required LocalText Name { get; init; }

    /// <summary>Region, 1 to 999.</summary>
    public required int Region { get; init; }

    /// <summary>District, 1 to 999.</summary>
    public required int District { get; init; }
}

/// <summary>A licence.</summary>
public sealed record NewLicence
{
    /// <summary>Licence number, at most 64 characters.</summary>
    public required string Licence { get; init; }

    /// <summary>Last day, civil date in Asia/Tehran.</summary>
    public required DateOnly Until { get; init; }

    /// <summary>Services it may work on, at most 200; <c>*</c> alone: all.</summary>
    public required ImmutableArray<string> Scope { get; init; }

    /// <summary>Weight in draws, 1 to 1000.</summary>
    public required int Capacity { get; init; }
}
