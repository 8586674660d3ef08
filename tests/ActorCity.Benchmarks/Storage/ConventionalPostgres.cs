using System.Text;
using System.Text.Json;
using ActorCity.Contracts;
using Npgsql;
using NpgsqlTypes;

namespace ActorCity.Benchmarks.Storage;

/// <summary>
/// What a well-made stateless service does for a command: read the row, decide, update it if its version is still the same and
/// write the journal row, in one transaction over a pool of prepared connections. The data path only: no HTTP around it.
/// </summary>
internal sealed class ConventionalPostgres(NpgsqlDataSource source) : InProcessVariant
{
    private string[] keys = [];

    public override string Name => "conventional";

    public override int StateBytes => JsonSerializer.SerializeToUtf8Bytes(BenchCase.Loaded(1, BenchCase.Now()), CityJson.Stored).Length;

    public override ValueTask DisposeAsync() => source.DisposeAsync();

    protected override async Task PrepareAsync(int cases, CancellationToken cancellation)
    {
        await using var create = source.CreateCommand(
            """
            CREATE TABLE city_case (id text PRIMARY KEY, version integer NOT NULL, body bytea NOT NULL) WITH (fillfactor = 70);
            CREATE TABLE case_journal (id text NOT NULL, version integer NOT NULL, at timestamptz NOT NULL, events bytea NOT NULL, PRIMARY KEY (id, version));
            ALTER TABLE city_case ALTER COLUMN body SET COMPRESSION lz4;
            """);
        await create.ExecuteNonQueryAsync(cancellation);
        keys = new string[cases];
        await using var connection = await source.OpenConnectionAsync(cancellation);
        await using var copy = await connection.BeginBinaryImportAsync("COPY city_case (id, version, body) FROM STDIN (FORMAT BINARY)", cancellation);
        for (var index = 0; index < cases; index++)
        {
            var loaded = BenchCase.Loaded(index, BenchCase.Now());
            keys[index] = loaded.Case.TrackingCode;
            await copy.StartRowAsync(cancellation);
            await copy.WriteAsync(keys[index], NpgsqlDbType.Text, cancellation);
            await copy.WriteAsync(0, NpgsqlDbType.Integer, cancellation);
            await copy.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(loaded, CityJson.Stored), NpgsqlDbType.Bytea, cancellation);
        }

        await copy.CompleteAsync(cancellation);
    }

    protected override async Task ExecuteAsync(int index)
    {
        var id = keys[index];
        await using var connection = await source.OpenConnectionAsync();
        int version;
        BenchCase current;
        await using (var read = new NpgsqlCommand("SELECT version, body FROM city_case WHERE id = $1", connection))
        {
            read.Parameters.Add(new NpgsqlParameter<string> { TypedValue = id });
            await using var reader = await read.ExecuteReaderAsync();
            await reader.ReadAsync();
            version = reader.GetInt32(0);
            current = JsonSerializer.Deserialize<BenchCase>(await reader.GetFieldValueAsync<byte[]>(1), CityJson.Stored)!;
        }

        var now = BenchCase.Now();
        var next = current.After(now);
        await using var transaction = await connection.BeginTransactionAsync();
        await using var batch = new NpgsqlBatch(connection, transaction)
        {
            BatchCommands =
            {
                new NpgsqlBatchCommand("UPDATE city_case SET version = version + 1, body = $3 WHERE id = $1 AND version = $2")
                {
                    Parameters =
                    {
                        new NpgsqlParameter<string> { TypedValue = id },
                        new NpgsqlParameter<int> { TypedValue = version },
                        new NpgsqlParameter<byte[]> { TypedValue = JsonSerializer.SerializeToUtf8Bytes(next, CityJson.Stored) },
                    },
                },
                new NpgsqlBatchCommand("INSERT INTO case_journal (id, version, at, events) VALUES ($1, $2, $3, $4)")
                {
                    Parameters =
                    {
                        new NpgsqlParameter<string> { TypedValue = id },
                        new NpgsqlParameter<int> { TypedValue = version + 1 },
                        new NpgsqlParameter<DateTimeOffset> { TypedValue = now },
                        new NpgsqlParameter<byte[]> { TypedValue = Encoding.UTF8.GetBytes(BenchEvent.Json(next)) },
                    },
                },
            },
        };
        await batch.ExecuteNonQueryAsync();
        if (batch.BatchCommands[0].RecordsAffected != 1)
        {
            throw new TimeoutException("Somebody else changed the case.");
        }

        await transaction.CommitAsync();
    }
}
