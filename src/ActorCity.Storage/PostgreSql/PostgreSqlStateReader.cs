using ActorCity.Storage.Journal;
using Npgsql;
using NpgsqlTypes;

namespace ActorCity.Storage.PostgreSql;

/// <summary>
/// Reads rows by the index of their key. What is asked while questions are on their way is asked together: a burst of activations costs
/// a few statements, and one alone waits for nobody.
/// </summary>
/// <remarks>
/// It runs on the thread of whoever asked, which may be a grain's. No await may come back to that thread's scheduler: hence
/// ConfigureAwait(false) all over this class.
/// </remarks>
internal sealed class PostgreSqlStateReader(NpgsqlDataSource source, string serviceId) : IStateReader
{
    private const int ReadersMax = 2;
    private const int BatchRowsMax = 128;

    private const string OneText = """
        SELECT 0, version, payloadbinary FROM orleansstorage
        WHERE grainidhash = $1 AND graintypehash = $2 AND grainidn0 = 0 AND grainidn1 = 0 AND graintypestring = $3
          AND coalesce(grainidextensionstring, '') = $4 AND serviceid = $5
        """;

    // OFFSET 0 keeps the arrays in front: each of their rows goes through the key's index, however full the table is thought to be.
    private const string ManyText = """
        SELECT i.ord::integer - 1, s.version, s.payloadbinary
        FROM (SELECT * FROM unnest($1::integer[], $2::integer[], $3::text[], $4::text[]) WITH ORDINALITY OFFSET 0)
            AS i(id_hash, type_hash, state_name, key, ord)
        CROSS JOIN LATERAL (
            SELECT version, payloadbinary FROM orleansstorage
            WHERE grainidhash = i.id_hash AND graintypehash = i.type_hash AND grainidn0 = 0 AND grainidn1 = 0
              AND graintypestring = i.state_name AND coalesce(grainidextensionstring, '') = i.key AND serviceid = $5
            LIMIT 1) AS s
        """;

    private readonly Lock gate = new();
    private readonly Queue<Question> waiting = new();
    private int readers;

    public Task<StoredState?> ReadAsync(GrainRowKey key, CancellationToken cancellation = default)
    {
        var question = new Question(key);
        List<Question>? batch = null;
        lock (gate)
        {
            waiting.Enqueue(question);
            if (readers < ReadersMax)
            {
                readers++;
                batch = TakeBatch();
            }
        }

        if (batch is not null)
        {
            _ = AnswerAllAsync(batch);
        }

        return question.Answer.Task.WaitAsync(cancellation);
    }

    private async Task AnswerAllAsync(List<Question>? batch)
    {
        for (; batch is not null; batch = Next())
        {
            try
            {
                var found = await AskAsync(batch).ConfigureAwait(false);
                for (var i = 0; i < batch.Count; i++)
                {
                    batch[i].Answer.TrySetResult(found[i]);
                }
            }
#pragma warning disable CA1031 // Whatever happened, everybody who asked gets an answer.
            catch (Exception failure)
#pragma warning restore CA1031
            {
                batch.ForEach(q => q.Answer.TrySetException(failure));
            }
        }
    }

    // Nothing: this reader is idle now.
    private List<Question>? Next()
    {
        lock (gate)
        {
            if (waiting.Count > 0)
            {
                return TakeBatch();
            }

            readers--;
            return null;
        }
    }

    private List<Question> TakeBatch()
    {
        var batch = new List<Question>(Math.Min(waiting.Count, BatchRowsMax));
        while (batch.Count < BatchRowsMax && waiting.TryDequeue(out var question))
        {
            batch.Add(question);
        }

        return batch;
    }

    private async Task<StoredState?[]> AskAsync(List<Question> batch)
    {
        var found = new StoredState?[batch.Count];
        var connection = await source.OpenConnectionAsync().ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            var command = batch.Count == 1 ? One(batch[0].Key) : Many(batch);
            command.Connection = connection;
            await using (command.ConfigureAwait(false))
            {
                var reader = await command.ExecuteReaderAsync().ConfigureAwait(false);
                await using (reader.ConfigureAwait(false))
                {
                    while (await reader.ReadAsync().ConfigureAwait(false))
                    {
                        var cleared = await reader.IsDBNullAsync(2).ConfigureAwait(false);
                        var payload = cleared ? null : await reader.GetFieldValueAsync<byte[]>(2).ConfigureAwait(false);
                        found[reader.GetInt32(0)] = new StoredState(reader.GetInt32(1), payload);
                    }
                }
            }
        }

        return found;
    }

    private NpgsqlCommand One(GrainRowKey key)
    {
        var command = new NpgsqlCommand(OneText);
        Add(command, NpgsqlDbType.Integer, key.IdHash);
        Add(command, NpgsqlDbType.Integer, key.TypeHash);
        Add(command, NpgsqlDbType.Text, key.StateName);
        Add(command, NpgsqlDbType.Text, key.Key);
        Add(command, NpgsqlDbType.Text, serviceId);
        return command;
    }

    private NpgsqlCommand Many(List<Question> batch)
    {
        var command = new NpgsqlCommand(ManyText);
        Add(command, NpgsqlDbType.Array | NpgsqlDbType.Integer, batch.ConvertAll(q => q.Key.IdHash));
        Add(command, NpgsqlDbType.Array | NpgsqlDbType.Integer, batch.ConvertAll(q => q.Key.TypeHash));
        Add(command, NpgsqlDbType.Array | NpgsqlDbType.Text, batch.ConvertAll(q => q.Key.StateName));
        Add(command, NpgsqlDbType.Array | NpgsqlDbType.Text, batch.ConvertAll(q => q.Key.Key));
        Add(command, NpgsqlDbType.Text, serviceId);
        return command;
    }

    private static void Add<T>(NpgsqlCommand command, NpgsqlDbType type, T value) =>
        command.Parameters.Add(new NpgsqlParameter<T> { TypedValue = value, NpgsqlDbType = type });

    private sealed record Question(GrainRowKey Key)
    {
        // Whoever asked goes on elsewhere: the reader has others to answer.
        public TaskCompletionSource<StoredState?> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
