using ActorCity.Contracts.Access;
using ActorCity.Contracts.Catalogue;

namespace ActorCity.Http.Catalogue;

/// <summary>Who acts, for a command on a service.</summary>
internal abstract record ServiceCommandBody : ICommandBody
{
    /// <summary>Who acts. Until identities exist, the caller says so.</summary>
    public required Actor Actor { get; init; }
}

/// <summary>A command that says nothing beyond who acts.</summary>
internal sealed record ServiceActionBody : ServiceCommandBody;

/// <summary>Writes or replaces the draft of the next version.</summary>
internal sealed record DraftServiceBody : ServiceCommandBody
{
    /// <summary>The rules; its code must be the one in the address.</summary>
    public required ServiceDefinition Definition { get; init; }
}

/// <summary>Publishes a reviewed version.</summary>
internal sealed record PublishServiceBody : ServiceCommandBody
{
    /// <summary>From when new cases take it.</summary>
    public required DateTimeOffset EffectiveFrom { get; init; }
}

/// <summary>Ends a service for new cases.</summary>
internal sealed record RetireServiceBody : ServiceCommandBody
{
    /// <summary>From when no new case may take it; now or later.</summary>
    public required DateTimeOffset From { get; init; }
}

/// <summary>A service with all its versions.</summary>
internal sealed record ServiceAnswer
{
    /// <summary>Its code.</summary>
    public required string Code { get; init; }

    /// <summary>The version that a case opened now takes; absent if none is in force.</summary>
    public ServiceVersion? InForce { get; init; }

    /// <summary>Where all versions stand, oldest first; each with its rules has an address of its own.</summary>
    public required ImmutableArray<VersionStanding> Versions { get; init; }
}
