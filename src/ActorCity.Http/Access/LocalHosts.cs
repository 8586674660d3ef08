using System.Net;

namespace ActorCity.Http.Access;

/// <summary>Names of this machine for itself.</summary>
internal static class LocalHosts
{
    /// <summary>
    /// True if a request was meant for this machine by a loopback name. Without identities this keeps web pages of other sites
    /// from reaching the city through a visitor's browser by a name that they point at 127.0.0.1.
    /// </summary>
    public static bool Contains(HostString host) => !host.HasValue || Contains(host.Host);

    public static bool Contains(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || host == "127.0.0.1"
        || (IPAddress.TryParse(host.AsSpan().Trim("[]"), out var address) && IPAddress.IsLoopback(address));
}
