using System.CommandLine;
using ActorCity.Benchmarks.Measure;
using ActorCity.Contracts;
using ActorCity.Contracts.Cases;

namespace ActorCity.Benchmarks.Cold;

/// <summary>What a case costs that is in memory and does nothing.</summary>
internal static class IdleMemoryCommand
{
    public static Command Create()
    {
        var connection = new Option<string?>("--connection") { Description = "A PostgreSQL server; none: a temporary one is started" };
        var activations = new Option<int>("--activations") { Description = "How many cases are brought into memory", DefaultValueFactory = _ => 100_000 };
        var output = Output.Option();
        var command = new Command("idle-memory", "Memory of idle activations.") { connection, activations, output };
        command.SetAction((parsed, cancellation) => RunAsync(parsed.GetValue(connection), parsed.GetValue(activations), Output.From(parsed, output), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(string? connection, int activations, Output output, CancellationToken cancellation)
    {
        await using var city = await EmbeddedCity.StartAsync(connection, activations, output, cancellation);
        var (heapBefore, residentBefore) = Memory();
        var next = -1;
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => Task.Run(
            async () =>
            {
                for (var at = Interlocked.Increment(ref next); at < activations; at = Interlocked.Increment(ref next))
                {
                    if (await city.Grains.Case<ICaseInquiry>(StoredCases.Id(at)).GetAsync() is null)
                    {
                        throw new InvalidOperationException($"Case {StoredCases.Id(at)} is not there.");
                    }
                }
            },
            cancellation)));
        var elapsed = Stopwatch.GetElapsedTime(started);
        var (heap, resident) = Memory();
        var result = new IdleMemoryResult(activations, (heap - heapBefore) / activations, (resident - residentBefore) / activations, Math.Round(activations / elapsed.TotalSeconds));
        output.Document(result);
        output.Say($"{activations} idle cases: {result.HeapBytesEach} bytes of heap each, {result.ResidentBytesEach} bytes of the process each; read and activated at {result.ActivatedPerSecond}/s");
        return 0;
    }

    private static (long Heap, long Resident) Memory()
    {
        GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        GC.WaitForPendingFinalizers();
        using var self = Process.GetCurrentProcess();
        return (GC.GetTotalMemory(forceFullCollection: true), self.WorkingSet64);
    }
}

/// <summary>The result.</summary>
internal sealed record IdleMemoryResult(int Activations, long HeapBytesEach, long ResidentBytesEach, double ActivatedPerSecond);
