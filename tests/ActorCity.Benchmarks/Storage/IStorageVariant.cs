using ActorCity.Benchmarks.Measure;

namespace ActorCity.Benchmarks.Storage;

/// <summary>One way to make a case's next state durable.</summary>
internal interface IStorageVariant : IAsyncDisposable
{
    /// <summary>Its name in the results.</summary>
    string Name { get; }

    /// <summary>Bytes of state that one command writes.</summary>
    int StateBytes { get; }

    /// <summary>Makes its tables and stores the cases.</summary>
    Task LoadAsync(int cases, CancellationToken cancellation);

    /// <summary>Runs commands with this many concurrent callers for a time.</summary>
    Task<Round> RunAsync(int callers, TimeSpan duration, CancellationToken cancellation);
}

/// <summary>What one round measured.</summary>
internal sealed record Round(double CommandsPerSecond, double P50Ms, double P99Ms, long Failures);

/// <summary>A variant whose callers run here: each has cases of its own, as a grain is the only writer of its state.</summary>
internal abstract class InProcessVariant : IStorageVariant
{
    private int cases;

    public abstract string Name { get; }

    public abstract int StateBytes { get; }

    /// <summary>How many write at once while loading.</summary>
    protected virtual int LoadCallers => 32;

    public async Task LoadAsync(int cases, CancellationToken cancellation)
    {
        this.cases = cases;
        await PrepareAsync(cases, cancellation);
        var next = -1;
        await Task.WhenAll(Enumerable.Range(0, LoadCallers).Select(_ => Task.Run(
            async () =>
            {
                for (var index = Interlocked.Increment(ref next); index < cases; index = Interlocked.Increment(ref next))
                {
                    await ExecuteAsync(index);
                }
            },
            cancellation)));
    }

    public async Task<Round> RunAsync(int callers, TimeSpan duration, CancellationToken cancellation)
    {
        var started = Stopwatch.GetTimestamp();
        var results = await Task.WhenAll(Enumerable.Range(0, callers)
            .Select(caller => Task.Run(() => RepeatAsync(caller, callers, started, duration, cancellation), cancellation)));
        var elapsed = Stopwatch.GetElapsedTime(started);
        var sum = new Latencies();
        foreach (var (latencies, _) in results)
        {
            sum.Add(latencies);
        }

        return new Round(sum.Count / elapsed.TotalSeconds, sum.Milliseconds(50), sum.Milliseconds(99), results.Sum(r => r.Failures));
    }

    public abstract ValueTask DisposeAsync();

    /// <summary>Makes the tables; <see cref="ExecuteAsync"/> then stores each case for the first time.</summary>
    protected abstract Task PrepareAsync(int cases, CancellationToken cancellation);

    /// <summary>One command on one case: its next state is durable when this returns.</summary>
    protected abstract Task ExecuteAsync(int index);

    private async Task<(Latencies Latencies, long Failures)> RepeatAsync(
        int caller, int callers, long started, TimeSpan duration, CancellationToken cancellation)
    {
        var latencies = new Latencies();
        var random = new Random(caller);
        var failures = 0L;
        while (Stopwatch.GetElapsedTime(started) < duration && !cancellation.IsCancellationRequested)
        {
            var index = caller + (callers * random.Next(cases / callers));
            var begun = Stopwatch.GetTimestamp();
            try
            {
                await ExecuteAsync(index);
                latencies.Record(Stopwatch.GetElapsedTime(begun));
            }
            catch (Exception e) when (e is System.Data.Common.DbException or TimeoutException or Orleans.Storage.InconsistentStateException)
            {
                failures++;
            }
        }

        return (latencies, failures);
    }
}
