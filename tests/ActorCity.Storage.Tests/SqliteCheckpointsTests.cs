using ActorCity.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace ActorCity.Storage.Tests;

/// <summary>The write-ahead log under a writer that never pauses.</summary>
public sealed class SqliteCheckpointsTests : IDisposable
{
    private const int RestartAt = 400;
    private const int PageBytes = 4096;

    private readonly string file = Path.Combine(Directory.CreateTempSubdirectory("actorcity-sqlite-").FullName, "city.db");
    private readonly SqliteDataSource source;
    private readonly SqliteSession writer;
    private readonly SqliteCheckpoints checkpoints;

    public SqliteCheckpointsTests()
    {
        source = new SqliteDataSource($"Data Source={file}", timeoutSeconds: 5);
        writer = new SqliteSession(source);
        checkpoints = new SqliteCheckpoints(source, RestartAt);
        writer.Statement("CREATE TABLE page (number INTEGER PRIMARY KEY, body BLOB NOT NULL)").Run();
    }

    private long LogPages => new FileInfo(file + "-wal").Length / PageBytes;

    public void Dispose()
    {
        checkpoints.Dispose();
        writer.Dispose();
        source.Dispose();
        SqliteConnection.ClearAllPools();
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
    }

    [Fact]
    public void The_log_starts_again_though_the_writer_never_pauses()
    {
        Write(100);

        // 10,000 pages went through it.
        Assert.InRange(LogPages, 1, 5_000);
        Assert.Equal(10_000, writer.Statement("SELECT count(*) FROM page").Scalar());
    }

    [Fact]
    public void A_reader_keeps_the_log_and_stops_no_writer()
    {
        Write(1);
        using (var reader = new SqliteSession(source))
        {
            reader.Statement("BEGIN").Run();
            Assert.Equal(100, reader.Statement("SELECT count(*) FROM page").Scalar());
            Write(20);
            Assert.InRange(LogPages, 2_000, 3_000);
            Assert.Equal(100, reader.Statement("SELECT count(*) FROM page").Scalar());
            reader.Statement("COMMIT").Run();
        }

        var kept = LogPages;
        Write(20);
        Assert.InRange(LogPages, kept, kept + 1_500);
        Assert.Equal(4_100, writer.Statement("SELECT count(*) FROM page").Scalar());
    }

    // A hundred pages in each transaction.
    private void Write(int transactions)
    {
        var body = new byte[PageBytes - 200];
        for (var i = 0; i < transactions; i++)
        {
            writer.Begin();
            for (var n = 0; n < 100; n++)
            {
                writer.Statement("INSERT INTO page (body) VALUES (?1)").Set(1, body).Run();
            }

            writer.Commit();
            checkpoints.Written(writer);
        }
    }
}
