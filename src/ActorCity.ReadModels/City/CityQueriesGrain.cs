using ActorCity.Contracts.Catalogue;
using ActorCity.Contracts.Offices;
using ActorCity.Contracts.Queries;
using ActorCity.ReadModels.Sql;
using Orleans.Concurrency;

namespace ActorCity.ReadModels.City;

/// <summary>Questions about offices, services and figures. Keeps no state, so calls may interleave.</summary>
[GrainType("query-city"), Reentrant]
internal sealed class CityQueriesGrain(CityDatabase database, ReportPlaces places) : Grain, ICityQueries
{
    public async Task<Page<OfficeSummary>> OfficesAsync(OfficeSearch search)
    {
        var limit = Paging.Check(search.Limit);
        var question = database.Ask("SELECT code, name_fa, name_en, region, district, status, capacity, scope FROM office_view WHERE code > ")
            .Value(After(search.Cursor));
        if (search.Status is { } status)
        {
            question.Then(" AND status = ").Value(Words<OfficeStatus>.Of(status));
        }

        if (search.Region is { } region)
        {
            question.Then(" AND region = ").Value(region);
        }

        var rows = await database.ListAsync(question.Then(" ORDER BY code LIMIT ").Value(limit + 1), r => new OfficeSummary
        {
            Code = r.Text(0),
            Name = new LocalText { Fa = r.Text(1), En = r.Text(2) },
            Region = r.Number(3),
            District = r.Number(4),
            Status = Words<OfficeStatus>.Parse(r.Text(5)),
            Capacity = r.Number(6),
            Scope = [.. r.Text(7).Split(' ', StringSplitOptions.RemoveEmptyEntries)],
        });
        return Paging.Page(rows, limit, last => PageCursor.AfterCode(last.Code));
    }

    public async Task<Page<ServiceSummary>> ServicesAsync(string? cursor, int limit)
    {
        var question = database.Ask("SELECT code, title_fa, title_en, agency, status, published_version, visit_budget FROM service_view WHERE code > ")
            .Value(After(cursor)).Then(" ORDER BY code LIMIT ").Value(Paging.Check(limit) + 1);
        var rows = await database.ListAsync(question, r => new ServiceSummary
        {
            Code = r.Text(0),
            Title = new LocalText { Fa = r.Text(1), En = r.Text(2) },
            Agency = r.Text(3),
            Status = Words<ServiceVersionStatus>.Parse(r.Text(4)),
            PublishedVersion = r.NumberOrNull(5),
            VisitBudget = r.Number(6),
        });
        return Paging.Page(rows, limit, last => PageCursor.AfterCode(last.Code));
    }

    // Off the grain's turn: on SQLite reading is synchronous, and a report over all cases would hold this activation for its whole length.
    public Task<ServiceReport> ReportAsync(string service) => places.RunAsync(() => Task.Run(() => ServiceReportQuery.RunAsync(database, service)));

    private static string After(string? cursor) =>
        cursor is null ? "" : PageCursor.TryReadCode(cursor, out var code) ? code : throw Paging.BadCursor();
}
