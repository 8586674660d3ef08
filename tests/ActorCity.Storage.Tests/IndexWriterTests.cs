using ActorCity.Storage.Indexing;

namespace ActorCity.Storage.Tests;

public sealed class IndexWriterTests
{
    [Theory, InlineData(StorageEngine.SQLite), InlineData(StorageEngine.PostgreSQL)]
    public async Task A_rebuild_replaces_all_rows_at_once_with_the_same_rows(StorageEngine engine)
    {
        await using var city = await Sample.OnAsync(engine);
        var rows = Enumerable.Range(1, 300).Select(n => Sample.Row("xx-1", n, n % 3 == 0 ? null : $"متن {n}")).ToArray();
        await city.WriteAsync("xx-1", await city.ReadAsync("xx-1"), Sample.Commit("xx-1", "command-1") with { Rows = [.. rows] });
        var before = await DumpAsync(city);

        // A fresh process: the lanes of this one still say that a city is running.
        await city.CloseAsync();
        await using var rebuilt = await StorageFixture.OpenAsync(city.Options, Sample.Register);
        var writer = rebuilt.Services.GetRequiredService<IIndexWriter>();
        await using (var given = await writer.BeginExclusiveAsync())
        {
            await given.TruncateAsync(Sample.Table);
        }

        Assert.Equal(before, await DumpAsync(rebuilt));
        await using (var session = await writer.BeginExclusiveAsync())
        {
            await session.TruncateAsync(Sample.Table);
            await session.WriteAsync([.. rows.Take(200), Sample.Row("xx-2", 1), rows[0]]);
            await session.WriteAsync([.. rows.Skip(200), Sample.Row("xx-2", 1) with { Removed = true }]);
            await session.CommitAsync();
        }

        Assert.Equal(before, await DumpAsync(rebuilt));
        Assert.Equal(300, await rebuilt.NumberAsync("SELECT count(*) FROM sample_row"));
    }

    [Fact]
    public async Task A_rebuild_is_refused_while_a_city_runs_on_the_database()
    {
        await using var city = await Sample.OnAsync(StorageEngine.PostgreSQL);
        await city.CommandAsync("xx-1", "command-1");

        await Assert.ThrowsAsync<InvalidOperationException>(() => city.Services.GetRequiredService<IIndexWriter>().BeginExclusiveAsync());
    }

    [Theory, InlineData(StorageEngine.SQLite), InlineData(StorageEngine.PostgreSQL)]
    public async Task Nobody_writes_while_a_rebuild_holds_the_database(StorageEngine engine)
    {
        await using var city = await Sample.OnAsync(engine, o => o with { CommandTimeoutSeconds = 1 });
        var state = await city.ReadAsync("xx-1");

        await using (await city.Services.GetRequiredService<IIndexWriter>().BeginExclusiveAsync())
        {
            await Assert.ThrowsAsync<CityBusyException>(() => city.WriteAsync("xx-1", state, Sample.Commit("xx-1", "command-1")));
        }

        await city.WriteAsync("xx-1", state, Sample.Commit("xx-1", "command-1"));
    }

    private static async Task<string> DumpAsync(StorageFixture city)
    {
        await using var connection = await city.Source.OpenConnectionAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = """SELECT * FROM sample_row ORDER BY "stream", "number" """;
        await using var reader = await command.ExecuteReaderAsync();
        var text = new System.Text.StringBuilder();
        while (await reader.ReadAsync())
        {
            for (var i = 0; i < reader.FieldCount; i++)
            {
                text.Append(CultureInfo.InvariantCulture, $"{(await reader.IsDBNullAsync(i) ? "∅" : reader.GetValue(i))}|");
            }

            text.Append('\n');
        }

        return text.ToString();
    }
}
