namespace ActorCity.Benchmarks.Storage;

/// <summary>
/// Starts and stops storage providers as a silo would, without the rest of a silo: the providers are measured, not the
/// messaging around them.
/// </summary>
internal sealed class StorageLifecycle : ISiloLifecycle
{
    private readonly List<(int Stage, ILifecycleObserver Observer)> participants = [];

    public int HighestCompletedStage { get; private set; }

    public int LowestStoppedStage => int.MaxValue;

    public IDisposable Subscribe(string observerName, int stage, ILifecycleObserver observer)
    {
        participants.Add((stage, observer));
        return new Subscription();
    }

    public async Task StartAsync(CancellationToken cancellation)
    {
        foreach (var (stage, observer) in participants.OrderBy(p => p.Stage))
        {
            await observer.OnStart(cancellation);
            HighestCompletedStage = stage;
        }
    }

    public async Task StopAsync(CancellationToken cancellation)
    {
        foreach (var (_, observer) in participants.OrderByDescending(p => p.Stage))
        {
            await observer.OnStop(cancellation);
        }
    }

    private sealed class Subscription : IDisposable
    {
        public void Dispose() { }
    }
}
