using ActorCity.Contracts.Journal;
using ActorCity.Storage.Indexing;
using Npgsql;

namespace ActorCity.Storage.PostgreSql;

/// <summary>Rewrites read-model tables while no silo runs.</summary>
internal sealed class PostgreSqlIndexWriter(NpgsqlDataSource source, IndexTables tables) : IIndexWriter
{
    public async Task<IIndexSession> BeginExclusiveAsync(CancellationToken cancellation = default)
    {
        var connection = await source.OpenConnectionAsync(cancellation);
        try
        {
            await TakeLockAsync(connection, cancellation);
            var transaction = await connection.BeginTransactionAsync(cancellation);
            await using var unlimited = new NpgsqlCommand(
                "SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0", connection, transaction);
            await unlimited.ExecuteNonQueryAsync(cancellation);
            return new Session(connection, transaction, tables);
        }
        catch
        {
            // Not back into the pool: the session may hold the lock.
            source.Clear();
            await connection.DisposeAsync();
            throw;
        }
    }

    // Waits as long as the session's lock_timeout allows: a silo that stopped a moment ago may still be hanging up.
    private static async Task TakeLockAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        try
        {
            await using var take = new NpgsqlCommand($"SELECT pg_advisory_lock({PostgreSqlSources.WritersLock})", connection);
            await take.ExecuteNonQueryAsync(cancellation);
        }
        catch (PostgresException held) when (held.SqlState is PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.QueryCanceled)
        {
            throw new InvalidOperationException("The city is running on this database: stop every silo first.", held);
        }
    }

    private sealed class Session(NpgsqlConnection connection, NpgsqlTransaction transaction, IndexTables tables) : IIndexSession
    {
        public async Task TruncateAsync(IndexTable table, CancellationToken cancellation = default)
        {
            // Not TRUNCATE: that would empty the table for readers of older snapshots too.
            await using var command = (NpgsqlCommand)connection.Command($"DELETE FROM {table.QuotedName}", transaction);
            command.CommandTimeout = 0;
            await command.ExecuteNonQueryAsync(cancellation);
        }

        public async Task WriteAsync(IReadOnlyList<IndexRow> rows, CancellationToken cancellation = default)
        {
            foreach (var (table, written, removed) in RowChunk.ByTable(tables, rows))
            {
                if (written.Count > 0)
                {
                    await RunAsync(
                        $"{IndexSql.Insert(table)} SELECT * FROM {Arrays(table.Columns)} AS i({Names(table.Columns)}) {IndexSql.OnConflict(table)}",
                        table.Columns, written, cancellation);
                }

                if (removed.Count > 0)
                {
                    var keys = table.KeyColumns.ToImmutableArray();
                    await RunAsync(
                        $"DELETE FROM {table.QuotedName} t USING {Arrays(keys)} AS i({Names(keys)}) WHERE {string.Join(" AND ", keys.Select(k => $"t.{k.QuotedName} = i.{k.QuotedName}"))}",
                        keys, removed, cancellation);
                }
            }
        }

        public Task CommitAsync(CancellationToken cancellation = default) => transaction.CommitAsync(cancellation);

        public async ValueTask DisposeAsync()
        {
            await transaction.DisposeAsync();
            await using (var release = new NpgsqlCommand($"SELECT pg_advisory_unlock({PostgreSqlSources.WritersLock})", connection))
            {
                await release.ExecuteNonQueryAsync();
            }

            await connection.DisposeAsync();
        }

        private async Task RunAsync(string text, ImmutableArray<IndexColumn> columns, List<IndexRow> rows, CancellationToken cancellation)
        {
            await using var command = (NpgsqlCommand)connection.Command(text, transaction);
            command.CommandTimeout = 0;
            foreach (var column in columns)
            {
                command.Parameters.Add(column.ToArrayParameter(rows));
            }

            await command.ExecuteNonQueryAsync(cancellation);
        }

        private static string Arrays(ImmutableArray<IndexColumn> columns) =>
            $"unnest({string.Join(", ", columns.Select((c, i) => string.Create(CultureInfo.InvariantCulture, $"${i + 1}::{c.PostgreSqlArray}")))})";

        private static string Names(ImmutableArray<IndexColumn> columns) => string.Join(", ", columns.Select(c => c.QuotedName));
    }
}
