using System.Data.Common;

namespace ActorCity.Storage;

/// <summary>The database with the few things that differ between the engines in ordinary statements.</summary>
internal sealed class CityDatabase(DbDataSource source, StorageEngine engine)
{
    public DbDataSource Source { get; } = source;

    public StorageEngine Engine { get; } = engine;

    public bool IsPostgreSql => Engine == StorageEngine.PostgreSQL;

    /// <summary>An instant as a parameter.</summary>
    public object Instant(DateTimeOffset at) => IsPostgreSql ? at.UtcDateTime : CityTime.ToMicroseconds(at);

    /// <summary>An instant from a column.</summary>
    public DateTimeOffset Instant(DbDataReader reader, int ordinal) => IsPostgreSql
        ? new DateTimeOffset(reader.GetDateTime(ordinal), TimeSpan.Zero)
        : CityTime.FromMicroseconds(reader.GetInt64(ordinal));
}
