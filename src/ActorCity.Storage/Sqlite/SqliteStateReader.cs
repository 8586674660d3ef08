using System.Collections.Concurrent;
using ActorCity.Storage.Journal;
using Microsoft.Data.Sqlite;

namespace ActorCity.Storage.Sqlite;

/// <summary>Reads one row; keeps a few connections with the statement prepared.</summary>
internal sealed class SqliteStateReader(SqliteDataSource source, string serviceId) : IStateReader, IDisposable
{
    private const int KeptMax = 8;

    private const string Text = """
        SELECT Version, PayloadBinary FROM OrleansStorage
        WHERE GrainIdHash = ?1 AND GrainTypeHash = ?2 AND GrainIdN0 = 0 AND GrainIdN1 = 0 AND GrainTypeString = ?3
          AND coalesce(GrainIdExtensionString, '') = ?4 AND ServiceId = ?5
        """;

    private readonly ConcurrentQueue<SqliteSession> idle = new();

    public Task<StoredState?> ReadAsync(GrainRowKey key, CancellationToken cancellation = default)
    {
        if (!idle.TryDequeue(out var session))
        {
            session = new SqliteSession(source);
        }

        try
        {
            var stored = Read(session, key);
            if (idle.Count < KeptMax)
            {
                idle.Enqueue(session);
            }
            else
            {
                session.Dispose();
            }

            return Task.FromResult(stored);
        }
        catch (SqliteException)
        {
            session.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        while (idle.TryDequeue(out var session))
        {
            session.Dispose();
        }
    }

    private StoredState? Read(SqliteSession session, GrainRowKey key)
    {
        var statement = session.Statement(Text)
            .Set(1, key.IdHash).Set(2, key.TypeHash).Set(3, key.StateName).Set(4, key.Key).Set(5, serviceId);
        if (!statement.Step())
        {
            return null;
        }

        var stored = new StoredState((int)statement.Number(0), statement.IsNull(1) ? null : statement.Bytes(1).ToArray());
        statement.Reset();
        return stored;
    }
}
