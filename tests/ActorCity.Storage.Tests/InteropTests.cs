using Orleans.Storage;

namespace ActorCity.Storage.Tests;

/// <summary>Both providers on one table, with one serializer: each reads, continues and fences what the other wrote.</summary>
public sealed class InteropTests
{
    [Theory, InlineData(StorageEngine.SQLite), InlineData(StorageEngine.PostgreSQL)]
    public async Task The_stock_provider_reads_and_continues_what_the_journaled_one_wrote(StorageEngine engine)
    {
        await using var city = await Sample.OnAsync(engine);
        var written = await city.CommandAsync("cs-0000000000000001", "command-1");

        var stock = new GrainState<Journaled<SampleState>>();
        await city.Plain.ReadStateAsync(Sample.StateName, Sample.Grain("cs-0000000000000001"), stock);

        Assert.True(stock.RecordExists);
        Assert.Equal(written.ETag, stock.ETag);
        Assert.Equal(written.State!.State, stock.State!.State);
        Assert.Equal(written.State!.Head, stock.State!.Head);
        Assert.Equal(1, stock.State!.Sequence);

        stock.State!.State = new SampleState { Count = 10 };
        await city.Plain.WriteStateAsync(Sample.StateName, Sample.Grain("cs-0000000000000001"), stock);
        await Assert.ThrowsAsync<InconsistentStateException>(
            () => city.WriteAsync("cs-0000000000000001", written, Sample.Commit("cs-0000000000000001", "command-2")));
        Assert.Equal(10, (await city.ReadAsync("cs-0000000000000001")).State!.State!.Count);
        Assert.Equal(1, await city.NumberAsync("SELECT count(*) FROM OrleansStorage"));
    }

    [Theory, InlineData(StorageEngine.SQLite), InlineData(StorageEngine.PostgreSQL)]
    public async Task The_journaled_provider_reads_and_continues_what_the_stock_one_wrote(StorageEngine engine)
    {
        await using var city = await Sample.OnAsync(engine);
        var stock = new GrainState<Journaled<SampleState>> { State = new() { State = new SampleState { Count = 4, Note = "دفتر" } } };
        await city.Plain.WriteStateAsync(Sample.StateName, Sample.Grain("of-06-112"), stock);

        var read = await city.ReadAsync("of-06-112");
        Assert.Equal("1", read.ETag);
        Assert.Equal("دفتر", read.State!.State!.Note);

        await city.WriteAsync("of-06-112", read, Sample.Commit("of-06-112", "command-1"));
        await Assert.ThrowsAsync<InconsistentStateException>(
            () => city.Plain.WriteStateAsync(Sample.StateName, Sample.Grain("of-06-112"), stock));
        Assert.Equal("2", (await city.ReadAsync("of-06-112")).ETag);
    }

    [Theory, InlineData(StorageEngine.SQLite), InlineData(StorageEngine.PostgreSQL)]
    public async Task Of_concurrent_first_writes_by_the_stock_provider_one_wins(StorageEngine engine)
    {
        await using var city = await Sample.OnAsync(engine);
        for (var round = 0; round < 20; round++)
        {
            var grain = Sample.Grain($"xx-{round}");

            var won = await Task.WhenAll(Enumerable.Range(0, 8).Select(async i =>
            {
                try
                {
                    await Task.Yield();
                    await city.Plain.WriteStateAsync(
                        Sample.StateName, grain, new GrainState<SampleState> { State = new SampleState { Count = i } });
                    return 1;
                }
                catch (InconsistentStateException)
                {
                    return 0;
                }
            }));

            Assert.Equal(1, won.Sum());
        }

        Assert.Equal(20, await city.NumberAsync("SELECT count(*) FROM OrleansStorage"));
    }

    [Theory, InlineData(StorageEngine.SQLite), InlineData(StorageEngine.PostgreSQL)]
    public async Task The_stock_provider_updates_and_clears_plain_states(StorageEngine engine)
    {
        await using var city = await Sample.OnAsync(engine);
        var grain = Sample.Grain("xx-1");
        var state = new GrainState<SampleState> { State = new SampleState { Count = 1 } };

        await city.Plain.WriteStateAsync(Sample.StateName, grain, state);
        state.State = new SampleState { Count = 2 };
        await city.Plain.WriteStateAsync(Sample.StateName, grain, state);
        Assert.Equal("2", state.ETag);

        await city.Plain.ClearStateAsync(Sample.StateName, grain, state);
        Assert.False(state.RecordExists);
        Assert.Equal(0, await city.NumberAsync("SELECT count(*) FROM OrleansStorage"));
    }
}
