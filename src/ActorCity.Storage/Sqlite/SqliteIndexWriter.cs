using ActorCity.Contracts.Journal;
using ActorCity.Storage.Indexing;

namespace ActorCity.Storage.Sqlite;

/// <summary>Rewrites read-model tables. Its transaction holds SQLite's write lock, so nobody else writes meanwhile.</summary>
internal sealed class SqliteIndexWriter(SqliteDataSource source, IndexTables tables) : IIndexWriter
{
    public Task<IIndexSession> BeginExclusiveAsync(CancellationToken cancellation = default)
    {
        var session = new SqliteSession(source);
        try
        {
            session.Begin();
            return Task.FromResult<IIndexSession>(new Session(session, tables));
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    private sealed class Session(SqliteSession session, IndexTables tables) : IIndexSession
    {
        private readonly Dictionary<int, SqliteIndexText> texts = [];

        public Task TruncateAsync(IndexTable table, CancellationToken cancellation = default)
        {
            session.Statement($"DELETE FROM {table.QuotedName}").Run();
            return Task.CompletedTask;
        }

        public Task WriteAsync(IReadOnlyList<IndexRow> rows, CancellationToken cancellation = default)
        {
            foreach (var row in rows)
            {
                var number = tables.NumberOf(row);
                if (!texts.TryGetValue(number, out var text))
                {
                    texts[number] = text = new SqliteIndexText(tables.All[number]);
                }

                text.Write(session, SqliteIndexRow.Of(tables, number, row));
            }

            return Task.CompletedTask;
        }

        public Task CommitAsync(CancellationToken cancellation = default)
        {
            session.Commit();
            return Task.CompletedTask;
        }

        public ValueTask DisposeAsync()
        {
            session.Rollback();
            session.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
