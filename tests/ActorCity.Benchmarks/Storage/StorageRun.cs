using ActorCity.Benchmarks.Measure;

namespace ActorCity.Benchmarks.Storage;

/// <summary>
/// Loads every variant, then for each number of callers: warms each up, and takes the rounds in turns (A B C D, A B C D, …), so
/// that what the machine does meanwhile falls on all of them.
/// </summary>
internal sealed class StorageRun(StoragePlan plan, Output output)
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3);

    public async Task<IReadOnlyList<StorageResult>> RunAsync(IStorageBench bench, CancellationToken cancellation)
    {
        var variants = await bench.VariantsAsync(plan, cancellation);
        try
        {
            foreach (var variant in variants)
            {
                var started = Stopwatch.GetTimestamp();
                await variant.LoadAsync(plan.Cases, cancellation);
                output.Say($"{variant.Name,-13} {plan.Cases} cases of {variant.StateBytes} bytes loaded in {Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s");
            }

            var results = new List<StorageResult>();
            foreach (var callers in plan.Callers)
            {
                results.AddRange(await MeasureAsync(variants, callers, cancellation));
            }

            return results;
        }
        finally
        {
            foreach (var variant in variants)
            {
                await variant.DisposeAsync();
            }
        }
    }

    private async Task<IEnumerable<StorageResult>> MeasureAsync(IReadOnlyList<IStorageVariant> variants, int callers, CancellationToken cancellation)
    {
        foreach (var variant in variants)
        {
            await variant.RunAsync(callers, WarmUp, cancellation);
        }

        var rounds = variants.ToDictionary(v => v, _ => new List<Round>());
        for (var round = 0; round < plan.Rounds; round++)
        {
            foreach (var variant in variants)
            {
                // Nobody pays for another's garbage.
                GC.Collect();
                GC.WaitForPendingFinalizers();
                var (cpu, started) = (Environment.CpuUsage.TotalTime, Stopwatch.GetTimestamp());
                var measured = await variant.RunAsync(callers, plan.RoundTime, cancellation);
                rounds[variant].Add(measured);
                var commands = measured.CommandsPerSecond * Stopwatch.GetElapsedTime(started).TotalSeconds;
                var spent = (Environment.CpuUsage.TotalTime - cpu).TotalMicroseconds / Math.Max(1, commands);
                var failures = measured.Failures == 0 ? "" : $", {measured.Failures} FAILED";
                output.Say($"{callers,4} callers, round {round + 1}: {variant.Name,-13} {measured.CommandsPerSecond,9:0}/s, {spent,4:0} µs of our CPU each{failures}");
            }
        }

        return variants.Select(v => new StorageResult(
            plan.Engine,
            callers,
            v.Name,
            Math.Round(Median(rounds[v].Select(r => r.CommandsPerSecond)), 1),
            Math.Round(Median(rounds[v].Select(r => r.P50Ms)), 3),
            Math.Round(Median(rounds[v].Select(r => r.P99Ms)), 3)));
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        var middle = sorted.Count / 2;
        return sorted.Count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
