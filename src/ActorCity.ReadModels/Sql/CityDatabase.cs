using System.Data;
using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace ActorCity.ReadModels.Sql;

/// <summary>Reads of the city's tables on either engine. Values travel as parameters only.</summary>
internal sealed class CityDatabase(DbDataSource source)
{
    /// <summary>Seconds until a question of a page is given up: a second more than the server's own limit, so that its answer comes first.</summary>
    private const int QuestionSecondsMax = 6;

    /// <summary>Seconds until a figure over all cases is given up.</summary>
    private const int FiguresSecondsMax = 120;

    public bool IsPostgreSql { get; } = source is NpgsqlDataSource;

    /// <summary>An empty question.</summary>
    public SqlQuestion Ask(string sql) => new(IsPostgreSql, sql);

    /// <summary>All rows of an answer that is known to be short.</summary>
    public async Task<ImmutableArray<T>> ListAsync<T>(SqlQuestion question, Func<SqlRow, T> read)
    {
        await using var connection = await source.OpenConnectionAsync();
        await using var command = question.On(connection, null, QuestionSecondsMax);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = ImmutableArray.CreateBuilder<T>();
        var row = new SqlRow(reader, IsPostgreSql);
        while (await reader.ReadAsync())
        {
            rows.Add(read(row));
        }

        return rows.DrainToImmutable();
    }

    /// <summary>
    /// One moment of the city for several long questions: what changes meanwhile is not seen. Holds one connection until disposed.
    /// </summary>
    public async Task<CitySnapshot> SnapshotAsync(CancellationToken cancellation = default)
    {
        var connection = await source.OpenConnectionAsync(cancellation);
        try
        {
            // SQLite's default transaction takes the write lock at once and would stop the city while a report runs.
            var transaction = connection is SqliteConnection sqlite
                ? sqlite.BeginTransaction(deferred: true)
                : await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);
            var snapshot = new CitySnapshot(connection, transaction, IsPostgreSql, FiguresSecondsMax);
            if (IsPostgreSql)
            {
                await snapshot.LiftTimeLimitAsync(cancellation);
            }

            return snapshot;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}

/// <summary>One moment of the city.</summary>
internal sealed class CitySnapshot(DbConnection connection, DbTransaction transaction, bool postgreSql, int secondsMax) : IAsyncDisposable
{
    public SqlQuestion Ask(string sql) => new(postgreSql, sql);

    /// <summary>Rows one by one, without holding them in memory.</summary>
    public async IAsyncEnumerable<SqlRow> StreamAsync(SqlQuestion question, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await using var command = question.On(connection, transaction, secondsMax);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var row = new SqlRow(reader, postgreSql);
        while (await reader.ReadAsync(cancellation))
        {
            yield return row;
        }
    }

    /// <summary>The session's limit is made for pages; figures over all cases may take longer, up to the command's own limit.</summary>
    internal async Task LiftTimeLimitAsync(CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "SET LOCAL statement_timeout = 0";
        await command.ExecuteNonQueryAsync(cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync();
        await connection.DisposeAsync();
    }
}
