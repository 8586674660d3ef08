using Npgsql;

namespace ActorCity.Storage.PostgreSql;

/// <summary>The two kinds of connections: one pool for everything, and one connection per flush lane.</summary>
internal static class PostgreSqlSources
{
    /// <summary>Held shared by every lane, exclusively by a rebuild.</summary>
    public const long WritersLock = 0x4163_4369_7479_0002;

    public static NpgsqlDataSource Pool(StorageOptions options)
    {
        var settings = Settings(options);
        settings.ApplicationName ??= "actorcity";
        settings.MaxPoolSize = options.PoolConnectionsMax - options.Lanes;
        settings.MaxAutoPrepare = 64;
        settings.AutoPrepareMinUsages = 2;
        return NpgsqlDataSource.Create(settings);
    }

    public static NpgsqlDataSource Lanes(StorageOptions options)
    {
        var settings = Settings(options);
        settings.ApplicationName = "actorcity-lane";
        settings.MaxPoolSize = options.Lanes;
        settings.MaxAutoPrepare = 128;
        settings.AutoPrepareMinUsages = 1;
        settings.WriteBufferSize = 256 * 1024;

        // A flush statement is long, and planning it costs more than running it: one plan for all. That plan must not depend on how
        // full the tables happened to be when it was made, hence no sequential scans and no merges: always the key's index.
        settings.Options += " -c plan_cache_mode=force_generic_plan -c enable_seqscan=off -c enable_mergejoin=off -c enable_bitmapscan=off -c jit=off";
        return NpgsqlDataSource.Create(settings);
    }

    private static NpgsqlConnectionStringBuilder Settings(StorageOptions options)
    {
        var milliseconds = options.CommandTimeoutSeconds * 1000;
        var settings = new NpgsqlConnectionStringBuilder(options.ConnectionString)
        {
            Timeout = 3,

            // A second more than the server's own limit: then the server's answer says for sure that nothing was written.
            CommandTimeout = options.CommandTimeoutSeconds + 1,
            KeepAlive = 10,

            // The city changes no session settings on pooled connections, so that there is nothing to reset.
            NoResetOnClose = true,
        };
        settings.Options = string.Create(
            CultureInfo.InvariantCulture,
            $"{settings.Options} -c statement_timeout={milliseconds} -c lock_timeout={Math.Min(2000, milliseconds)} -c idle_in_transaction_session_timeout=60000");
        return settings;
    }
}
