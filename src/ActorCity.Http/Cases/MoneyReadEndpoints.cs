using ActorCity.Contracts.Cases;
using ActorCity.Contracts.Queries;

namespace ActorCity.Http.Cases;

/// <summary>Questions about a case's money and time: everything that can be computed again.</summary>
internal static class MoneyReadEndpoints
{
    public static void MapMoneyReads(this RouteGroupBuilder cases)
    {
        cases.MapGet("/{trackingCode}/bills", BillsAsync).Produces<Listing<BillAnswer>>()
            .Named("listCaseBills", "A case's bills", "Line by line, each with what it was computed from, and where the bill stands.");
        cases.MapGet("/{trackingCode}/ledger", LedgerAsync).Produces<Listing<LedgerLine>>()
            .Named("listCaseLedger", "What was booked for a case", "Oldest first; the lines of one version add up to 0.");
        cases.MapGet("/{trackingCode}/deadline", DeadlineAsync).Produces<Listing<DeadlineAccount>>()
            .Named("explainCaseDeadlines", "How every due date came about", "When it began to run, how many working days, which days did not count and why, when it stood still and why.");
    }

    public static void MapLedger(this IEndpointRouteBuilder routes) =>
        routes.MapGroup("/v1/ledger").WithTags("Ledger").MapGet("/balance", BalanceAsync).Produces<LedgerBalance>()
            .Named("getLedgerBalance", "The trial balance", "Every account of the city at one moment. The total is 0, or the city has a fault.");

    private static async Task<IResult> BillsAsync(string trackingCode, IGrainFactory grains)
    {
        if (!CaseId.TryParse(trackingCode, out var id) || await grains.Case<ICaseInquiry>(id).GetAsync() is not { } view)
        {
            return Reply.Refuse(CaseErrors.Unknown);
        }

        // The journal is read after the case and never behind it: it has every bill that the case names.
        var issued = view.Bills.IsEmpty ? [] : await grains.MoneyQueries().BillsAsync(id);
        var bills = view.Bills.Select(bill => BillAnswer.From(issued.First(i => i.Number == bill.Number), bill));
        return Reply.Json(new Listing<BillAnswer> { Items = [.. bills] }, view.Version);
    }

    private static Task<IResult> LedgerAsync(string trackingCode, IGrainFactory grains) =>
        CaseReadEndpoints.ItemsAsync(trackingCode, grains, grains.MoneyQueries().LedgerAsync);

    private static Task<IResult> DeadlineAsync(string trackingCode, IGrainFactory grains) =>
        CaseReadEndpoints.ItemsAsync(trackingCode, grains, grains.DeadlineQueries().ExplainAsync);

    private static async Task<IResult> BalanceAsync(IGrainFactory grains) => Reply.Json(await grains.MoneyQueries().BalanceAsync());
}
