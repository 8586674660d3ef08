using System.Text.Json;
using System.Text.Json.Nodes;
using ActorCity.Client.Sending;
using ActorCity.Client.Transport;
using ActorCity.Contracts.Journal;
using ActorCity.Contracts.Queries;

namespace ActorCity.Client.Cases;

internal sealed class CaseReads(Courier courier) : ICases
{
    public Task<CaseView?> GetAsync(CaseId id, CancellationToken cancellation) => courier.AskAsync(
        new Question<CaseView?>(grains => grains.Case<ICaseInquiry>(id).GetAsync(), https => https.FindAsync<CaseView>(Addresses.Case(id))), cancellation);

    public IAsyncEnumerable<CaseSummary> SearchAsync(CaseSearch search, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(search);
        return courier.ListAsync(search.Cursor, cursor => Search(search with { Cursor = cursor }), cancellation);
    }

    public IAsyncEnumerable<CaseHappening> TimelineAsync(CaseId id, CancellationToken cancellation) => courier.ListAsync(
        null,
        cursor => new Question<Page<CaseHappening>>(
            async grains => From(await grains.CaseQueries().TimelineAsync(id, cursor, Pages.Rows)),
            https => https.PageAsync<CaseHappening>(Addresses.With(
                $"{Addresses.Case(id)}/timeline", ("cursor", cursor), ("limit", Addresses.Number(Pages.Rows))))),
        cancellation);

    public Task<ImmutableArray<VisitSummary>> VisitsAsync(CaseId id, CancellationToken cancellation) => courier.AskAsync(
        new Question<ImmutableArray<VisitSummary>>(
            grains => grains.CaseQueries().VisitsAsync(id), https => https.ListAsync<VisitSummary>($"{Addresses.Case(id)}/visits")), cancellation);

    public Task<ImmutableArray<DocumentSummary>> DocumentsAsync(CaseId id, CancellationToken cancellation) => courier.AskAsync(
        new Question<ImmutableArray<DocumentSummary>>(
            grains => grains.CaseQueries().DocumentsAsync(id), https => https.ListAsync<DocumentSummary>($"{Addresses.Case(id)}/documents")), cancellation);

    public Task<ImmutableArray<DeadlineAccount>> DeadlinesAsync(CaseId id, CancellationToken cancellation) => courier.AskAsync(
        new Question<ImmutableArray<DeadlineAccount>>(
            grains => grains.DeadlineQueries().ExplainAsync(id), https => https.ListAsync<DeadlineAccount>($"{Addresses.Case(id)}/deadline")), cancellation);

    // By POST: an applicant in an address would end in logs.
    private static Question<Page<CaseSummary>> Search(CaseSearch search) => new(
        grains => grains.CaseQueries().SearchAsync(search),
        async https => await https.FindAsync<Page<CaseSummary>>("v1/cases/search", Body(search)) ?? new Page<CaseSummary> { Items = [] });

    private static JsonObject Body(CaseSearch search) => (JsonObject)JsonSerializer.SerializeToNode(
        new
        {
            TrackingCode = search.Case,
            search.Applicant,
            search.Service,
            Office = search.Holder,
            search.IntakeOffice,
            search.Status,
            search.OpenedFrom,
            search.OpenedBefore,
            search.Cursor,
            search.Limit,
        },
        CityJson.Stored)!;

    private static Page<CaseHappening> From(Page<JournalEntry> page) => new()
    {
        Items = [.. page.Items.Select(entry => new CaseHappening { Version = entry.Sequence, At = entry.At, Actor = entry.Actor, Events = entry.Events })],
        Next = page.Next,
    };
}
