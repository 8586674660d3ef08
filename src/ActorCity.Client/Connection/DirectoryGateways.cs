using System.Net;
using System.Text.Json;

namespace ActorCity.Client.Connection;

/// <summary>
/// Gateways as silos list them over HTTPS, the silo that answered last first. A front end needs neither the database's credentials nor the
/// list of silos for that, only the name of one or some of them.
/// </summary>
internal sealed class DirectoryGateways(IReadOnlyList<HttpClient> silos, string clusterId) : IGatewaySource
{
    private int first;

    public async Task<IReadOnlyList<IPEndPoint>> ReadAsync()
    {
        Exception? last = null;
        for (var i = 0; i < silos.Count; i++)
        {
            var silo = (first + i) % silos.Count;
            try
            {
                var gateways = await ReadAsync(silos[silo]);
                first = silo;
                return gateways;
            }
            catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException or JsonException or FormatException or GatewaysUnknownException)
            {
                last = exception;
            }
        }

        throw new GatewaysUnknownException("No silo lists its gateways.", last);
    }

    private async Task<IReadOnlyList<IPEndPoint>> ReadAsync(HttpClient silo)
    {
        using var response = await silo.GetAsync(new Uri("gateways", UriKind.Relative));
        response.EnsureSuccessStatusCode();
        var list = JsonSerializer.Deserialize<GatewayList>(await response.Content.ReadAsByteArrayAsync(), CityJson.Stored)
            ?? throw new JsonException("An empty list of gateways.");
        if (list.ClusterId != clusterId)
        {
            throw new GatewaysUnknownException($"{silo.BaseAddress} belongs to the cluster '{list.ClusterId}', not to '{clusterId}'.", null);
        }

        return list.Gateways.IsEmpty
            ? throw new GatewaysUnknownException($"{silo.BaseAddress} lists no gateway.", null)
            : [.. list.Gateways.Select(gateway => IPEndPoint.Parse(gateway))];
    }
}
