using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;

namespace ActorCity.Cluster.Tests;

/// <summary>
/// Callers that send commands through all processes in turn and never send one under a second id: what has no answer is looked
/// up, and sent again under its own id if the city does not know it.
/// </summary>
internal sealed class CommandDriver : IDisposable
{
    private const int VisitsPerCase = 120;

    private static readonly TimeSpan TryTimeMax = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan CommandTimeMax = TimeSpan.FromSeconds(60);

    private readonly LocalCluster cluster;
    private readonly HttpClient http = new() { Timeout = TryTimeMax };
    private readonly string run = Guid.NewGuid().ToString("N")[..8];
    private readonly CancellationTokenSource stop = new();
    private readonly List<(long Count, TaskCompletionSource Reached)> milestones = [];
    private long acknowledged;

    public CommandDriver(LocalCluster cluster) => this.cluster = cluster;

    /// <summary>Every command that the city said it applied, with its case.</summary>
    public ConcurrentDictionary<string, string> Acknowledged { get; } = new();

    public ConcurrentBag<string> Unresolved { get; } = [];

    public ConcurrentBag<string> Refused { get; } = [];

    public long Retried;

    public long FoundByLookUp;

    /// <summary>Starts the callers; they end after <see cref="Stop"/>, each when its command is resolved.</summary>
    public Task RunAsync(int callers, CancellationToken cancellation) =>
        Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(() => CallAsync(caller, cancellation), cancellation)));

    public void Stop() => stop.Cancel();

    /// <summary>Completes when this many more commands were acknowledged.</summary>
    public Task MoreAcknowledgedAsync(int more)
    {
        lock (milestones)
        {
            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            milestones.Add((acknowledged + more, reached));
            return reached.Task;
        }
    }

    public void Dispose()
    {
        http.Dispose();
        stop.Dispose();
    }

    private async Task CallAsync(int caller, CancellationToken cancellation)
    {
        var office = "06-01";
        var clerk = new { person = $"clerk-{caller}", office, role = "clerk" };
        for (var round = 0; !stop.IsCancellationRequested; round++)
        {
            // Reasons of visits are shown in the case's timeline: there each command is found again.
            var opening = $"kill.{run}.{caller}.{round}.open";
            var answer = await ResolveAsync(caller, "/v1/cases", opening, new { actor = clerk, service = "minor-works", applicant = $"citizen-{caller}", intakeOffice = office, channel = "desk", visitReason = opening }, cancellation);
            if (answer is null)
            {
                return;
            }

            for (var visit = 0; visit < VisitsPerCase && !stop.IsCancellationRequested; visit++)
            {
                var id = $"kill.{run}.{caller}.{round}.{visit}";
                if (await ResolveAsync(caller + visit, $"/v1/cases/{answer}/visits", id, new { actor = clerk, office, askedBy = "citizen", reason = id, fault = "none" }, cancellation) is null)
                {
                    return;
                }
            }
        }
    }

    /// <summary>The case that the command was applied to; null if it was refused or stays unknown.</summary>
    private async Task<string?> ResolveAsync(int start, string path, string id, object body, CancellationToken cancellation)
    {
        var begun = Stopwatch.GetTimestamp();
        for (var attempt = 0; Stopwatch.GetElapsedTime(begun) < CommandTimeMax; attempt++)
        {
            var through = new CityApi(http, cluster.Processes[(start + attempt) % cluster.Processes.Count]);
            var answer = await TryAsync(() => through.PostAsync(path, id, body, cancellation), cancellation);
            if (answer is { IsSuccess: true })
            {
                return Applied(id, answer.Member("case"));
            }

            if (answer is not null && answer.Status != HttpStatusCode.ServiceUnavailable)
            {
                Refused.Add($"{id}: {(int)answer.Status} {answer.Text}");
                return null;
            }

            Interlocked.Increment(ref Retried);
            var next = new CityApi(http, cluster.Processes[(start + attempt + 1) % cluster.Processes.Count]);
            var known = await TryAsync(() => next.GetAsync($"/v1/commands/{id}", cancellation), cancellation);
            if (known is { IsSuccess: true } && known.Member("state") == "applied")
            {
                Interlocked.Increment(ref FoundByLookUp);
                return Applied(id, known.Json.GetProperty("answer").GetProperty("case").GetString()!);
            }
        }

        Unresolved.Add(id);
        return null;
    }

    private static async Task<Answer?> TryAsync(Func<Task<Answer>> send, CancellationToken cancellation)
    {
        try
        {
            return await send();
        }
        catch (HttpRequestException)
        {
            return null;
        }
        catch (TaskCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // The try's own time limit.
            return null;
        }
    }

    private string Applied(string id, string code)
    {
        Acknowledged[id] = code;
        lock (milestones)
        {
            acknowledged++;
            foreach (var (_, reached) in milestones.Where(m => m.Count <= acknowledged))
            {
                reached.TrySetResult();
            }
        }

        return code;
    }
}
