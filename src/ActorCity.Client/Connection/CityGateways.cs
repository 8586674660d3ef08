using System.Net;
using Microsoft.Extensions.Logging;
using Orleans.Messaging;

namespace ActorCity.Client.Connection;

/// <summary>Knows gateways of the city's silos.</summary>
internal interface IGatewaySource
{
    /// <exception cref="GatewaysUnknownException">Nobody can say now.</exception>
    Task<IReadOnlyList<IPEndPoint>> ReadAsync();
}

/// <summary>No gateway can be named now.</summary>
internal sealed class GatewaysUnknownException(string message, Exception? inner) : Exception(message, inner);

/// <summary>The gateways, as Orleans asks for them: looked up again and again, the last good list kept while nobody knows better.</summary>
internal sealed partial class CityGateways(IGatewaySource source, TimeSpan refresh, ILogger<CityGateways> log) : IGatewayListProvider
{
    private IList<Uri> known = [];

    public TimeSpan MaxStaleness => refresh;

    public bool IsUpdatable => true;

    public Task InitializeGatewayListProvider() => Task.CompletedTask;

    public async Task<IList<Uri>> GetGateways()
    {
        try
        {
            known = [.. (await source.ReadAsync()).Select(gateway => gateway.ToGatewayUri())];
        }
        catch (GatewaysUnknownException exception)
        {
            LogKept(log, known.Count, exception);
        }

        return known;
    }

    [LoggerMessage(1, LogLevel.Warning, "The gateways of the city are not to be had; the {Count} known ones are kept.")]
    private static partial void LogKept(ILogger log, int count, Exception exception);
}
