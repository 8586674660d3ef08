using System.Text;
using System.Text.Json;
using ActorCity.Contracts;
using Microsoft.Data.Sqlite;

#pragma warning disable VSTHRD103 // This driver works synchronously behind its asynchronous names.

namespace ActorCity.Benchmarks.Storage;

/// <summary>The same conventional service over SQLite: one immediate transaction per command, WAL, full durability.</summary>
internal sealed class ConventionalSqlite(string connectionString) : InProcessVariant
{
    // SQLite has one writer. Left to fight for the file, writers sleep in the driver's retry loop, some for half a minute.
    private readonly SemaphoreSlim writer = new(1);

    private string[] keys = [];

    public override string Name => "conventional";

    public override int StateBytes => JsonSerializer.SerializeToUtf8Bytes(BenchCase.Loaded(1, BenchCase.Now()), CityJson.Stored).Length;

    public override ValueTask DisposeAsync()
    {
        writer.Dispose();
        return ValueTask.CompletedTask;
    }

    protected override Task PrepareAsync(int cases, CancellationToken cancellation)
    {
        using var connection = Open();
        Run(connection, null, "CREATE TABLE city_case (id TEXT PRIMARY KEY, version INTEGER NOT NULL, body BLOB NOT NULL) WITHOUT ROWID");
        Run(connection, null, "CREATE TABLE case_journal (id TEXT NOT NULL, version INTEGER NOT NULL, at INTEGER NOT NULL, events BLOB NOT NULL, PRIMARY KEY (id, version)) WITHOUT ROWID");
        keys = new string[cases];
        using var transaction = connection.BeginTransaction();
        for (var index = 0; index < cases; index++)
        {
            var loaded = BenchCase.Loaded(index, BenchCase.Now());
            keys[index] = loaded.Case.TrackingCode;
            Run(connection, transaction, "INSERT INTO city_case VALUES ($1, 0, $2)", keys[index], JsonSerializer.SerializeToUtf8Bytes(loaded, CityJson.Stored));
        }

        transaction.Commit();
        return Task.CompletedTask;
    }

    protected override async Task ExecuteAsync(int index)
    {
        await writer.WaitAsync();
        try
        {
            Change(keys[index]);
        }
        finally
        {
            writer.Release();
        }
    }

    // The driver works synchronously; so would the service's thread.
    private void Change(string id)
    {
        using var connection = Open();
        using var transaction = connection.BeginTransaction(deferred: false);
        int version;
        BenchCase current;
        using (var read = connection.CreateCommand())
        {
            read.Transaction = transaction;
            read.CommandText = "SELECT version, body FROM city_case WHERE id = $1";
            read.Parameters.AddWithValue("$1", id);
            using var reader = read.ExecuteReader();
            reader.Read();
            version = reader.GetInt32(0);
            current = JsonSerializer.Deserialize<BenchCase>(reader.GetFieldValue<byte[]>(1), CityJson.Stored)!;
        }

        var now = BenchCase.Now();
        var next = current.After(now);
        var body = JsonSerializer.SerializeToUtf8Bytes(next, CityJson.Stored);
        Run(connection, transaction, "UPDATE city_case SET version = version + 1, body = $3 WHERE id = $1 AND version = $2", id, version, body);
        Run(connection, transaction, "INSERT INTO case_journal VALUES ($1, $2, $3, $4)", id, version + 1, now.ToUnixTimeMilliseconds(), Encoding.UTF8.GetBytes(BenchEvent.Json(next)));
        transaction.Commit();
    }

    private static void Run(SqliteConnection connection, SqliteTransaction? transaction, string text, params object[] values)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
#pragma warning disable CA2100 // Constants of this class only.
        command.CommandText = text;
#pragma warning restore CA2100
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters.AddWithValue(string.Create(CultureInfo.InvariantCulture, $"${i + 1}"), values[i]);
        }

        command.ExecuteNonQuery();
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection(connectionString);
        connection.Open();
        return connection;
    }
}
