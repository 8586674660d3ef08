using ActorCity.Contracts.Deadlines;
using ActorCity.Storage.Sqlite;

namespace ActorCity.Storage.Deadlines;

/// <summary>Due times on SQLite. The one writer makes claims exclusive.</summary>
internal sealed class SqliteDueQueue(SqliteWriter writer) : IDueQueue
{
    private const string Claim = """
        UPDATE due SET claimed_until = ?2
        WHERE (stream, kind) IN (
            SELECT stream, kind FROM due WHERE coalesce(claimed_until, due_at) <= ?1
            ORDER BY coalesce(claimed_until, due_at) LIMIT ?3)
        RETURNING stream, kind, number, due_at, failures
        """;

    public Task<ImmutableArray<ClaimedDue>> ClaimAsync(DateTimeOffset now, TimeSpan lease, int limit, CancellationToken cancellation)
    {
        DueLimits.Check(limit, lease);
        return writer.RunAsync(session => Claimed(session, now, now + lease, limit)).WaitAsync(cancellation);
    }

    public Task CompleteAsync(ClaimedDue due, CancellationToken cancellation) =>
        writer.RunAsync(session => session.Statement("DELETE FROM due WHERE stream = ?1 AND kind = ?2 AND number = ?3")
            .Set(1, due.Stream).Set(2, due.Item.Kind).Set(3, due.Item.Number).Run()).WaitAsync(cancellation);

    public Task RetryAsync(ClaimedDue due, DateTimeOffset at, bool failed, CancellationToken cancellation) =>
        writer.RunAsync(session => session.Statement(
                "UPDATE due SET claimed_until = ?4, failures = CASE WHEN ?5 THEN failures + 1 ELSE 0 END WHERE stream = ?1 AND kind = ?2 AND number = ?3")
            .Set(1, due.Stream).Set(2, due.Item.Kind).Set(3, due.Item.Number).Set(4, CityTime.ToMicroseconds(at)).Set(5, failed ? 1 : 0)
            .Run()).WaitAsync(cancellation);

    private static ImmutableArray<ClaimedDue> Claimed(SqliteSession session, DateTimeOffset now, DateTimeOffset until, int limit)
    {
        var row = session.Statement(Claim).Set(1, CityTime.ToMicroseconds(now)).Set(2, CityTime.ToMicroseconds(until)).Set(3, limit);
        var claimed = new List<ClaimedDue>();
        while (row.Step())
        {
            var item = new DueItem
            {
                Kind = row.Text(1),
                Number = row.Number(2),
                DueAt = CityTime.FromMicroseconds(row.Number(3)),
            };
            claimed.Add(new ClaimedDue(row.Text(0), item, (int)row.Number(4)));
        }

        return [.. claimed.OrderBy(c => c.Item.DueAt)];
    }
}
