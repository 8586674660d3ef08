using System.Net;
using System.Net.Sockets;

namespace ActorCity.Client.Connection;

/// <summary>Gateways named in the settings, <c>host:port</c>. Names are looked up each time: a silo that was replaced may have another address.</summary>
internal sealed class StaticGateways(IReadOnlyList<string> gateways) : IGatewaySource
{
    public static bool IsHostAndPort(string gateway) =>
        Uri.TryCreate("gwy://" + gateway, UriKind.Absolute, out var uri) && uri.Port is > 0 and <= IPEndPoint.MaxPort && uri.Host.Length > 0
        && uri.PathAndQuery is "/" or "";

    public async Task<IReadOnlyList<IPEndPoint>> ReadAsync()
    {
        var endpoints = new List<IPEndPoint>();
        SocketException? unknown = null;
        foreach (var gateway in gateways)
        {
            var uri = new Uri("gwy://" + gateway);
            try
            {
                var addresses = await Dns.GetHostAddressesAsync(uri.DnsSafeHost);
                endpoints.Add(new IPEndPoint(addresses.OrderBy(address => address.AddressFamily).First(), uri.Port));
            }
            catch (SocketException exception)
            {
                unknown = exception;
            }
        }

        return endpoints.Count > 0 ? endpoints : throw new GatewaysUnknownException($"No address is known for {string.Join(", ", gateways)}.", unknown);
    }
}
