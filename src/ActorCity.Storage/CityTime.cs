namespace ActorCity.Storage;

/// <summary>How SQLite keeps an instant: microseconds since 1970, UTC. PostgreSQL's timestamptz has the same grain.</summary>
public static class CityTime
{
    /// <summary>The instant as SQLite stores it.</summary>
    public static long ToMicroseconds(DateTimeOffset at) =>
        (at.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    /// <summary>The instant that SQLite stored.</summary>
    public static DateTimeOffset FromMicroseconds(long microseconds) =>
        DateTimeOffset.UnixEpoch.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond);
}
