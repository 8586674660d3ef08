using ActorCity.Benchmarks.Measure;

namespace ActorCity.Benchmarks.Storage;

/// <summary>The results as a table, with how many times faster the journaled provider is.</summary>
internal static class StorageReport
{
    public static void Write(Output output, IReadOnlyList<StorageResult> results)
    {
        output.Say("");
        output.Say($"{"callers",7}  {"variant",-13} {"commands/s",11} {"p50 ms",9} {"p99 ms",9}  journaled is");
        foreach (var group in results.GroupBy(r => r.Callers))
        {
            var journaled = group.FirstOrDefault(r => r.Variant == "journaled");
            foreach (var result in group)
            {
                var ratio = journaled is null || result == journaled
                    ? ""
                    : string.Create(
                        CultureInfo.InvariantCulture,
                        $"{journaled.CommandsPerSecond / result.CommandsPerSecond:0.00} × as fast, p50 {journaled.P50Ms / result.P50Ms:0.00} ×");
                output.Say($"{result.Callers,7}  {result.Variant,-13} {result.CommandsPerSecond,11:0} {result.P50Ms,9:0.00} {result.P99Ms,9:0.00}  {ratio}");
            }
        }
    }
}
