using ActorCity.ReadModels.Cases;

namespace ActorCity.ReadModels.Tests;

/// <summary>What is known of an applicant when a new case is opened.</summary>
public sealed class MatterTests
{
    private static readonly MatterQuestion Asked = new()
    {
        DrawSubject = "plot-7", ApplicantHash = "someone", MatterSince = Tables.Noon, PairsSince = Tables.Noon, PairMax = 2,
    };

    [Theory, InlineData(StorageEngine.SQLite), InlineData(StorageEngine.PostgreSQL)]
    public async Task The_newest_case_of_the_matter_comes_with_the_visits_of_all_of_them(StorageEngine engine)
    {
        await using var tables = await Tables.OnAsync(engine);
        await tables.WriteAsync(
            OfMatter(1, Tables.Noon.AddSeconds(-1), visits: 3),
            OfMatter(2, Tables.Noon, visits: 2) with { MatterVisits = 3 },
            OfMatter(3, Tables.Noon.AddHours(5), visits: 1) with { MatterVisits = 5 },
            OfMatter(4, Tables.Noon.AddHours(1), visits: 0) with { MatterVisits = 5, Status = CaseStatus.Withdrawn },
            OfMatter(5, Tables.Noon.AddHours(9), visits: 7) with { DrawSubject = "plot-8" });

        var found = await tables.Matters.FindAsync(Asked);

        // Three of before the time looked at, which the oldest case within it brings along, and 2 + 1 + 0 since.
        Assert.Equal(new LinkedMatter { Case = Tables.Id(3), Visits = 6 }, found.Earlier);
        Assert.Null((await tables.Matters.FindAsync(Asked with { DrawSubject = "plot-9" })).Earlier);
        Assert.Null((await tables.Matters.FindAsync(Asked with { MatterSince = Tables.Noon.AddHours(6) })).Earlier);
    }

    [Theory, InlineData(StorageEngine.SQLite), InlineData(StorageEngine.PostgreSQL)]
    public async Task An_office_that_decided_often_for_one_applicant_is_named(StorageEngine engine)
    {
        await using var tables = await Tables.OnAsync(engine);
        await tables.WriteAsync(
            Decided(1, "06-112", Tables.Noon), Decided(2, "06-112", Tables.Noon.AddDays(9)),
            Decided(3, "01-01", Tables.Noon.AddSeconds(-1)), Decided(4, "01-01", Tables.Noon),
            Decided(5, "02-01", Tables.Noon), Decided(6, "02-01", Tables.Noon) with { ApplicantHash = "another" },
            Decided(7, "03-01", Tables.Noon) with { DecidedAt = null, DecidedBy = null },
            Decided(8, "00-01", Tables.Noon), Decided(9, "00-01", Tables.Noon), Decided(10, "00-01", Tables.Noon));

        Assert.Equal(["00-01", "06-112"], (await tables.Matters.FindAsync(Asked)).RepeatedOffices);
        Assert.Equal(["00-01"], (await tables.Matters.FindAsync(Asked with { PairMax = 3 })).RepeatedOffices);
        Assert.Empty((await tables.Matters.FindAsync(Asked with { PairMax = 0 })).RepeatedOffices);
        Assert.Equal(32, (await Many(tables)).Length);
    }

    [Theory, InlineData(StorageEngine.SQLite), InlineData(StorageEngine.PostgreSQL)]
    public async Task Both_questions_are_ranges_of_their_indexes(StorageEngine engine)
    {
        await using var tables = await Tables.OnAsync(engine);
        await tables.WriteAsync([.. Enumerable.Range(0, 5000).Select(n =>
            Decided(n, "06-112", Tables.Noon.AddMinutes(n)) with { ApplicantHash = $"hash-{n % 500}", DrawSubject = $"subject-{n % 2500}" })]);
        await tables.Storage.ExecuteAsync(engine == StorageEngine.PostgreSQL ? "VACUUM ANALYZE case_view" : "ANALYZE");

        var matter = await tables.PlanAsync(CaseMattersGrain.MatterQuestion(tables.Database, Asked));
        var pair = await tables.PlanAsync(CaseMattersGrain.PairQuestion(tables.Database, Asked));

        Assert.Contains("case_view_matter", matter, StringComparison.Ordinal);
        Assert.Contains("case_view_pair", pair, StringComparison.Ordinal);
        Assert.DoesNotContain("Seq Scan", matter + pair, StringComparison.Ordinal);
        Assert.DoesNotContain("SCAN case_view", matter + pair, StringComparison.Ordinal);
    }

    /// <summary>An update that changes no indexed column stays inside its page: that keeps commands cheap on a city's largest table.</summary>
    [Fact]
    public async Task An_ordinary_command_touches_no_index_of_the_case_table()
    {
        await using var tables = await Tables.OnAsync(StorageEngine.PostgreSQL);
        await tables.WriteAsync([.. Enumerable.Range(0, 50).Select(n => Tables.Case(n))]);

        var ordinary = await InPageAsync(tables, """
            version = version + 1, last_event_at = now(), visit_count = visit_count + 1, matter_visits = matter_visits + 1, due_at = now(),
            first_step_at = now(), last_step_at = now(), late = true, notice_breach = true
            """);
        var decision = await InPageAsync(tables, "decided_by = '06-112', decided_at = now()");

        Assert.Equal((5, 0), (ordinary, decision));
    }

    /// <summary>Of five updated rows, how many stayed in their page without a new index entry. Counts of the session that are not yet published are taken off.</summary>
    private static Task<long> InPageAsync(Tables tables, string changes) => tables.Storage.NumberAsync($"""
        BEGIN;
        CREATE TEMP TABLE before_update AS SELECT coalesce(sum(n_tup_hot_upd), 0) AS n FROM pg_stat_xact_user_tables WHERE relname = 'case_view';
        UPDATE case_view SET {changes} WHERE ctid IN (SELECT ctid FROM case_view LIMIT 5);
        SELECT sum(n_tup_hot_upd) - (SELECT n FROM before_update) FROM pg_stat_xact_user_tables WHERE relname = 'case_view';
        ROLLBACK
        """);

    private static async Task<ImmutableArray<string>> Many(Tables tables)
    {
        await tables.WriteAsync([.. Enumerable.Range(0, 80).Select(n => Decided(100 + n, $"{n / 2:00}-77", Tables.Noon))]);
        return (await tables.Matters.FindAsync(Asked)).RepeatedOffices;
    }

    private static CaseRow OfMatter(int number, DateTimeOffset openedAt, int visits) =>
        Tables.Case(number, openedAt) with { DrawSubject = "plot-7", VisitCount = visits };

    private static CaseRow Decided(int number, string office, DateTimeOffset at) =>
        Tables.Case(number) with { ApplicantHash = "someone", DecidedBy = office, DecidedAt = at };
}
