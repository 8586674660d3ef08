namespace ActorCity.Domain.Deadlines;

/// <summary>The city's civil time: Asia/Tehran, which keeps +03:30 all year, so that no time-zone data of the machine matters.</summary>
public static class CivilTime
{
    public static readonly TimeSpan Offset = new(3, 30, 0);

    /// <summary>The civil date at an instant.</summary>
    public static DateOnly DateAt(DateTimeOffset instant) => DateOnly.FromDateTime(instant.ToOffset(Offset).DateTime);

    /// <summary>The instant at which a civil date is over, UTC.</summary>
    public static DateTimeOffset EndOf(DateOnly date) =>
        new DateTimeOffset(date.AddDays(1).ToDateTime(TimeOnly.MinValue), Offset).ToUniversalTime();

    /// <summary>The instant in UTC, cut to microseconds: both database engines give exactly that back.</summary>
    public static DateTimeOffset Stored(DateTimeOffset instant)
    {
        var utc = instant.UtcTicks;
        return new DateTimeOffset(utc - (utc % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);
    }
}
