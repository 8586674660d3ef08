namespace ActorCity.Benchmarks.Lifecycle;

/// <summary>All callers at once: they warm up, are measured for a time, and finish what they began.</summary>
internal sealed class Load(HttpMessageInvoker connections, Plan plan, CityFacts facts)
{
    /// <summary>How long it was measured.</summary>
    public TimeSpan Elapsed { get; private set; }

    public async Task<Tally> RunAsync(CancellationToken cancellation)
    {
        // Command ids of another run must not meet ours: its answers would be replayed.
        var run = Guid.NewGuid().ToString("N")[..10];
        var tallies = new Tally[plan.Callers];
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var callers = new Task[plan.Callers];
        for (var i = 0; i < plan.Callers; i++)
        {
            var tally = tallies[i] = new Tally();
            var caller = new Caller(new CityClient(connections, plan.City), facts, tally, $"{run}.{i}", i);
            callers[i] = Task.Run(() => RepeatAsync(caller, tally, stop.Token, cancellation), cancellation);
        }

        await Task.Delay(plan.WarmUp, cancellation);
        SetCounting(tallies, true);
        var started = Stopwatch.GetTimestamp();
        await Task.Delay(plan.Measured, cancellation);
        SetCounting(tallies, false);
        Elapsed = Stopwatch.GetElapsedTime(started);
        await stop.CancelAsync();
        await Task.WhenAll(callers);
        var sum = new Tally();
        foreach (var tally in tallies)
        {
            sum.Add(tally);
        }

        return sum;
    }

    private static async Task RepeatAsync(Caller caller, Tally tally, CancellationToken stop, CancellationToken cancellation)
    {
        while (!stop.IsCancellationRequested)
        {
            var started = Stopwatch.GetTimestamp();
            try
            {
                if (await caller.RunAsync(cancellation))
                {
                    tally.LifecycleDone(Stopwatch.GetElapsedTime(started));
                }
            }
            catch (Exception e) when (e is HttpRequestException or IOException)
            {
                tally.Failed(Operation.Open, 0, e.GetType().Name);
            }
        }
    }

    private static void SetCounting(Tally[] tallies, bool counting)
    {
        foreach (var tally in tallies)
        {
            tally.Counting = counting;
        }
    }
}
