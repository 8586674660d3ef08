using ActorCity.Contracts.Cases.Events;
using ActorCity.ReadModels.Work;

namespace ActorCity.ReadModels.Tests;

public sealed class WorkTests
{
    private const string Office = "06-112";
    private static readonly DateTimeOffset NoDeadline = new(9999, 12, 31, 0, 0, 0, TimeSpan.Zero);

    [Theory, InlineData(StorageEngine.SQLite), InlineData(StorageEngine.PostgreSQL)]
    public async Task The_most_urgent_step_that_waits_comes_first(StorageEngine engine)
    {
        await using var tables = await Tables.OnAsync(engine);
        await tables.WriteAsync(
            Tables.Item(1, Office, Tables.Noon.AddDays(3)),
            Tables.Item(2, Office, Tables.Noon.AddDays(1)),
            Tables.Item(3, Office, NoDeadline),
            Tables.Item(4, Office, Tables.Noon.AddDays(2)),
            Tables.Item(5, Office, Tables.Noon) with { Person = "examiner-1" },
            Tables.Item(6, Office, Tables.Noon) with { Waiting = true },
            Tables.Item(7, "01-01", Tables.Noon));

        var next = await tables.Work.NextAsync(Office, "command-x", 3);

        Assert.Equal(
            [
                new WorkRef { Case = Tables.Id(2), Step = "examination", DueAt = Tables.Noon.AddDays(1) },
                new WorkRef { Case = Tables.Id(4), Step = "examination", DueAt = Tables.Noon.AddDays(2) },
                new WorkRef { Case = Tables.Id(1), Step = "examination", DueAt = Tables.Noon.AddDays(3) },
            ],
            next.Candidates);
        Assert.Equal(4, next.Waiting);
        Assert.Null(next.AlreadyTaken);
        Assert.Null((await tables.Work.NextAsync(Office, "command-x", 4)).Candidates[3].DueAt);
    }

    [Theory, InlineData(StorageEngine.SQLite), InlineData(StorageEngine.PostgreSQL)]
    public async Task An_office_holds_what_it_took_and_what_waits_until_it_is_removed(StorageEngine engine)
    {
        await using var tables = await Tables.OnAsync(engine);
        await tables.WriteAsync(
            Tables.Item(1, Office, Tables.Noon),
            Tables.Item(2, Office, Tables.Noon) with { Person = "examiner-1" },
            Tables.Item(3, Office, Tables.Noon) with { Waiting = true },
            Tables.Item(4, "01-01", Tables.Noon));

        var held = await tables.Work.HeldAsync(Office, 100);
        await tables.WriteAsync(new WorkItemRow { Case = Tables.Id(1), Step = "examination", Removed = true });

        Assert.Equal(Enumerable.Range(1, 3).Select(Tables.Id).OrderBy(c => c.TrackingCode, StringComparer.Ordinal), held.Select(w => w.Case));
        Assert.Equal(2, (await tables.Work.HeldAsync(Office, 100)).Length);
        Assert.Single(await tables.Work.HeldAsync(Office, 1));
    }

    [Theory, InlineData(StorageEngine.SQLite), InlineData(StorageEngine.PostgreSQL)]
    public async Task Many_waiting_steps_are_counted_up_to_a_thousand(StorageEngine engine)
    {
        await using var tables = await Tables.OnAsync(engine);
        await tables.WriteAsync([.. Enumerable.Range(0, 1500).Select(n => Tables.Item(n, Office, Tables.Noon.AddMinutes(n)))]);

        var next = await tables.Work.NextAsync(Office, "command-x", 5);

        Assert.Equal(1000, next.Waiting);
        Assert.Equal(Enumerable.Range(0, 5).Select(Tables.Id), next.Candidates.Select(c => c.Case));
        Assert.Equal(0, (await tables.Work.NextAsync("01-01", "command-x", 5)).Waiting);
    }

    [Theory, InlineData(StorageEngine.SQLite), InlineData(StorageEngine.PostgreSQL)]
    public async Task What_a_command_took_earlier_is_found_again(StorageEngine engine)
    {
        await using var tables = await Tables.OnAsync(engine);
        await tables.CaseEventAsync(Tables.Id(1), "open-command", Tables.Noon, Story.Opened("building-permit"));
        await tables.CaseEventAsync(Tables.Id(1), "take-command", Tables.Noon, new WorkTaken { Step = "examination", Office = Office, Person = "examiner-1" });

        var next = await tables.Work.NextAsync(Office, "take-command", 5);
        var found = await tables.Cases.FindCommandAsync("take-command");

        Assert.Equal(2, next.AlreadyTaken!.Sequence);
        Assert.Equal(Tables.Id(1).Key, found!.Stream);
        Assert.Null(await tables.Cases.FindCommandAsync("no-such-command"));
    }

    [Fact]
    public async Task PostgreSQL_reads_the_next_steps_from_the_partial_index_alone()
    {
        await using var tables = await Tables.OnAsync(StorageEngine.PostgreSQL);
        await tables.WriteAsync([.. Enumerable.Range(0, 5000).Select(n => Tables.Item(n, $"{n % 22:00}-01", Tables.Noon.AddMinutes(n)))]);
        await tables.Storage.ExecuteAsync("VACUUM ANALYZE work_item");

        var plan = await tables.PlanAsync(WorkQueriesGrain.NextQuestion(tables.Database, "06-01", "command-1", 5));

        Assert.Contains("Index Only Scan using work_item_next", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("Seq Scan", plan, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SQLite_reads_the_next_steps_from_the_partial_index_alone()
    {
        await using var tables = await Tables.OnAsync(StorageEngine.SQLite);

        var plan = await tables.PlanAsync(WorkQueriesGrain.NextQuestion(tables.Database, "06-01", "command-1", 5));

        Assert.Contains("COVERING INDEX work_item_next (office=?)", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("SCAN work_item", plan, StringComparison.Ordinal);
    }
}
