using ActorCity.Contracts.Journal;
using ActorCity.Storage.Indexing;
using ActorCity.Storage.Journal;

namespace ActorCity.Storage.Sqlite;

/// <summary>Writes one command inside the batch's transaction.</summary>
internal sealed class SqliteCommit(IndexTables tables, string serviceId)
{
    private const string Update = """
        UPDATE OrleansStorage SET PayloadBinary = ?1, ModifiedOn = datetime('now'), Version = Version + 1
        WHERE GrainIdHash = ?2 AND GrainTypeHash = ?3 AND GrainIdN0 = 0 AND GrainIdN1 = 0 AND GrainTypeString = ?4
          AND coalesce(GrainIdExtensionString, '') = ?5 AND ServiceId = ?6 AND Version = ?7
        """;

    private const string Insert = """
        INSERT INTO OrleansStorage (PayloadBinary, GrainIdHash, GrainTypeHash, GrainTypeString, GrainIdExtensionString, ServiceId,
            GrainIdN0, GrainIdN1, ModifiedOn, Version)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, 0, 0, datetime('now'), 1)
        ON CONFLICT DO NOTHING
        """;

    private const string Journal = """
        INSERT INTO journal (stream, sequence, command_id, fingerprint, actor, at, events, answer, previous_hash, hash)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
        ON CONFLICT DO NOTHING
        """;

    // A due time that stays where it is leaves the index of due times alone.
    private const string DueKept = """
        UPDATE due SET number = ?3, failures = 0 WHERE stream = ?1 AND kind = ?2 AND due_at = ?4 AND claimed_until IS NULL
        """;

    private const string DueSet = """
        INSERT INTO due (stream, kind, number, due_at) VALUES (?1, ?2, ?3, ?4)
        ON CONFLICT (stream, kind) DO UPDATE SET number = excluded.number, due_at = excluded.due_at, claimed_until = NULL, failures = 0
        """;

    private const string DueRemoved = "DELETE FROM due WHERE stream = ?1 AND kind = ?2";

    private const string Send = "INSERT INTO outbox (stream, topic, body, created_at) VALUES (?1, ?2, ?3, ?4)";

    private readonly ImmutableArray<SqliteIndexText> texts = [.. tables.All.Select(t => new SqliteIndexText(t))];

    /// <summary>False when the state is at another version: then nothing of the command was written.</summary>
    /// <exception cref="JournalConflictException">The stream has this command or this sequence already: the transaction must be undone.</exception>
    public bool Write(SqliteSession session, CommitRow row)
    {
        if (!Swap(session, row))
        {
            return false;
        }

        var entry = row.Entry;
        var written = session.Statement(Journal)
            .Set(1, entry.Stream).Set(2, entry.Sequence).Set(3, entry.CommandId).Set(4, entry.Fingerprint).Set(5, entry.Actor)
            .Set(6, CityTime.ToMicroseconds(entry.At)).Set(7, entry.Events).Set(8, entry.Answer)
            .Set(9, entry.PreviousHash).Set(10, entry.Hash)
            .Run();
        if (written == 0)
        {
            throw new JournalConflictException(KnowsCommand(session, entry));
        }

        foreach (var change in row.Due)
        {
            WriteDue(session, entry.Stream, change);
        }

        foreach (var message in row.Outbox)
        {
            session.Statement(Send).Set(1, entry.Stream).Set(2, message.Topic).Set(3, message.Body).Set(4, CityTime.ToMicroseconds(entry.At)).Run();
        }

        foreach (var indexRow in row.SqliteIndex)
        {
            texts[indexRow.Table].Write(session, indexRow);
        }

        return true;
    }

    private bool Swap(SqliteSession session, CommitRow row)
    {
        var statement = session.Statement(row.Expected is null ? Insert : Update)
            .Set(1, row.Payload).Set(2, row.Key.IdHash).Set(3, row.Key.TypeHash).Set(4, row.Key.StateName).Set(5, row.Key.Key).Set(6, serviceId);
        if (row.Expected is { } expected)
        {
            statement.Set(7, expected);
        }

        return statement.Run() == 1;
    }

    private static bool KnowsCommand(SqliteSession session, EncodedEntry entry) =>
        session.Statement("SELECT count(*) FROM journal WHERE command_id = ?1 AND stream = ?2").Set(1, entry.CommandId).Set(2, entry.Stream).Scalar() != 0;

    private static void WriteDue(SqliteSession session, string stream, DueChange change)
    {
        if (change.DueAt is { } dueAt)
        {
            var at = CityTime.ToMicroseconds(dueAt);
            if (session.Statement(DueKept).Set(1, stream).Set(2, change.Kind).Set(3, change.Number).Set(4, at).Run() == 0)
            {
                session.Statement(DueSet).Set(1, stream).Set(2, change.Kind).Set(3, change.Number).Set(4, at).Run();
            }
        }
        else
        {
            session.Statement(DueRemoved).Set(1, stream).Set(2, change.Kind).Run();
        }
    }
}
