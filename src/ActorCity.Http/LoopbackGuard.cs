using ActorCity.Http.Access;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace ActorCity.Http;

/// <summary>
/// Keeps a process without identities on this machine: every caller says who acts, so whoever reaches the port is whoever it
/// wants to be.
/// </summary>
public static class LoopbackGuard
{
    private static readonly string[] PortSettings = ["http_ports", "https_ports"];

    /// <summary>Why these addresses are refused, one sentence each; empty when all are loopback.</summary>
    public static IEnumerable<string> Problems(IEnumerable<string> urls) => urls.Where(url => !IsLoopback(url)).Select(Explain);

    /// <summary>The same for the addresses that a web host takes from its configuration.</summary>
    public static IEnumerable<string> Problems(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var urls = (configuration["urls"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var endpoints = configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(endpoint => endpoint["Url"] ?? "");

        // The port-only settings listen on every address; "urls" replaces them.
        var ports = urls.Length > 0 ? [] : PortSettings
            .Where(name => !string.IsNullOrWhiteSpace(configuration[name])).Select(name => $"http://*:{configuration[name]}");
        return Problems([.. urls, .. endpoints, .. ports]);
    }

    /// <summary>True for <c>http://localhost</c>, <c>127.0.0.0/8</c>, <c>[::1]</c> and Unix sockets.</summary>
    public static bool IsLoopback(string url)
    {
        ArgumentNullException.ThrowIfNull(url);
        try
        {
            var address = BindingAddress.Parse(url);
            return address.IsUnixPipe || address.IsNamedPipe || LocalHosts.Contains(address.Host);
        }
        catch (FormatException)
        {
            return false;
        }
    }

    internal static string Explain(string url) =>
        $"'{url}' is reachable from other machines. This version has no identities yet: callers say themselves who acts, so it listens on loopback only (for instance http://localhost:5080).";
}

/// <summary>The same check on what the server really listens on, however it was configured.</summary>
internal sealed class LoopbackCheck(IServer server) : IHostedLifecycleService
{
    public Task StartedAsync(CancellationToken cancellationToken)
    {
        var outside = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault(url => !LoopbackGuard.IsLoopback(url));
        return outside is null ? Task.CompletedTask : throw new InvalidOperationException(LoopbackGuard.Explain(outside));
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
