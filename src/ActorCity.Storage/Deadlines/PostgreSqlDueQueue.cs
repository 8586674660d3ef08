using ActorCity.Contracts.Deadlines;
using Npgsql;

namespace ActorCity.Storage.Deadlines;

/// <summary>Due times on PostgreSQL. Claimers skip rows that another one is taking at the moment, and so never wait for each other.</summary>
internal sealed class PostgreSqlDueQueue(NpgsqlDataSource source) : IDueQueue
{
    private const string Claim = """
        UPDATE due SET claimed_until = $2
        WHERE (stream, kind) IN (
            SELECT stream, kind FROM due WHERE coalesce(claimed_until, due_at) <= $1
            ORDER BY coalesce(claimed_until, due_at) LIMIT $3 FOR UPDATE SKIP LOCKED)
        RETURNING stream, kind, number, due_at, failures
        """;

    public async Task<ImmutableArray<ClaimedDue>> ClaimAsync(DateTimeOffset now, TimeSpan lease, int limit, CancellationToken cancellation)
    {
        DueLimits.Check(limit, lease);
        await using var command = source.CreateCommand(Claim);
        command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = now.UtcDateTime });
        command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = (now + lease).UtcDateTime });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = limit });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var claimed = new List<ClaimedDue>();
        while (await reader.ReadAsync(cancellation))
        {
            var item = new DueItem
            {
                Kind = reader.GetString(1),
                Number = reader.GetInt64(2),
                DueAt = new DateTimeOffset(reader.GetDateTime(3), TimeSpan.Zero),
            };
            claimed.Add(new ClaimedDue(reader.GetString(0), item, reader.GetInt32(4)));
        }

        return [.. claimed.OrderBy(c => c.Item.DueAt)];
    }

    public async Task CompleteAsync(ClaimedDue due, CancellationToken cancellation)
    {
        await using var command = source.CreateCommand("DELETE FROM due WHERE stream = $1 AND kind = $2 AND number = $3");
        Identify(command, due);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    public async Task RetryAsync(ClaimedDue due, DateTimeOffset at, bool failed, CancellationToken cancellation)
    {
        await using var command = source.CreateCommand(
            """
            UPDATE due SET claimed_until = $4, failures = CASE WHEN $5 THEN failures + 1 ELSE 0 END
            WHERE stream = $1 AND kind = $2 AND number = $3
            """);
        Identify(command, due);
        command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = at.UtcDateTime });
        command.Parameters.Add(new NpgsqlParameter<bool> { TypedValue = failed });
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private static void Identify(NpgsqlCommand command, ClaimedDue due)
    {
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = due.Stream });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = due.Item.Kind });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = due.Item.Number });
    }
}
