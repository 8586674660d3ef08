namespace ActorCity.Storage;

/// <summary>The database engines of the city.</summary>
public enum StorageEngine
{
    /// <summary>One file, one process: the default.</summary>
    SQLite = 0,

    /// <summary>A server, for a cluster of silos.</summary>
    PostgreSQL = 1,
}

/// <summary>How the city reaches its database.</summary>
public sealed record StorageOptions
{
    /// <summary>Which engine. Default SQLite.</summary>
    public StorageEngine Engine { get; set; } = StorageEngine.SQLite;

    /// <summary>ADO.NET connection string; for SQLite for instance <c>Data Source=data/city.db</c>.</summary>
    public string ConnectionString { get; set; } = "";

    /// <summary>
    /// Flush lanes of the journaled provider, 1 to 32; each holds one PostgreSQL connection. SQLite has one writer whatever this says.
    /// </summary>
    public int Lanes { get; set; } = 4;

    /// <summary>Most commands in one flush, 1 to 1024.</summary>
    public int BatchRowsMax { get; set; } = 256;

    /// <summary>Most commands waiting in one lane, 1 to 1,000,000; beyond it a write is refused with <c>CityBusyException</c>.</summary>
    public int QueueRowsMax { get; set; } = 4096;

    /// <summary>Seconds until a statement is given up, 1 to 60. An unanswered write then has an unknown outcome.</summary>
    public int CommandTimeoutSeconds { get; set; } = 5;

    /// <summary>Largest pool of PostgreSQL connections of this process, lanes included, 4 to 500.</summary>
    public int PoolConnectionsMax { get; set; } = 24;

    /// <summary>
    /// Key of the city's pseudonyms: 64 hexadecimal digits. Null: the key in the database, which is made at the first start. Changing it
    /// orphans every applicant hash that is stored.
    /// </summary>
    public string? PseudonymKey { get; set; }
}
