using ActorCity.ReadModels.Cases;

namespace ActorCity.ReadModels.Tests;

public sealed class CaseSearchTests
{
    [Theory, InlineData(StorageEngine.SQLite), InlineData(StorageEngine.PostgreSQL)]
    public async Task A_case_is_found_by_each_of_its_facts(StorageEngine engine)
    {
        await using var tables = await Tables.OnAsync(engine);
        var wanted = Tables.Case(1, Tables.Noon) with
        {
            Version = 7,
            Service = "pothole",
            ApplicantHash = tables.Pseudonyms.Of("applicant", "someone"),
            Holder = "06-112",
            IntakeOffice = "01-01",
            Status = CaseStatus.WaitingForApplicant,
            Channel = Channel.Desk,
            DueAt = Tables.Noon.AddDays(7),
            LastEventAt = Tables.Noon.AddDays(1),
            VisitCount = 2,
            Late = true,
            Verdict = "granted",
        };
        await tables.WriteAsync([wanted, .. Enumerable.Range(2, 20).Select(n => Tables.Case(n, Tables.Noon.AddDays(n)))]);
        var expected = new CaseSummary
        {
            Case = wanted.Case, Version = 7, Service = "pothole", Status = CaseStatus.WaitingForApplicant, Channel = Channel.Desk,
            IntakeOffice = "01-01", Holder = "06-112", OpenedAt = Tables.Noon, DueAt = Tables.Noon.AddDays(7),
            LastEventAt = Tables.Noon.AddDays(1), VisitCount = 2, VisitBudget = 1, Late = true, Verdict = "granted",
        };

        CaseSearch[] searches =
        [
            new() { Case = wanted.Case },
            new() { Applicant = "someone" },
            new() { Service = "pothole" },
            new() { Holder = "06-112" },
            new() { IntakeOffice = "01-01" },
            new() { Status = CaseStatus.WaitingForApplicant },
            new() { OpenedBefore = Tables.Noon.AddDays(1) },
            new() { Service = "pothole", Holder = "06-112", Status = CaseStatus.WaitingForApplicant, OpenedFrom = Tables.Noon, Applicant = "someone" },
        ];
        foreach (var search in searches)
        {
            var page = await tables.Cases.SearchAsync(search);

            Assert.Equal(expected, Assert.Single(page.Items));
            Assert.Null(page.Next);
        }
    }

    [Theory, InlineData(StorageEngine.SQLite), InlineData(StorageEngine.PostgreSQL)]
    public async Task All_conditions_must_hold_and_the_window_is_half_open(StorageEngine engine)
    {
        await using var tables = await Tables.OnAsync(engine);
        await tables.WriteAsync([.. Enumerable.Range(0, 10).Select(n => Tables.Case(n) with { Holder = n % 2 == 0 ? "06-112" : null })]);

        var window = await tables.Cases.SearchAsync(new() { OpenedFrom = Tables.Noon.AddMinutes(2), OpenedBefore = Tables.Noon.AddMinutes(6), Holder = "06-112" });
        var nothing = await tables.Cases.SearchAsync(new() { Service = "building-permit", Status = CaseStatus.Decided });

        Assert.Equal([Tables.Id(4), Tables.Id(2)], window.Items.Select(c => c.Case));
        Assert.Empty(nothing.Items);
    }

    [Theory, InlineData(StorageEngine.SQLite), InlineData(StorageEngine.PostgreSQL)]
    public async Task Walking_the_pages_meets_every_case_once_while_others_are_being_opened(StorageEngine engine)
    {
        await using var tables = await Tables.OnAsync(engine);

        // Many cases of the same instant: the number decides their order, and a page may end among them.
        await tables.WriteAsync([.. Enumerable.Range(0, 100).Select(n => Tables.Case(n, Tables.Noon.AddMinutes(n / 10)))]);
        var met = new List<CaseSummary>();
        string? cursor = null;
        var late = 1000;
        do
        {
            var page = await tables.Cases.SearchAsync(new() { Service = "building-permit", Limit = 7, Cursor = cursor });
            met.AddRange(page.Items);
            cursor = page.Next;

            // Before, among and after the cases that this walk is at.
            await tables.WriteAsync([.. Enumerable.Range(0, 12).Select(m => Tables.Case(late++, Tables.Noon.AddMinutes(m)))]);
        }
        while (cursor is not null);

        Assert.Equal(met.OrderByDescending(c => c.OpenedAt).ThenByDescending(c => c.Case.TrackingCode, StringComparer.Ordinal), met);
        Assert.Equal(met.Count, met.DistinctBy(c => c.Case).Count());
        Assert.Superset(Enumerable.Range(0, 100).Select(Tables.Id).ToHashSet(), met.Select(c => c.Case).ToHashSet());
    }

    [Theory, InlineData(StorageEngine.SQLite), InlineData(StorageEngine.PostgreSQL)]
    public async Task A_limit_or_cursor_that_the_edge_should_have_refused_is_a_fault(StorageEngine engine)
    {
        await using var tables = await Tables.OnAsync(engine);

        foreach (var limit in new[] { 0, -1, 201 })
        {
            var fault = await Assert.ThrowsAsync<CityFaultException>(() => tables.Cases.SearchAsync(new() { Limit = limit }));
            Assert.Equal("query.bad-limit", fault.Code);
        }

        foreach (var cursor in new[] { "", "x", "' OR 1=1 --", PageCursor.AfterCode("06-112"), new string('A', 1000) })
        {
            var fault = await Assert.ThrowsAsync<CityFaultException>(() => tables.Cases.SearchAsync(new() { Cursor = cursor }));
            Assert.Equal("query.bad-cursor", fault.Code);
        }
    }

    [Theory, InlineData(StorageEngine.SQLite), InlineData(StorageEngine.PostgreSQL)]
    public async Task Values_from_outside_stay_values(StorageEngine engine)
    {
        await using var tables = await Tables.OnAsync(engine);
        await tables.WriteAsync(Tables.Case(1));

        var page = await tables.Cases.SearchAsync(new() { Service = "' OR '1'='1", Holder = "x'; DELETE FROM case_view; --" });

        Assert.Empty(page.Items);
        Assert.Single((await tables.Cases.SearchAsync(new())).Items);
    }

    [Theory, InlineData(StorageEngine.SQLite), InlineData(StorageEngine.PostgreSQL)]
    public async Task Each_search_reads_its_index_in_the_order_of_the_page(StorageEngine engine)
    {
        await using var tables = await Tables.OnAsync(engine);
        await tables.WriteAsync([.. Enumerable.Range(0, 3000).Select(n => Tables.Case(n) with
        {
            Service = $"service-{n % 50}", ApplicantHash = $"hash-{n}", Holder = $"{n % 40:00}-01", IntakeOffice = $"{n % 40:00}-02",
            Status = n % 100 == 0 ? CaseStatus.WaitingForApplicant : CaseStatus.Decided,
        })]);
        await tables.Storage.ExecuteAsync("ANALYZE");
        (CaseSearch Search, string Index)[] expected =
        [
            (new(), "case_view_opened"),
            (new() { Applicant = "someone" }, "case_view_applicant"),
            (new() { Service = "service-1" }, "case_view_service"),
            (new() { Holder = "06-01" }, "case_view_holder"),
            (new() { IntakeOffice = "06-02" }, "case_view_intake"),
            (new() { Status = CaseStatus.WaitingForApplicant }, "case_view_status"),
        ];

        foreach (var (search, index) in expected)
        {
            var from = search with { Cursor = PageCursor.AfterCase(Tables.Noon.AddMinutes(2000), Tables.Id(1)) };
            var plan = await tables.PlanAsync(CaseSearchSql.Question(tables.Database, from, search.Applicant, 51));

            Assert.Contains(index, plan, StringComparison.Ordinal);
            Assert.DoesNotContain("TEMP B-TREE", plan, StringComparison.Ordinal);
            Assert.DoesNotContain("Seq Scan", plan, StringComparison.Ordinal);
        }
    }
}
