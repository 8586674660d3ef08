using ActorCity.Contracts.Access;
using ActorCity.Contracts.Catalogue;

namespace ActorCity.Http.Offices;

/// <summary>Who acts, for a command on an office.</summary>
internal abstract record OfficeCommandBody : ICommandBody
{
    /// <summary>Who acts. Until identities exist, the caller says so.</summary>
    public required Actor Actor { get; init; }
}

/// <summary>A command that says nothing beyond who acts.</summary>
internal sealed record OfficeActionBody : OfficeCommandBody;

/// <summary>Enters an office in the register.</summary>
internal sealed record RegisterOfficeBody : OfficeCommandBody
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

/// <summary>Grants or renews a licence.</summary>
internal sealed record LicenseOfficeBody : OfficeCommandBody
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

/// <summary>Sets the services an office may work on.</summary>
internal sealed record ChangeScopeBody : OfficeCommandBody
{
    /// <summary>Service codes, at most 200; <c>*</c> alone: all.</summary>
    public required ImmutableArray<string> Scope { get; init; }
}

/// <summary>Sets an office's weight in draws.</summary>
internal sealed record ChangeCapacityBody : OfficeCommandBody
{
    /// <summary>1 to 1000.</summary>
    public required int Capacity { get; init; }
}

/// <summary>Stops an office, for a time or for good.</summary>
internal sealed record StopOfficeBody : OfficeCommandBody
{
    /// <summary>Why, 1 to 1000 characters; public.</summary>
    public required string Cause { get; init; }
}
