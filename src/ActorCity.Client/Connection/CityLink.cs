using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Orleans.Messaging;
using Orleans.Serialization;

namespace ActorCity.Client.Connection;

/// <summary>What an Orleans client of the city is told, in front ends and edges alike.</summary>
internal sealed record CityLink
{
    private static readonly TimeSpan ConnectAgainAfter = TimeSpan.FromMilliseconds(500);

    public required IGatewaySource Gateways { get; init; }

    public required string ClusterId { get; init; }

    public required string ServiceId { get; init; }

    public required TimeSpan ResponseTimeout { get; init; }

    public required TimeSpan GatewayRefresh { get; init; }

    /// <summary>Configures a client that waits for its first silo for as long as it takes.</summary>
    public void Apply(IClientBuilder client)
    {
        client.Services.TryAddSingleton(TimeProvider.System);
        client.Services.AddSerializer(serializer => serializer.AddAssembly(typeof(CityCommand).Assembly));
        client.Services.AddSingleton<IGatewayListProvider>(provider => new CityGateways(
            Gateways, GatewayRefresh, provider.GetRequiredService<ILogger<CityGateways>>()));
        client
            .Configure<ClusterOptions>(cluster => (cluster.ClusterId, cluster.ServiceId) = (ClusterId, ServiceId))
            .AddOutgoingGrainCallFilter<QuestionLimit>()
            .Configure<ClientMessagingOptions>(messaging => messaging.ResponseTimeout = ResponseTimeout)
            .Configure<GatewayOptions>(gateway => gateway.GatewayListRefreshPeriod = GatewayRefresh)
            .UseConnectionRetryFilter(async (_, cancellation) =>
            {
                await Task.Delay(ConnectAgainAfter, cancellation);
                return true;
            });
    }
}
