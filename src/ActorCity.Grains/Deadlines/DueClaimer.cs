using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ActorCity.Grains.Deadlines;

/// <summary>Looks at the due table again and again, on every silo.</summary>
internal sealed partial class DueClaimer(DueWork work, TimeProvider time, IOptions<DueClaimerOptions> options, ILogger<DueClaimer> log) : BackgroundService
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
            return await work.RunOnceAsync(stopping);
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

    [LoggerMessage(EventId = 1101, Level = LogLevel.Warning, Message = "Claiming due rows failed; the next tick tries again.")]
    private partial void LogClaimFailed(Exception fault);
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
