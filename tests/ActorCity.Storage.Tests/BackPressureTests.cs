namespace ActorCity.Storage.Tests;

public sealed class BackPressureTests
{
    [Theory, InlineData(StorageEngine.SQLite), InlineData(StorageEngine.PostgreSQL)]
    public async Task A_full_queue_refuses_and_loses_nothing_it_took(StorageEngine engine)
    {
        await using var city = await Sample.OnAsync(engine, o => o with { Lanes = 1, QueueRowsMax = 5 });
        await city.CommandAsync("xx-0", "command-1");
        var states = await Task.WhenAll(Enumerable.Range(1, 40).Select(i => city.ReadAsync($"xx-{i}")));

        Task[] writes;
        await using (await StopperAsync(city))
        {
            writes = [.. states.Select((state, i) => city.WriteAsync($"xx-{i + 1}", state, Sample.Commit($"xx-{i + 1}", "command-1")))];

            // The lane holds one batch that cannot go on; five more wait; the others were told at once.
            Assert.InRange(writes.Count(w => w.IsFaulted), 1, 35);
        }

        foreach (var refused in writes.Where(w => w.IsFaulted))
        {
            await Assert.ThrowsAsync<CityBusyException>(() => refused);
        }

        await Task.WhenAll(writes.Where(w => !w.IsFaulted));
        Assert.Equal(1 + writes.Count(w => w.IsCompletedSuccessfully), await city.NumberAsync("SELECT count(*) FROM journal"));
    }

    [Theory, InlineData(StorageEngine.SQLite), InlineData(StorageEngine.PostgreSQL)]
    public async Task What_waits_is_flushed_when_the_storage_stops_and_nothing_is_taken_after(StorageEngine engine)
    {
        await using var city = await Sample.OnAsync(engine);
        var journal = city.Journal;
        var states = await Task.WhenAll(Enumerable.Range(0, 100).Select(i => city.ReadAsync($"xx-{i}")));
        var writes = states.Select((state, i) => city.WriteAsync($"xx-{i}", state, Sample.Commit($"xx-{i}", "command-1"))).ToArray();

        await city.CloseAsync();

        await Task.WhenAll(writes);
        states[0].State!.Pending = Sample.Commit("xx-0", "command-2");
        await Assert.ThrowsAsync<CityBusyException>(() => journal.WriteStateAsync(Sample.StateName, Sample.Grain("xx-0"), states[0]));
        await using var reopened = await StorageFixture.OpenAsync(city.Options, Sample.Register);
        Assert.Equal(100, await reopened.NumberAsync("SELECT count(*) FROM journal"));
    }

    [Theory, InlineData(StorageEngine.SQLite), InlineData(StorageEngine.PostgreSQL)]
    public async Task A_write_that_waits_too_long_for_a_lock_was_surely_not_written(StorageEngine engine)
    {
        await using var city = await Sample.OnAsync(engine, o => o with { CommandTimeoutSeconds = 1 });
        var state = await city.CommandAsync("xx-1", "command-1");
        var head = state.State!.Head;

        await using (await StopperAsync(city))
        {
            await Assert.ThrowsAsync<CityBusyException>(() => city.WriteAsync("xx-1", state, Sample.Commit("xx-1", "command-2")));
        }

        Assert.Equal((1L, head), (state.State!.Sequence, state.State!.Head));
        await city.WriteAsync("xx-1", state, Sample.Commit("xx-1", "command-2"));
        Assert.Equal(2, await city.NumberAsync("SELECT count(*) FROM journal"));
    }

    [Fact]
    public async Task A_write_whose_connection_breaks_has_an_unknown_outcome_and_the_lane_goes_on()
    {
        await using var city = await Sample.OnAsync(StorageEngine.PostgreSQL, o => o with { Lanes = 1 });
        var state = await city.CommandAsync("xx-1", "command-1");

        await using (await StopperAsync(city))
        {
            var write = city.WriteAsync("xx-1", state, Sample.Commit("xx-1", "command-2"));
            while (await city.NumberAsync(
                "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'actorcity-lane' AND wait_event_type = 'Lock'") == 0)
            {
            }

            await Assert.ThrowsAsync<OutcomeUnknownException>(() => write);
        }

        Assert.Equal(1, state.State!.Sequence);
        await city.WriteAsync("xx-1", state, Sample.Commit("xx-1", "command-3"));
        Assert.Equal("2", (await city.ReadAsync("xx-1")).ETag);
    }

    // Somebody who holds what every write needs, until disposed.
    private static async Task<IAsyncDisposable> StopperAsync(StorageFixture city)
    {
        var connection = await city.Source.OpenConnectionAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = city.Options.Engine == StorageEngine.PostgreSQL
            ? "BEGIN; LOCK TABLE orleansstorage IN EXCLUSIVE MODE"
            : "BEGIN IMMEDIATE";
        await command.ExecuteNonQueryAsync();
        return new Release(connection);
    }

    private sealed class Release(System.Data.Common.DbConnection connection) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await using var command = connection.CreateCommand();
            command.CommandText = "ROLLBACK";
            await command.ExecuteNonQueryAsync();
            await connection.DisposeAsync();
        }
    }
}
