using ActorCity.Storage.Indexing;
using ActorCity.Storage.Journal;
using Npgsql;

namespace ActorCity.Storage.PostgreSql;

/// <summary>
/// Spreads commands over the flush lanes by their grain: one grain's writes stay in order, and two lanes never wait for one row.
/// </summary>
internal sealed class PostgreSqlCommitQueue : ICommitQueue, IAsyncDisposable
{
    private readonly NpgsqlDataSource source;
    private readonly PostgreSqlLane[] lanes;

    public PostgreSqlCommitQueue(StorageOptions options, IndexTables tables, string serviceId, StorageMetrics metrics)
    {
        source = PostgreSqlSources.Lanes(options);
        var statements = new CommitStatements(tables, serviceId);
        lanes = [.. Enumerable.Range(0, options.Lanes).Select(_ => new PostgreSqlLane(source, statements, options, metrics))];
    }

    public void Enqueue(CommitRow row) => lanes[(uint)row.Key.IdHash % (uint)lanes.Length].Enqueue(row);

    public async ValueTask DisposeAsync()
    {
        foreach (var lane in lanes)
        {
            await lane.DisposeAsync();
        }

        await source.DisposeAsync();
    }
}
