using ActorCity.Contracts;
using ActorCity.Contracts.Deadlines;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ActorCity.Grains.Deadlines;

/// <summary>
/// Takes what is due and wakes its grain. Runs on every silo; the queue gives each row to one of them. After an outage whatever came
/// due meanwhile is taken first, oldest first.
/// </summary>
internal sealed partial class DueClaimer(
    IDueQueue queue, IGrainFactory grains, TimeProvider time, IOptions<DueClaimerOptions> options, ILogger<DueClaimer> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(options.Value.PollMilliseconds), time);
        do
        {
            while (await ClaimOnceAsync(stoppingToken) == options.Value.BatchRows)
            {
                // More may be due: a full batch is followed at once by the next.
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task<int> ClaimOnceAsync(CancellationToken stopping)
    {
        try
        {
            var lease = TimeSpan.FromSeconds(options.Value.LeaseSeconds);
            var claimed = await queue.ClaimAsync(time.GetUtcNow(), lease, options.Value.BatchRows, stopping);
            await Parallel.ForEachAsync(
                claimed, new ParallelOptions { MaxDegreeOfParallelism = options.Value.Parallel, CancellationToken = stopping },
                async (due, _) => await WakeAsync(due, stopping));
            return claimed.Length;
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return 0;
        }
#pragma warning disable CA1031 // A claimer must outlive every fault of the database: the next tick tries again.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            LogClaimFailed(fault);
            return 0;
        }
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
            await queue.RetryAsync(due, time.GetUtcNow() + wait, failed: true, stopping);
        }
    }

    [LoggerMessage(EventId = 1101, Level = LogLevel.Warning, Message = "Claiming due rows failed; the next tick tries again.")]
    private partial void LogClaimFailed(Exception fault);

    [LoggerMessage(EventId = 1102, Level = LogLevel.Warning, Message = "{Stream} failed on due {Kind}, {Failures} times so far.")]
    private partial void LogTargetFailed(string stream, string kind, int failures, Exception fault);
}

/// <summary>How due times are claimed.</summary>
public sealed class DueClaimerOptions
{
    /// <summary>Between two looks at the table when nothing is due, milliseconds, 10 to 60,000. A look costs 0.04 ms.</summary>
    public int PollMilliseconds { get; set; } = 250;

    /// <summary>Rows per claim, 1 to 500.</summary>
    public int BatchRows { get; set; } = 100;

    /// <summary>Grains woken at a time, 1 to 64.</summary>
    public int Parallel { get; set; } = 8;

    /// <summary>After this a claimer that died loses its rows to others, seconds, 10 to 600. Longer than a grain call may take.</summary>
    public int LeaseSeconds { get; set; } = 60;

    /// <summary>Longest wait after failures, seconds, 1 to 3,600.</summary>
    public int RetrySecondsMax { get; set; } = 300;
}
