using System.Net;
using System.Net.Sockets;
using ActorCity.Edge;
using Microsoft.AspNetCore.Builder;

namespace ActorCity.Http.Tests.Edge;

/// <summary>An edge process's application, listening on a free port of this machine.</summary>
internal sealed class RunningEdge : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly CancellationTokenSource stop = new();
    private readonly Task start;

    private RunningEdge(WebApplication app, string url)
    {
        this.app = app;
        start = app.StartAsync(stop.Token);
        Client = new HttpClient { BaseAddress = new Uri(url) };
    }

    public HttpClient Client { get; }

    public IServiceProvider Services => app.Services;

    /// <summary>Complete when the edge has met the city.</summary>
    public Task Connected => start;

    public static async Task<RunningEdge> StartAsync(string gateway)
    {
        var port = FreePort();
        var url = $"http://127.0.0.1:{port}";
        var app = EdgeHost.Build(["--urls", url, "--ActorCity:Cluster:Gateways:0", gateway, "--ActorCity:DrainSeconds", "0"]);
        var edge = new RunningEdge(app, url);
        await ListeningAsync(port);
        return edge;
    }

    public static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    // The host's own "started" event waits for the city; a port that takes connections is the only sign before that.
    private static async Task ListeningAsync(int port)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (true)
        {
            using var socket = new TcpClient();
            try
            {
                await socket.ConnectAsync(IPAddress.Loopback, port, limit.Token);
                return;
            }
            catch (SocketException)
            {
                await Task.Yield();
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        try
        {
            await start;
        }
        catch (OperationCanceledException)
        {
            // It was still waiting for the city.
        }

        await app.StopAsync(CancellationToken.None);
        await app.DisposeAsync();
        Client.Dispose();
        stop.Dispose();
    }
}
