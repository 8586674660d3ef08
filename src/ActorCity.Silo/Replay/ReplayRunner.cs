using ActorCity.Contracts;
using ActorCity.Contracts.Cases;

namespace ActorCity.Silo.Replay;

/// <summary>
/// Gives the commands of a plan to the city: in the log's time order, so many at a time, and within a case strictly one after the other.
/// Stopping it in the middle and running it again goes on where it stopped.
/// </summary>
internal sealed class ReplayRunner(ICityPort city, TimeProvider time)
{
    private const int TriesMax = 8;

    /// <summary>An office that was opened a moment ago reaches the directory by the city's own clockwork.</summary>
    private static readonly TimeSpan DirectoryWaitMax = TimeSpan.FromSeconds(30);

    private long applied;
    private long known;

    /// <param name="plan">What to give.</param>
    /// <param name="service">The service's code.</param>
    /// <param name="parallel">How many commands may be on their way at once.</param>
    /// <param name="progress">Told after every command.</param>
    /// <param name="cancellation">Stops between commands.</param>
    public async Task<ReplayResult> RunAsync(
        ReplayPlan plan, string service, int parallel, IProgress<ReplayProgress>? progress, CancellationToken cancellation)
    {
        await SetUpAsync(plan, service, parallel, cancellation);

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var gate = new SemaphoreSlim(parallel);
        var cases = new Dictionary<string, Task<CaseProgress>>(StringComparer.Ordinal);
        var done = 0;
        foreach (var planned in plan.Commands)
        {
            try
            {
                await gate.WaitAsync(stop.Token);
            }
            catch (OperationCanceledException)
            {
                // Stopped from outside, or a command failed: then its case's task tells why. Those on their way end first.
                break;
            }

            var before = cases.GetValueOrDefault(planned.Case);
            cases[planned.Case] = GiveInOrderAsync(before, planned);
        }

        await Task.WhenAll(cases.Values);
        cancellation.ThrowIfCancellationRequested();
        return new(applied, known);

        async Task<CaseProgress> GiveInOrderAsync(Task<CaseProgress>? before, PlannedCommand planned)
        {
            try
            {
                // Off the loop's thread before anything else: a command that is answered at once must not hold up the loop.
                await Task.Yield();
                var next = await GiveAsync(before is null ? null : await before, planned, stop.Token);
                progress?.Report(new(Interlocked.Increment(ref done), plan.Commands.Length));
                return next;
            }
            catch
            {
                await stop.CancelAsync();
                throw;
            }
            finally
            {
                gate.Release();
            }
        }
    }

    private async Task SetUpAsync(ReplayPlan plan, string service, int parallel, CancellationToken cancellation)
    {
        foreach (var command in plan.Service)
        {
            await DemandAsync($"service {service}", () => city.GiveAsync(service, command, cancellation), cancellation);
        }

        var limits = new ParallelOptions { MaxDegreeOfParallelism = parallel, CancellationToken = cancellation };
        await Parallel.ForEachAsync(plan.Offices, limits, async (office, stop) =>
        {
            foreach (var command in office.Commands)
            {
                await DemandAsync($"office {office.Code}", () => city.GiveToOfficeAsync(office.Code, command, stop), stop);
            }
        });
    }

    private async Task<CaseProgress> GiveAsync(CaseProgress? before, PlannedCommand planned, CancellationToken cancellation)
    {
        if (planned.Command is OpenCase open)
        {
            var versionBefore = await RetryAsync(() => city.VersionAsync(CaseId.FromCommand(open.CommandId), cancellation), cancellation);
            var opened = await DemandAsync(planned.Case, () => city.OpenAsync(open, cancellation), cancellation);
            return Count(opened, new CaseProgress(opened.Case, versionBefore));
        }

        var at = before ?? throw new ReplayException($"{planned.Case}: a command comes before its opening.");
        return Count(await DemandAsync(planned.Case, () => city.GiveToCaseAsync(at.Id, planned.Command, cancellation), cancellation), at);
    }

    /// <summary>A receipt for a version that the case had when this replay began was given before.</summary>
    private CaseProgress Count(CaseReceipt receipt, CaseProgress progress)
    {
        Interlocked.Increment(ref receipt.Version <= progress.VersionBefore ? ref known : ref applied);
        return progress;
    }

    private async Task<T> DemandAsync<T>(string subject, Func<Task<Outcome<T>>> give, CancellationToken cancellation) where T : notnull
    {
        var began = time.GetTimestamp();
        while (true)
        {
            var outcome = await RetryAsync(give, cancellation);
            if (outcome.Refusal is not { } refusal)
            {
                return outcome.Value!;
            }

            if (refusal.Code != CaseErrors.OfficeNotEligible.Code || time.GetElapsedTime(began) > DirectoryWaitMax)
            {
                var values = string.Join(", ", refusal.Values.Select(v => $"{v.Key}={v.Value}"));
                throw new ReplayException($"The city refused a command on {subject}: {refusal.Code} {values}");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), time, cancellation);
        }
    }

    /// <summary>The command id makes a repetition safe, whatever became of the first try.</summary>
    private async Task<T> RetryAsync<T>(Func<Task<T>> call, CancellationToken cancellation)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await call();
            }
            catch (CityAwayException away) when (tries < TriesMax)
            {
                _ = away;
                await Task.Delay(TimeSpan.FromMilliseconds(50 << tries), time, cancellation);
            }
        }
    }

    /// <param name="Id">The case's number.</param>
    /// <param name="VersionBefore">Its version when this replay came to it.</param>
    private sealed record CaseProgress(CaseId Id, long VersionBefore);
}

/// <param name="Done">Commands answered.</param>
/// <param name="Total">Of how many.</param>
internal sealed record ReplayProgress(int Done, int Total);

/// <param name="Applied">Commands that changed the city now.</param>
/// <param name="Known">Commands that the city had from an earlier replay.</param>
internal sealed record ReplayResult(long Applied, long Known);
