namespace ActorCity.Contracts;

/// <summary>Where clients connect to the silos of a cluster, as any of its silos lists it at <c>/gateways</c>.</summary>
public sealed record GatewayList
{
    /// <summary>The cluster's name: a client of another one has the wrong address.</summary>
    public required string ClusterId { get; init; }

    /// <summary>Gateways of running silos, <c>address:port</c>, sorted.</summary>
    public required ImmutableArray<string> Gateways { get; init; }
}
