using System.Data.Common;

namespace ActorCity.Storage.Schema;

/// <summary>Brings a database to the structure that this program needs. Safe to run from several processes at once.</summary>
public sealed class MigrationRunner
{
    // Any constant of our own: the lock that keeps two starting processes from migrating at once.
    private const long LockKey = 0x4163_4369_7479_0001;

    private readonly DbDataSource source;
    private readonly StorageEngine engine;
    private readonly ImmutableArray<Migration> migrations;

    /// <summary>A runner over the steps that are part of this program.</summary>
    public MigrationRunner(DbDataSource source, StorageOptions options)
        : this(source, options?.Engine ?? throw new ArgumentNullException(nameof(options)), Migration.Of(options.Engine))
    {
    }

    internal MigrationRunner(DbDataSource source, StorageEngine engine, ImmutableArray<Migration> migrations)
    {
        this.source = source;
        this.engine = engine;
        this.migrations = migrations;
    }

    /// <summary>Applies the steps that are missing, each in its own transaction.</summary>
    /// <returns>The names of the steps applied now.</returns>
    /// <exception cref="InvalidOperationException">The database is newer than this program, or a step was changed after it was applied.</exception>
    public async Task<ImmutableArray<string>> MigrateAsync(CancellationToken cancellation = default)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        if (engine == StorageEngine.SQLite)
        {
            return await MigrateLockedAsync(connection, cancellation);
        }

        await ExecuteAsync(connection, null, "SET statement_timeout = 0; SET lock_timeout = 0", cancellation);
        await ExecuteAsync(connection, null, $"SELECT pg_advisory_lock({LockKey})", cancellation, commandTimeoutSeconds: 300);
        try
        {
            return await MigrateLockedAsync(connection, cancellation);
        }
        finally
        {
            // The connection goes back to the pool: with the lock free and the pool's own limits.
            await ExecuteAsync(
                connection, null, $"SELECT pg_advisory_unlock({LockKey}); RESET statement_timeout; RESET lock_timeout", CancellationToken.None);
        }
    }

    /// <summary>Looks, and changes nothing.</summary>
    public async Task<SchemaStanding> LookAsync(CancellationToken cancellation = default)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        return Compare(await AppliedAsync(connection, null, cancellation));
    }

    private async Task<ImmutableArray<string>> MigrateLockedAsync(DbConnection connection, CancellationToken cancellation)
    {
        var done = ImmutableArray.CreateBuilder<string>();
        await CreateTableAsync(connection, cancellation);
        foreach (var migration in migrations)
        {
            // SQLite: the write lock is taken first, so that of two processes one waits and then sees the other's rows.
            await using var transaction = connection is Microsoft.Data.Sqlite.SqliteConnection sqlite
                ? sqlite.BeginTransaction(deferred: false)
                : await connection.BeginTransactionAsync(cancellation);
            var standing = Compare(await AppliedAsync(connection, transaction, cancellation));
            if (standing.Problem is { } problem)
            {
                throw new InvalidOperationException(problem);
            }

            if (standing.Missing.Contains(migration.Name))
            {
                await ExecuteAsync(connection, transaction, migration.Sql, cancellation, commandTimeoutSeconds: 600);
                await RecordAsync(connection, transaction, migration, cancellation);
                done.Add(migration.Name);
            }

            await transaction.CommitAsync(cancellation);
        }

        return done.ToImmutable();
    }

    private SchemaStanding Compare(ImmutableDictionary<string, string> applied)
    {
        var names = applied.Keys.Order(StringComparer.Ordinal).ToImmutableArray();
        var missing = migrations.Where(m => !applied.ContainsKey(m.Name)).Select(m => m.Name).ToImmutableArray();
        var unknown = names.Where(name => !migrations.Any(m => m.Name == name)).ToArray();
        var changed = migrations.Where(m => applied.TryGetValue(m.Name, out var hash) && hash != m.Hash).Select(m => m.Name).ToArray();
        var problem = unknown.Length > 0
            ? $"The database is newer than this program: it has {string.Join(", ", unknown)}."
            : changed.Length > 0
                ? $"A migration was changed after it was applied: {string.Join(", ", changed)}."
                : null;
        return new SchemaStanding(names, missing, problem);
    }

    private async Task CreateTableAsync(DbConnection connection, CancellationToken cancellation) =>
        await ExecuteAsync(
            connection,
            null,
            engine == StorageEngine.PostgreSQL
                ? "CREATE TABLE IF NOT EXISTS migration (name text COLLATE \"C\" PRIMARY KEY, hash text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())"
                : "CREATE TABLE IF NOT EXISTS migration (name TEXT PRIMARY KEY, hash TEXT NOT NULL, applied_at TEXT NOT NULL DEFAULT (datetime('now'))) WITHOUT ROWID",
            cancellation);

    private async Task<ImmutableDictionary<string, string>> AppliedAsync(
        DbConnection connection, DbTransaction? transaction, CancellationToken cancellation)
    {
        if (!await TableExistsAsync(connection, transaction, cancellation))
        {
            return ImmutableDictionary<string, string>.Empty;
        }

        await using var command = connection.Command("SELECT name, hash FROM migration", transaction);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var applied = ImmutableDictionary.CreateBuilder<string, string>();
        while (await reader.ReadAsync(cancellation))
        {
            applied[reader.GetString(0)] = reader.GetString(1);
        }

        return applied.ToImmutable();
    }

    private async Task<bool> TableExistsAsync(DbConnection connection, DbTransaction? transaction, CancellationToken cancellation)
    {
        await using var command = connection.Command(
            engine == StorageEngine.PostgreSQL
                ? "SELECT count(*) FROM pg_class WHERE oid = to_regclass('migration')"
                : "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'migration'",
            transaction);
        return Convert.ToInt64(await command.ExecuteScalarAsync(cancellation), CultureInfo.InvariantCulture) > 0;
    }

    private static async Task RecordAsync(
        DbConnection connection, DbTransaction transaction, Migration migration, CancellationToken cancellation)
    {
        await using var command = connection.Command("INSERT INTO migration (name, hash) VALUES (@name, @hash)", transaction)
            .With("name", migration.Name).With("hash", migration.Hash);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private static async Task ExecuteAsync(
        DbConnection connection, DbTransaction? transaction, string sql, CancellationToken cancellation, int commandTimeoutSeconds = 30)
    {
        await using var command = connection.Command(sql, transaction);
        command.CommandTimeout = commandTimeoutSeconds;
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
