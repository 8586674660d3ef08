namespace ActorCity.Storage.Tests;

/// <summary>A read-model row that is written again with some other values.</summary>
public sealed class IndexRowChangesTests
{
    private static readonly ImmutableArray<Func<SampleRow, SampleRow>> Changes =
    [
        row => row,
        row => row with { Text = null },
        row => row with { Text = "" },
        row => row with { Text = "پ" },
        row => row with { Text = new string('ش', 900) },
        row => row with { Perhaps = 0 },
        row => row with { Perhaps = null, Flag = false },
        row => row with { Perhaps = -7, Until = null },
        row => row with { At = Sample.Noon.AddMicroseconds(1) },
        row => row with { Text = null, Perhaps = null, Flag = true, At = Sample.Noon, Until = Sample.Noon },
        row => row with { Removed = true },
        row => row with { Removed = false, Text = "again" },
    ];

    [Theory, InlineData(StorageEngine.SQLite), InlineData(StorageEngine.PostgreSQL)]
    public async Task The_stored_row_is_always_the_last_one_written(StorageEngine engine)
    {
        await using var city = await Sample.OnAsync(engine);
        await city.ExecuteAsync("CREATE INDEX sample_row_text ON sample_row (text, number)");
        await city.ExecuteAsync("CREATE INDEX sample_row_perhaps ON sample_row (perhaps) WHERE perhaps IS NOT NULL");
        var neighbour = Sample.Row("xx-1", 2);
        var row = Sample.Row("xx-1", 1);
        for (var i = 0; i < Changes.Length; i++)
        {
            row = Changes[i](row);
            await city.WriteAsync("xx-1", await city.ReadAsync("xx-1"), Sample.Commit("xx-1", $"command-{i}") with { Rows = [row, neighbour] });

            var stored = await StoredAsync(city, engine);
            Assert.Equal(row.Removed ? [Utc(neighbour)] : [Utc(row), Utc(neighbour)], stored);
        }
    }

    private static SampleRow Utc(SampleRow row) => row with { At = row.At.ToUniversalTime(), Until = row.Until?.ToUniversalTime() };

    private static async Task<List<SampleRow>> StoredAsync(StorageFixture city, StorageEngine engine)
    {
        var database = new CityDatabase(city.Source, engine);
        await using var connection = await city.Source.OpenConnectionAsync();
        await using var command = connection.Command("SELECT stream, number, text, perhaps, flag, at, until FROM sample_row ORDER BY number");
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<SampleRow>();
        while (await reader.ReadAsync())
        {
            rows.Add(new SampleRow
            {
                Stream = reader.GetString(0),
                Number = reader.GetInt32(1),
                Text = await reader.IsDBNullAsync(2) ? null : reader.GetString(2),
                Perhaps = await reader.IsDBNullAsync(3) ? null : reader.GetInt32(3),
                Flag = reader.GetBoolean(4),
                At = database.Instant(reader, 5),
                Until = await reader.IsDBNullAsync(6) ? null : database.Instant(reader, 6),
            });
        }

        return rows;
    }
}
