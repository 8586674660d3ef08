using ActorCity.Contracts.Cases.Events;
using ActorCity.ReadModels.Work;

namespace ActorCity.ReadModels.Tests;

public sealed class WorkTests
{
    private const string Office = "06-112";
    private static readonly DateTimeOffset NoDeadline = new(9999, 12, 31, 0, 0, 0, TimeSpan.Zero);

    /// <summary>A page behind candidates that were refused.</summary>
    private static readonly NextWorkSearch Deep =
        Search("command-1", 5) with { Office = "06-01", Cursor = PageCursor.AfterWork(Tables.Noon, Tables.Id(1), "examination") };

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

        var next = await tables.Work.NextAsync(Search("command-x", 3));

        Assert.Equal(
            [
                new WorkRef { Case = Tables.Id(2), Step = "examination", DueAt = Tables.Noon.AddDays(1) },
                new WorkRef { Case = Tables.Id(4), Step = "examination", DueAt = Tables.Noon.AddDays(2) },
                new WorkRef { Case = Tables.Id(1), Step = "examination", DueAt = Tables.Noon.AddDays(3) },
            ],
            next.Candidates);
        Assert.Equal(4, next.Waiting);
        Assert.Null(next.AlreadyTaken);
        Assert.Null((await tables.Work.NextAsync(Search("command-x", 4))).Candidates[3].DueAt);
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

        var held = await tables.Work.HeldAsync(Office, null, 100);
        await tables.WriteAsync(new WorkItemRow { Case = Tables.Id(1), Step = "examination", Removed = true });

        Assert.Equal(Enumerable.Range(1, 3).Select(Tables.Id).OrderBy(c => c.TrackingCode, StringComparer.Ordinal), held.Select(w => w.Case));
        Assert.Equal(2, (await tables.Work.HeldAsync(Office, null, 100)).Length);
        Assert.Single(await tables.Work.HeldAsync(Office, null, 1));
    }

    [Theory, InlineData(StorageEngine.SQLite), InlineData(StorageEngine.PostgreSQL)]
    public async Task Many_waiting_steps_are_counted_up_to_a_thousand(StorageEngine engine)
    {
        await using var tables = await Tables.OnAsync(engine);
        await tables.WriteAsync([.. Enumerable.Range(0, 1500).Select(n => Tables.Item(n, Office, Tables.Noon.AddMinutes(n)))]);

        var next = await tables.Work.NextAsync(Search("command-x", 5));

        Assert.Equal(1000, next.Waiting);
        Assert.Equal(Enumerable.Range(0, 5).Select(Tables.Id), next.Candidates.Select(c => c.Case));
        Assert.Equal(0, (await tables.Work.NextAsync(Search("command-x", 5) with { Office = "01-01" })).Waiting);
    }

    [Theory, InlineData(StorageEngine.SQLite), InlineData(StorageEngine.PostgreSQL)]
    public async Task What_a_command_took_earlier_is_found_again(StorageEngine engine)
    {
        await using var tables = await Tables.OnAsync(engine);
        await tables.CaseEventAsync(Tables.Id(1), "open-command", Tables.Noon, Story.Opened("building-permit"));
        await tables.CaseEventAsync(Tables.Id(1), "take-command", Tables.Noon, new WorkTaken { Step = "examination", Office = Office, Person = "examiner-1" });

        var next = await tables.Work.NextAsync(Search("take-command", 5));
        var found = await tables.Cases.FindCommandAsync("take-command");

        Assert.Equal(2, next.AlreadyTaken!.Sequence);
        Assert.Equal(Tables.Id(1).Key, found!.Stream);
        Assert.Null(await tables.Cases.FindCommandAsync("no-such-command"));
    }

    [Theory, InlineData(StorageEngine.SQLite), InlineData(StorageEngine.PostgreSQL)]
    public async Task Pages_of_waiting_steps_meet_each_step_once_in_order(StorageEngine engine)
    {
        await using var tables = await Tables.OnAsync(engine);

        // Equal deadlines, two steps of one case, none at all: what a key of one column would skip or repeat.
        var items = Enumerable.Range(0, 25).Select(n => Tables.Item(n, Office, n % 5 == 4 ? NoDeadline : Tables.Noon.AddDays(n % 5))).ToList();
        items.Add(items[7] with { Step = "second-look" });
        await tables.WriteAsync([.. items]);

        var (met, search) = (new List<(CaseId Case, string Step)>(), Search("command-x", 7));
        for (var waiting = items.Count; ; waiting -= search.Limit)
        {
            var page = await tables.Work.NextAsync(search);
            Assert.Equal(waiting, page.Waiting);
            met.AddRange(page.Candidates.Select(c => (c.Case, c.Step)));
            if (page.Next is null)
            {
                break;
            }

            search = search with { Cursor = page.Next };
        }

        Assert.Equal(
            items.OrderBy(i => i.DueAt).ThenBy(i => i.Case.TrackingCode, StringComparer.Ordinal).ThenBy(i => i.Step, StringComparer.Ordinal).Select(i => (i.Case, i.Step)),
            met);
    }

    [Theory, InlineData(StorageEngine.SQLite), InlineData(StorageEngine.PostgreSQL)]
    public async Task Inspectors_and_examiners_see_their_own_kind_of_work(StorageEngine engine)
    {
        await using var tables = await Tables.OnAsync(engine);
        await tables.WriteAsync(
            Tables.Item(1, Office, Tables.Noon) with { Skill = WorkSkills.Inspector },
            Tables.Item(2, Office, Tables.Noon.AddDays(1)),
            Tables.Item(3, Office, Tables.Noon.AddDays(2)) with { Skill = WorkSkills.Inspector });

        var examiner = await tables.Work.NextAsync(Search("command-x", 5));
        var inspector = await tables.Work.NextAsync(Search("command-x", 5) with { Skill = WorkSkills.Inspector });

        Assert.Equal([Tables.Id(2)], examiner.Candidates.Select(c => c.Case));
        Assert.Equal([Tables.Id(1), Tables.Id(3)], inspector.Candidates.Select(c => c.Case));
        Assert.Equal((1, 2), (examiner.Waiting, inspector.Waiting));
    }

    [Theory, InlineData(StorageEngine.SQLite), InlineData(StorageEngine.PostgreSQL)]
    public async Task Pages_of_held_work_go_on_after_the_last_case_and_name_the_service(StorageEngine engine)
    {
        await using var tables = await Tables.OnAsync(engine);
        await tables.WriteAsync([.. Enumerable.Range(0, 10).Select(n => Tables.Item(n, Office, Tables.Noon) with { Service = $"service-{n}" })]);

        var first = await tables.Work.HeldAsync(Office, null, 6);
        var rest = await tables.Work.HeldAsync(Office, first[^1].Case, 6);

        Assert.Equal(Enumerable.Range(0, 10).OrderBy(n => Tables.Id(n).TrackingCode, StringComparer.Ordinal).Select(n => (Tables.Id(n), $"service-{n}")),
            first.Concat(rest).Select(w => (w.Case, w.Service)));
    }

    [Fact]
    public async Task PostgreSQL_reads_the_next_steps_from_the_partial_index_alone()
    {
        await using var tables = await Tables.OnAsync(StorageEngine.PostgreSQL);
        await tables.WriteAsync([.. Enumerable.Range(0, 5000).Select(n => Tables.Item(n, $"{n % 22:00}-01", Tables.Noon.AddMinutes(n)))]);
        await tables.Storage.ExecuteAsync("VACUUM ANALYZE work_item");

        var plan = await tables.PlanAsync(WorkQueriesGrain.NextQuestion(tables.Database, Deep, 5));

        Assert.Contains("Index Only Scan using work_item_next", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("Seq Scan", plan, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SQLite_reads_the_next_steps_from_the_partial_index_alone()
    {
        await using var tables = await Tables.OnAsync(StorageEngine.SQLite);

        var plan = await tables.PlanAsync(WorkQueriesGrain.NextQuestion(tables.Database, Deep, 5));

        Assert.Contains("COVERING INDEX work_item_next (office=? AND skill=? AND (due_at,case_id,step)>(?,?,?))", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("SCAN work_item", plan, StringComparison.Ordinal);
        Assert.Contains(
            "work_item_office (office=? AND case_id>?)",
            await tables.PlanAsync(WorkQueriesGrain.HeldQuestion(tables.Database, "06-01", Tables.Id(1), 100)), StringComparison.Ordinal);
    }

    private static NextWorkSearch Search(string commandId, int limit) => new()
    {
        Office = Office, Skill = WorkSkills.Examiner, CommandId = commandId, Limit = limit,
    };
}
