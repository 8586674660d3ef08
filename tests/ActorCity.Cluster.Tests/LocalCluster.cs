using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

[assembly: AssemblyFixture(typeof(ActorCity.Cluster.Tests.LocalCluster))]
[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.None)]

namespace ActorCity.Cluster.Tests;

/// <summary>
/// The cluster of deploy/local-cluster.sh: a PostgreSQL server, three silos and an edge, all real processes, on ports and in a
/// directory of its own.
/// </summary>
public sealed class LocalCluster : IAsyncLifetime
{
    public const int Silos = 3;

    private static readonly TimeSpan CommandTimeMax = TimeSpan.FromMinutes(4);

    private readonly string directory = Path.Combine(Path.GetTempPath(), "actorcity-cluster-" + Guid.NewGuid().ToString("N")[..8]);
    private readonly int port = FreePorts();

    /// <summary>Where the edge answers, then silo 1, 2, 3.</summary>
    public IReadOnlyList<Uri> Processes => [.. Enumerable.Range(0, Silos + 1).Select(n => new Uri($"http://127.0.0.1:{port + n}"))];

    public Uri Edge => Processes[0];

    public Uri Silo(int number) => Processes[number];

    public async ValueTask InitializeAsync() => await UpAsync();

    public async ValueTask DisposeAsync() => await RunAsync("down");

    /// <summary>Starts what does not run, and waits until it is ready.</summary>
    public Task<string> UpAsync() => RunAsync("up");

    /// <summary>Ends a silo as a power failure would.</summary>
    public Task<string> KillAsync(int silo) => RunAsync("kill", silo.ToString(CultureInfo.InvariantCulture));

    /// <summary>Tells a silo to stop, and waits until it has left.</summary>
    public Task<string> StopAsync(int silo) => RunAsync("stop", silo.ToString(CultureInfo.InvariantCulture));

    /// <summary>Brings a building permit through the edge; what it told on the way.</summary>
    public Task<string> WalkBuildingPermitAsync() => RunScriptAsync("walk-building-permit.sh", Edge.ToString());

    private static string Script(string name)
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            var script = Path.Combine(at.FullName, "deploy", name);
            if (File.Exists(script))
            {
                return script;
            }
        }

        throw new InvalidOperationException($"deploy/{name} is not above " + AppContext.BaseDirectory);
    }

    // A run of forty ports that nobody uses: HTTP, silos, gateways, PostgreSQL.
    private static int FreePorts()
    {
        for (var first = 21_000 + (Environment.ProcessId % 100 * 40); ; first = first > 28_000 ? 21_000 : first + 40)
        {
            if (Enumerable.Range(first, 40).All(IsFree))
            {
                return first;
            }
        }
    }

    private static bool IsFree(int candidate)
    {
        using var listener = new TcpListener(IPAddress.Loopback, candidate);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private Task<string> RunAsync(params string[] arguments) => RunScriptAsync("local-cluster.sh", arguments);

    private async Task<string> RunScriptAsync(string name, params string[] arguments)
    {
        // The build of the tests' own configuration: it was made together with them.
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Name;
        var start = new ProcessStartInfo("bash", [Script(name), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["ACTORCITY_CLUSTER_DIR"] = directory,
                ["ACTORCITY_CLUSTER_SILOS"] = Silos.ToString(CultureInfo.InvariantCulture),
                ["ACTORCITY_CLUSTER_HTTP_PORT"] = port.ToString(CultureInfo.InvariantCulture),
                ["ACTORCITY_CLUSTER_SILO_PORT"] = (port + 10).ToString(CultureInfo.InvariantCulture),
                ["ACTORCITY_CLUSTER_GATEWAY_PORT"] = (port + 20).ToString(CultureInfo.InvariantCulture),
                ["ACTORCITY_CLUSTER_POSTGRES_PORT"] = (port + 30).ToString(CultureInfo.InvariantCulture),
                ["ACTORCITY_CLUSTER_CONFIGURATION"] = configuration,
                ["ACTORCITY_CLUSTER_BUILT"] = "1",
            },
        };
        using var process = Process.Start(start)!;
        using var limit = new CancellationTokenSource(CommandTimeMax);
        var output = process.StandardOutput.ReadToEndAsync(limit.Token);
        var errors = process.StandardError.ReadToEndAsync(limit.Token);
        await process.WaitForExitAsync(limit.Token);
        return process.ExitCode == 0
            ? await output
            : throw new InvalidOperationException($"{name} {string.Join(' ', arguments)} failed:\n{await output}{await errors}");
    }
}
