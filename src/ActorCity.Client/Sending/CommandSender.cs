using ActorCity.Client.Transport;

namespace ActorCity.Client.Sending;

/// <summary>
/// Sends commands, again if a silo went away in between: the command id makes that safe, and the caller need not know that
/// silos come and go.
/// </summary>
internal sealed class CommandSender(TimeProvider time, TimeSpan? tryingMax = null)
{
    private readonly TimeSpan trying = tryingMax ?? TryingMax;

    /// <summary>How long a command may travel. After it the city refuses the command.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromSeconds(10);

    /// <summary>What a command that arrived in time may still need: its write is limited to 5 s.</summary>
    public static readonly TimeSpan WriteMax = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How far two clocks of the city may be apart: a process whose clock is further off breaks the promise of <see cref="DecisiveAfter"/>.
    /// Synchronised clocks differ by milliseconds.
    /// </summary>
    public static readonly TimeSpan ClocksApartMax = TimeSpan.FromSeconds(2);

    /// <summary>
    /// How long somebody who went away is waited for. A silo that died is replaced within about three seconds; a caller's own limit should be
    /// ten or more.
    /// </summary>
    public static readonly TimeSpan TryingMax = TimeSpan.FromSeconds(8);

    /// <summary>After this a command is sent again beside the try that was not answered.</summary>
    public static readonly TimeSpan TryMax = TimeSpan.FromSeconds(3);

    private static readonly TimeSpan[] Pauses =
        [TimeSpan.FromMilliseconds(50), TimeSpan.FromMilliseconds(250), TimeSpan.FromMilliseconds(500), TimeSpan.FromMilliseconds(1000)];

    public DateTimeOffset NotAfter() => time.GetUtcNow() + Life;

    /// <summary>
    /// From when on a command that nobody finds cannot appear any more. The silo judges the limit that the sending process set by its own
    /// clock, and the caller compares with a third one, so two differences are added.
    /// </summary>
    public DateTimeOffset DecisiveAfter() => time.GetUtcNow() + Life + WriteMax + (2 * ClocksApartMax);

    public async Task<T> SendAsync<T>(Func<Task<T>> send, CancellationToken cancellation = default)
    {
        var begun = Begin();
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                var sending = send();
                if (sending.IsCompleted || !await IsLostAsync(sending, begun, attempt))
                {
                    return await sending;
                }
            }
            catch (Exception exception) when (IsWorthAnother(exception, begun, attempt))
            {
                await PauseAsync(attempt, cancellation);
            }
        }
    }

    public long Begin() => time.GetTimestamp();

    /// <summary>True if whoever did not answer may soon be replaced. Not for time-outs: those have taken as long as a caller waits.</summary>
    public bool IsWorthAnother(Exception exception, long begun, int attempt) =>
        exception is OrleansMessageRejectionException or OutcomeUnknownException or NoAnswerException { MaySucceed: true } && MayGoOn(begun, attempt);

    public Task PauseAsync(int attempt, CancellationToken cancellation = default) => Task.Delay(PauseOf(attempt), time, cancellation);

    /// <summary>
    /// Waits for an answer as long as one usually takes. What was sent to a silo that just died is not refused, it is lost. If it is only
    /// slow, the next try finds what this one did.
    /// </summary>
    private async Task<bool> IsLostAsync(Task sending, long begun, int attempt)
    {
        if (!MayGoOn(begun, attempt))
        {
            return false;
        }

        using var answered = new CancellationTokenSource();
        var first = await Task.WhenAny(sending, Task.Delay(TryMax, time, answered.Token));
        await answered.CancelAsync();
        return first != sending && MayGoOn(begun, attempt);
    }

    private bool MayGoOn(long begun, int attempt) => time.GetElapsedTime(begun) + PauseOf(attempt) < trying;

    private static TimeSpan PauseOf(int attempt) => Pauses[Math.Min(attempt, Pauses.Length - 1)];
}
