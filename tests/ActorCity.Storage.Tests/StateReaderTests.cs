namespace ActorCity.Storage.Tests;

/// <summary>States that are asked for at the same moment.</summary>
public sealed class StateReaderTests
{
    [Theory, InlineData(StorageEngine.SQLite), InlineData(StorageEngine.PostgreSQL)]
    public async Task Whoever_asks_at_once_gets_his_own_state(StorageEngine engine)
    {
        await using var city = await Sample.OnAsync(engine);
        for (var i = 0; i < 40; i++)
        {
            for (var times = 0; times <= i % 3; times++)
            {
                await city.CommandAsync($"xx-{i}", $"command-{i}-{times}");
            }
        }

        // Every second key was never written.
        var asked = Enumerable.Range(0, 400).Select(i => i % 2 == 0 ? $"xx-{i / 2 % 40}" : $"yy-{i}").ToList();
        var states = await Task.WhenAll(asked.Select(key => Task.Run(() => city.ReadAsync(key))));

        for (var i = 0; i < asked.Count; i++)
        {
            var written = i % 2 == 0 ? (i / 2 % 40 % 3) + 1 : 0;
            Assert.Equal(written > 0, states[i].RecordExists);
            Assert.Equal(written, states[i].State!.State?.Count ?? 0);
        }
    }

    [Fact]
    public async Task A_database_that_is_gone_answers_everybody_with_its_fault()
    {
        await using var city = await Sample.OnAsync(StorageEngine.PostgreSQL);
        await city.CommandAsync("xx-1", "command-1");
        await city.ExecuteAsync("ALTER TABLE orleansstorage RENAME TO elsewhere");

        var asked = Enumerable.Range(0, 50).Select(_ => Task.Run(() => city.ReadAsync("xx-1"))).ToList();
        await Assert.ThrowsAnyAsync<Exception>(() => Task.WhenAll(asked));
        Assert.All(asked, a => Assert.True(a.IsFaulted));

        await city.ExecuteAsync("ALTER TABLE elsewhere RENAME TO orleansstorage");
        Assert.True((await city.ReadAsync("xx-1")).RecordExists);
    }
}
