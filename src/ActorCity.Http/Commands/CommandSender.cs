namespace ActorCity.Http.Commands;

/// <summary>
/// Sends commands, again if a silo went away in between: the command id makes that safe, and the caller need not know that
/// silos come and go.
/// </summary>
internal sealed class CommandSender(TimeProvider time)
{
    /// <summary>How long a command may travel. After it the city refuses the command.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromSeconds(10);

    /// <summary>What a command that arrived in time may still need: its write is limited to 5 s.</summary>
    public static readonly TimeSpan WriteMax = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan[] Pauses =
        [TimeSpan.FromMilliseconds(50), TimeSpan.FromMilliseconds(250), TimeSpan.FromMilliseconds(1000)];

    public DateTimeOffset NotAfter() => time.GetUtcNow() + Life;

    /// <summary>From when on a command that nobody finds cannot appear any more.</summary>
    public DateTimeOffset DecisiveAfter() => time.GetUtcNow() + Life + WriteMax;

    public async Task<T> SendAsync<T>(Func<Task<T>> send)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await send();
            }
            catch (Exception exception) when (IsWorthAnother(exception, attempt))
            {
                await PauseAsync(attempt);
            }
        }
    }

    /// <summary>True if whoever did not answer may soon be replaced. Not for time-outs: those have taken as long as a caller waits.</summary>
    public static bool IsWorthAnother(Exception exception, int attempt) =>
        attempt < Pauses.Length && (exception is OrleansMessageRejectionException or OutcomeUnknownException);

    public Task PauseAsync(int attempt) => Task.Delay(Pauses[attempt], time);
}
