using ActorCity.Contracts;
using ActorCity.Contracts.Deadlines;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ActorCity.Grains.Deadlines;

/// <summary>
/// Takes what is due and wakes its grain. The queue gives each row to one claimer. After an outage whatever came due meanwhile is
/// taken first, oldest first.
/// </summary>
internal sealed partial class DueWork(IDueQueue queue, IGrainFactory grains, TimeProvider time, IOptions<DueClaimerOptions> options, ILogger<DueWork> log)
{
    /// <returns>How many rows were taken; a full batch means that there may be more.</returns>
    public async Task<int> RunOnceAsync(CancellationToken stopping)
    {
        var lease = TimeSpan.FromSeconds(options.Value.LeaseSeconds);
        var claimed = await queue.ClaimAsync(time.GetUtcNow(), lease, options.Value.BatchRows, stopping);
        await Parallel.ForEachAsync(
            claimed, new ParallelOptions { MaxDegreeOfParallelism = options.Value.Parallel, CancellationToken = stopping },
            async (due, _) => await WakeAsync(due, stopping));
        return claimed.Length;
    }

    private async Task WakeAsync(ClaimedDue due, CancellationToken stopping)
    {
        try
        {
            if (GrainKeys.TypeOf(due.Stream) is not { } type)
            {
                throw new InvalidOperationException($"No grain type owns the key {due.Stream}.");
            }

            var again = await grains.GetGrain<IDueTarget>(GrainId.Create(type, due.Stream)).OnDueAsync(due.Item);
            await (again is { } at ? queue.RetryAsync(due, at, failed: false, stopping) : queue.CompleteAsync(due, stopping));
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The lease runs out and another claimer takes the row.
        }
#pragma warning disable CA1031 // One target's fault must not stop the others; it is tried again, later and later.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            LogTargetFailed(due.Stream, due.Item.Kind, due.Failures + 1, fault);
            var wait = TimeSpan.FromSeconds(Math.Min(options.Value.RetrySecondsMax, Math.Pow(2, Math.Min(due.Failures, 16))));
            await PutBackAsync(due, wait, stopping);
        }
    }

    private async Task PutBackAsync(ClaimedDue due, TimeSpan wait, CancellationToken stopping)
    {
        try
        {
            await queue.RetryAsync(due, time.GetUtcNow() + wait, failed: true, stopping);
        }
#pragma warning disable CA1031 // The lease runs out and another claimer takes the row.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            LogNotPutBack(due.Stream, due.Item.Kind, fault);
        }
    }

    [LoggerMessage(EventId = 1103, Level = LogLevel.Warning, Message = "Due {Kind} of {Stream} could not be put back; its lease will run out.")]
    private partial void LogNotPutBack(string stream, string kind, Exception fault);

    [LoggerMessage(EventId = 1102, Level = LogLevel.Warning, Message = "{Stream} failed on due {Kind}, {Failures} times so far.")]
    private partial void LogTargetFailed(string stream, string kind, int failures, Exception fault);
}
