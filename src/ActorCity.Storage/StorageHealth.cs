using System.Data.Common;
using ActorCity.Storage.Schema;

namespace ActorCity.Storage;

/// <summary>What a health probe may know.</summary>
/// <param name="Reachable">The database answers.</param>
/// <param name="Migrated">It has the structure that this program needs.</param>
/// <param name="Problem">What is wrong, for operators; null when nothing is.</param>
public sealed record StorageStanding(bool Reachable, bool Migrated, string? Problem)
{
    /// <summary>Fit to work with.</summary>
    public bool Healthy => Reachable && Migrated;
}

/// <summary>What a doctor looks at.</summary>
public sealed record StorageFacts
{
    /// <summary>Engine.</summary>
    public required StorageEngine Engine { get; init; }

    /// <summary>Version of the server or the library.</summary>
    public required string EngineVersion { get; init; }

    /// <summary>Migrations in the database.</summary>
    public required ImmutableArray<string> Migrations { get; init; }

    /// <summary>Size of the database.</summary>
    public required long Bytes { get; init; }

    /// <summary>Grain rows.</summary>
    public required long States { get; init; }

    /// <summary>Grains with more than one row: must be 0.</summary>
    public required long DuplicateStates { get; init; }

    /// <summary>Journal entries.</summary>
    public required long JournalEntries { get; init; }

    /// <summary>Due times set.</summary>
    public required long DueRows { get; init; }

    /// <summary>The oldest due time; null when none is set.</summary>
    public required DateTimeOffset? OldestDue { get; init; }

    /// <summary>Due rows whose handling failed at least once.</summary>
    public required long DueFailing { get; init; }

    /// <summary>Messages that have not left.</summary>
    public required long OutboxMessages { get; init; }
}

/// <summary>Looks at the database for probes and for the doctor.</summary>
public sealed class StorageHealth
{
    private readonly CityDatabase database;
    private readonly MigrationRunner migrations;

    internal StorageHealth(CityDatabase database, MigrationRunner migrations)
    {
        this.database = database;
        this.migrations = migrations;
    }

    /// <summary>Reachable, and migrated?</summary>
    public async Task<StorageStanding> CheckAsync(CancellationToken cancellation = default)
    {
        try
        {
            var standing = await migrations.LookAsync(cancellation);
            return standing switch
            {
                { Problem: { } problem } => new(true, false, problem),
                { Missing.IsEmpty: false } => new(true, false, $"Not migrated: {string.Join(", ", standing.Missing)}."),
                _ => new(true, true, null),
            };
        }
        catch (Exception failure) when (failure is DbException or TimeoutException or IOException)
        {
            // The driver's sentence names hosts and users; probes are read by more people than logs.
            return new(false, false, $"The database cannot be reached ({failure.GetType().Name}).");
        }
    }

    /// <summary>Everything countable. Reads whole tables.</summary>
    public async Task<StorageFacts> FactsAsync(CancellationToken cancellation = default)
    {
        var standing = await migrations.LookAsync(cancellation);
        await using var connection = await database.Source.OpenConnectionAsync(cancellation);
        return new StorageFacts
        {
            Engine = database.Engine,
            EngineVersion = connection.ServerVersion,
            Migrations = standing.Applied,
            Bytes = await NumberAsync(database.IsPostgreSql
                ? "SELECT pg_database_size(current_database())"
                : "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()"),
            States = await NumberAsync("SELECT count(*) FROM OrleansStorage"),
            DuplicateStates = await NumberAsync(
                """
                SELECT count(*) FROM (
                    SELECT 1 FROM OrleansStorage
                    GROUP BY ServiceId, GrainTypeString, GrainIdN0, GrainIdN1, coalesce(GrainIdExtensionString, '')
                    HAVING count(*) > 1) AS twice
                """),
            JournalEntries = await NumberAsync("SELECT count(*) FROM journal"),
            DueRows = await NumberAsync("SELECT count(*) FROM due"),
            OldestDue = await OldestDueAsync(connection, cancellation),
            DueFailing = await NumberAsync("SELECT count(*) FROM due WHERE failures > 0"),
            OutboxMessages = await NumberAsync("SELECT count(*) FROM outbox"),
        };

        async Task<long> NumberAsync(string text)
        {
            await using var command = connection.Command(text);
            return Convert.ToInt64(await command.ExecuteScalarAsync(cancellation), CultureInfo.InvariantCulture);
        }
    }

    private async Task<DateTimeOffset?> OldestDueAsync(DbConnection connection, CancellationToken cancellation)
    {
        await using var command = connection.Command("SELECT min(due_at) FROM due");
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation) && !await reader.IsDBNullAsync(0, cancellation) ? database.Instant(reader, 0) : null;
    }
}
