using ActorCity.Contracts.Deadlines;

namespace ActorCity.Storage.Tests;

public sealed class DueQueueTests
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    [Theory, InlineData(StorageEngine.SQLite), InlineData(StorageEngine.PostgreSQL)]
    public async Task Due_rows_are_claimed_oldest_first_and_only_when_due(StorageEngine engine)
    {
        await using var city = await Sample.OnAsync(engine);
        await SetAsync(city, "xx-1", "command-1", new DueChange("decision", 1, Sample.Noon));
        await SetAsync(city, "xx-2", "command-1", new DueChange("decision", 1, Sample.Noon.AddMinutes(-5)));
        await SetAsync(city, "xx-3", "command-1", new DueChange("decision", 1, Sample.Noon.AddMinutes(5)));

        var claimed = await Queue(city).ClaimAsync(Sample.Noon, Lease, 10, default);

        Assert.Equal(["xx-2", "xx-1"], claimed.Select(c => c.Stream));
        Assert.Equal(new DueItem { Kind = "decision", Number = 1, DueAt = Sample.Noon.AddMinutes(-5) }, claimed[0].Item);
        Assert.Empty(await Queue(city).ClaimAsync(Sample.Noon, Lease, 10, default));
    }

    [Theory, InlineData(StorageEngine.SQLite), InlineData(StorageEngine.PostgreSQL)]
    public async Task Concurrent_claimers_never_take_a_row_twice(StorageEngine engine)
    {
        await using var city = await Sample.OnAsync(engine);
        await Task.WhenAll(Enumerable.Range(0, 200).Select(i =>
            SetAsync(city, $"xx-{i}", "command-1", new DueChange("decision", 1, Sample.Noon.AddSeconds(-i)))));

        var claims = await Task.WhenAll(Enumerable.Range(0, 6).Select(async _ =>
        {
            var mine = new List<ClaimedDue>();
            while (await Queue(city).ClaimAsync(Sample.Noon, Lease, 7, default) is { IsEmpty: false } some)
            {
                mine.AddRange(some);
            }

            return mine;
        }));

        Assert.Equal(200, claims.Sum(c => c.Count));
        Assert.Equal(200, claims.SelectMany(c => c).Select(c => c.Stream).Distinct().Count());
    }

    [Theory, InlineData(StorageEngine.SQLite), InlineData(StorageEngine.PostgreSQL)]
    public async Task A_row_whose_claimer_died_comes_back_after_the_lease(StorageEngine engine)
    {
        await using var city = await Sample.OnAsync(engine);
        await SetAsync(city, "xx-1", "command-1", new DueChange("decision", 1, Sample.Noon));
        Assert.Single(await Queue(city).ClaimAsync(Sample.Noon, Lease, 10, default));

        Assert.Empty(await Queue(city).ClaimAsync(Sample.Noon + Lease - TimeSpan.FromTicks(10), Lease, 10, default));
        var again = Assert.Single(await Queue(city).ClaimAsync(Sample.Noon + Lease, Lease, 10, default));
        Assert.Equal(Sample.Noon, again.Item.DueAt);
    }

    [Theory, InlineData(StorageEngine.SQLite), InlineData(StorageEngine.PostgreSQL)]
    public async Task A_failed_row_is_tried_later_and_counts_its_failures(StorageEngine engine)
    {
        await using var city = await Sample.OnAsync(engine);
        await SetAsync(city, "xx-1", "command-1", new DueChange("decision", 1, Sample.Noon));
        var claimed = Assert.Single(await Queue(city).ClaimAsync(Sample.Noon, Lease, 10, default));

        await Queue(city).RetryAsync(claimed, Sample.Noon.AddMinutes(10), failed: true, default);
        Assert.Empty(await Queue(city).ClaimAsync(Sample.Noon.AddMinutes(9), Lease, 10, default));
        var second = Assert.Single(await Queue(city).ClaimAsync(Sample.Noon.AddMinutes(10), Lease, 10, default));
        Assert.Equal(1, second.Failures);

        await Queue(city).RetryAsync(second, Sample.Noon.AddMinutes(20), failed: false, default);
        Assert.Equal(0, Assert.Single(await Queue(city).ClaimAsync(Sample.Noon.AddMinutes(20), Lease, 10, default)).Failures);
    }

    [Theory, InlineData(StorageEngine.SQLite), InlineData(StorageEngine.PostgreSQL)]
    public async Task Completing_a_row_that_was_set_anew_meanwhile_keeps_it(StorageEngine engine)
    {
        await using var city = await Sample.OnAsync(engine);
        await SetAsync(city, "xx-1", "command-1", new DueChange("decision", 1, Sample.Noon), new DueChange("redraw", 1, Sample.Noon));
        var claimed = await Queue(city).ClaimAsync(Sample.Noon, Lease, 10, default);
        await SetAsync(city, "xx-1", "command-2", new DueChange("decision", 2, Sample.Noon.AddHours(1)));

        foreach (var due in claimed)
        {
            await Queue(city).CompleteAsync(due, default);
            await Queue(city).RetryAsync(due, Sample.Noon.AddDays(9), failed: true, default);
        }

        // The claim does not outlive the new setting, and neither does a late retry touch it.
        var left = Assert.Single(await Queue(city).ClaimAsync(Sample.Noon.AddHours(1), Lease, 10, default));
        Assert.Equal(("decision", 2L, 0), (left.Item.Kind, left.Item.Number, left.Failures));
    }

    [Theory, InlineData(StorageEngine.SQLite), InlineData(StorageEngine.PostgreSQL)]
    public async Task A_row_that_is_set_anew_to_the_same_time_is_free_again(StorageEngine engine)
    {
        await using var city = await Sample.OnAsync(engine);
        await SetAsync(city, "xx-1", "command-1", new DueChange("decision", 1, Sample.Noon));
        await SetAsync(city, "xx-1", "command-2", new DueChange("decision", 2, Sample.Noon));
        var claimed = Assert.Single(await Queue(city).ClaimAsync(Sample.Noon, Lease, 10, default));
        Assert.Equal(2, claimed.Item.Number);
        await Queue(city).RetryAsync(claimed, Sample.Noon.AddHours(5), failed: true, default);

        await SetAsync(city, "xx-1", "command-3", new DueChange("decision", 3, Sample.Noon));

        var again = Assert.Single(await Queue(city).ClaimAsync(Sample.Noon, Lease, 10, default));
        Assert.Equal((3L, 0), (again.Item.Number, again.Failures));
    }

    private static IDueQueue Queue(StorageFixture city) => city.Services.GetRequiredService<IDueQueue>();

    private static async Task SetAsync(StorageFixture city, string key, string commandId, params ImmutableArray<DueChange> due) =>
        await city.WriteAsync(key, await city.ReadAsync(key), Sample.Commit(key, commandId) with { Due = due });
}
