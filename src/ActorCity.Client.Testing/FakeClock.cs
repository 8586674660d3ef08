namespace ActorCity.Client.Testing;

/// <summary>The fake city's clock. It stands still until it is moved, or until a client waits before it tries again.</summary>
public sealed class FakeClock : TimeProvider
{
    private readonly Action<DateTimeOffset> moving;
    private long ticks;

    internal FakeClock(DateTimeOffset start, Action<DateTimeOffset> moving)
    {
        ticks = start.UtcTicks;
        this.moving = moving;
    }

    /// <summary>Now, UTC.</summary>
    public DateTimeOffset Now => new(Interlocked.Read(ref ticks), TimeSpan.Zero);

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => Now;

    /// <inheritdoc/>
    public override long GetTimestamp() => Interlocked.Read(ref ticks);

    /// <summary>Moves the clock on. What becomes due on the way happens at its own time, in order.</summary>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        moving(Now + by);
    }

    internal void Set(DateTimeOffset now) => Interlocked.Exchange(ref ticks, now.UtcTicks);
}

/// <summary>How the client waits in a fake city: the clock moves by what is waited for, and nobody really waits.</summary>
internal sealed class PassingTime(FakeClock clock) : TimeProvider
{
    public override long TimestampFrequency => clock.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => clock.GetUtcNow();

    public override long GetTimestamp() => clock.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime > TimeSpan.Zero)
        {
            clock.Advance(dueTime);
        }

        return System.CreateTimer(callback, state, TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }
}
