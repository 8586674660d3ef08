using ActorCity.Contracts.Cases;
using ActorCity.Contracts.Queries;

namespace ActorCity.Http.Cases;

/// <summary>Questions about cases.</summary>
internal static class CaseReadEndpoints
{
    private static readonly QueryParameters SearchParameters = new(
    [
        new("trackingCode", "A tracking code."), new("service", "A service."), new("office", "The office that holds the case."),
        new("intakeOffice", "The office whose counter opened the case."), new("status", "Where it stands.", typeof(CaseStatus)),
        new("openedFrom", "Opened at or after, RFC 3339.", Format: "date-time"), new("openedBefore", "Opened before, RFC 3339.", Format: "date-time"),
        QueryParameter.Cursor, QueryParameter.Limit,
    ]);

    public static void MapCaseReads(this RouteGroupBuilder cases)
    {
        cases.MapGet("", ListAsync).WithMetadata(SearchParameters).Produces<Page<CaseSummary>>()
            .Named("listCases", "List cases", "Newest first. To search by applicant, POST to /v1/cases/search.");
        cases.MapPost("/search", SearchAsync).Produces<Page<CaseSummary>>()
            .Named("searchCases", "Search cases", "As the list, and by applicant: a person belongs in a body, not in an address.");
        cases.MapGet("/{trackingCode}", GetAsync).Produces<CaseView>().Produces(StatusCodes.Status304NotModified)
            .Named("getCase", "One case", "Who has it, since when, until when, visits used, what it waits for; at its newest stored version.");
        cases.MapGet("/{trackingCode}/timeline", TimelineAsync).WithMetadata(QueryParameters.Page).Produces<Page<TimelineEntry>>()
            .Named("getCaseTimeline", "What happened to a case", "Oldest first.");
        cases.MapGet("/{trackingCode}/visits", VisitsAsync).Produces<Listing<VisitSummary>>()
            .Named("listCaseVisits", "A case's in-person visits", "Where, who asked for it, why, whose fault.");
        cases.MapGet("/{trackingCode}/documents", DocumentsAsync).Produces<Listing<DocumentSummary>>()
            .Named("listCaseDocuments", "A case's documents", "Metadata, oldest first.");
        cases.MapGet("/{trackingCode}/steps", StepsAsync).Produces<Listing<CaseStep>>()
            .Named("listCaseSteps", "A case's steps", "The steps that were opened, and who has them.");
        cases.MapGet("/{trackingCode}/notices", NoticesAsync).Produces<CaseNotices>()
            .Named("getCaseNotices", "A case's deficiency notices", "How many, and what the open one asks for.");
    }

    private static async Task<IResult> ListAsync(HttpRequest request, IGrainFactory grains)
    {
        var query = new QueryReader(request, SearchParameters);
        return Reply.Json(await grains.CaseQueries().SearchAsync(new CaseSearch
        {
            Case = query.Case("trackingCode"),
            Service = query.Code("service"),
            Holder = query.Code("office"),
            IntakeOffice = query.Code("intakeOffice"),
            Status = query.Word<CaseStatus>("status"),
            OpenedFrom = query.Instant("openedFrom"),
            OpenedBefore = query.Instant("openedBefore"),
            Cursor = query.Cursor(Cursors.OfCases),
            Limit = query.Limit(),
        }));
    }

    private static async Task<IResult> SearchAsync(Body<CaseSearchBody> body, IGrainFactory grains) =>
        Reply.Json(await grains.CaseQueries().SearchAsync(body.Value.ToSearch()));

    private static async Task<IResult> GetAsync(string trackingCode, IGrainFactory grains) =>
        CaseId.TryParse(trackingCode, out var id) && await grains.Case<ICaseInquiry>(id).GetRenderedAsync() is { } rendered
            ? new RenderedAnswer(rendered.Json, rendered.Version)
            : Reply.Refuse(CaseErrors.Unknown);

    private static async Task<IResult> TimelineAsync(string trackingCode, HttpRequest request, IGrainFactory grains)
    {
        var query = new QueryReader(request, QueryParameters.Page);
        if (!CaseId.TryParse(trackingCode, out var id))
        {
            return Reply.Refuse(CaseErrors.Unknown);
        }

        var cursor = query.Cursor(Cursors.OfTimeline);
        var page = await grains.CaseQueries().TimelineAsync(id, cursor, query.Limit());

        // Every case has an entry for its opening, so an empty first page means no case.
        return page.Items.IsEmpty && cursor is null
            ? Reply.Refuse(CaseErrors.Unknown)
            : Reply.Json(new Page<TimelineEntry> { Items = [.. page.Items.Select(TimelineEntry.From)], Next = page.Next });
    }

    private static Task<IResult> VisitsAsync(string trackingCode, IGrainFactory grains) =>
        ItemsAsync(trackingCode, grains, grains.CaseQueries().VisitsAsync);

    private static Task<IResult> DocumentsAsync(string trackingCode, IGrainFactory grains) =>
        ItemsAsync(trackingCode, grains, grains.CaseQueries().DocumentsAsync);

    private static Task<IResult> StepsAsync(string trackingCode, IGrainFactory grains) =>
        ViewAsync(trackingCode, grains, view => new Listing<CaseStep> { Items = view.Steps });

    private static Task<IResult> NoticesAsync(string trackingCode, IGrainFactory grains) =>
        ViewAsync(trackingCode, grains, view => new CaseNotices { Count = view.NoticeCount, Breach = view.NoticeBreach, Open = view.OpenNotice });

    /// <summary>All of a list that belongs to a case; an empty one may mean that there is no case.</summary>
    public static async Task<IResult> ItemsAsync<T>(string trackingCode, IGrainFactory grains, Func<CaseId, Task<ImmutableArray<T>>> list)
    {
        if (!CaseId.TryParse(trackingCode, out var id))
        {
            return Reply.Refuse(CaseErrors.Unknown);
        }

        var items = await list(id);
        return items.IsEmpty && await grains.Case<ICaseInquiry>(id).GetRenderedAsync() is null
            ? Reply.Refuse(CaseErrors.Unknown)
            : Reply.Json(new Listing<T> { Items = items });
    }

    private static async Task<IResult> ViewAsync<T>(string trackingCode, IGrainFactory grains, Func<CaseView, T> part) where T : notnull =>
        CaseId.TryParse(trackingCode, out var id) && await grains.Case<ICaseInquiry>(id).GetAsync() is { } view
            ? Reply.Json(part(view), view.Version)
            : Reply.Refuse(CaseErrors.Unknown);
}
