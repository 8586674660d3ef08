using ActorCity.Client.Testing.Store;
using ActorCity.Contracts.Cases.Events;
using ActorCity.Domain.Deadlines;

namespace ActorCity.Client.Testing.Grains;

/// <summary>Questions over the fake city's tables and journals.</summary>
internal sealed partial class FakeQueries(CityStore store) : ICaseQueries, ICityQueries, IMoneyQueries, IDeadlineQueries
{
    public Task<Page<CaseSummary>> SearchAsync(CaseSearch search) => store.Alone(() =>
    {
        var applicant = search.Applicant is { } name ? store.Pseudonyms.OfApplicant(name) : null;
        var rows = store.Tables.Of<CaseRow>().Where(c =>
            (search.Case is null || c.Case == search.Case) && (applicant is null || c.ApplicantHash == applicant)
            && (search.Service is null || c.Service == search.Service) && (search.Holder is null || c.Holder == search.Holder)
            && (search.IntakeOffice is null || c.IntakeOffice == search.IntakeOffice) && (search.Status is null || c.Status == search.Status)
            && !(c.OpenedAt < search.OpenedFrom) && !(c.OpenedAt >= search.OpenedBefore) && IsAfter(c, search.Cursor));
        return PageOf(
            rows.OrderByDescending(c => c.OpenedAt).ThenByDescending(c => c.Case.TrackingCode, StringComparer.Ordinal), search.Limit,
            Summary, last => PageCursor.AfterCase(last.OpenedAt, last.Case));
    });

    public Task<Page<JournalEntry>> TimelineAsync(CaseId id, string? cursor, int limit) => store.Alone(() =>
        PageOf(
            store.Journal(id.Key).Where(e => !PageCursor.TryReadSequence(cursor, out var after) || e.Sequence > after), limit,
            e => e, last => PageCursor.AfterSequence(last.Sequence)));

    public Task<ImmutableArray<VisitSummary>> VisitsAsync(CaseId id) => store.Alone(() => store.Tables.Of<VisitRow>().Where(v => v.Case == id)
        .Select(v => new VisitSummary
        {
            Number = v.Number, Office = v.Office, At = v.At, AskedBy = v.AskedBy, Reason = v.Reason, Fault = v.Fault, Excess = v.Excess,
        }).ToImmutableArray());

    public Task<ImmutableArray<DocumentSummary>> DocumentsAsync(CaseId id) => store.Alone(() => store.Tables.Of<DocumentRow>().Where(d => d.Case == id)
        .Select(d => new DocumentSummary
        {
            Number = d.Number, Item = d.Item, FileName = d.FileName, MediaType = d.MediaType, Bytes = d.Bytes, Sha256 = d.Sha256, At = d.At,
        }).ToImmutableArray());

    public Task<JournalEntry?> FindCommandAsync(string commandId) => store.Alone(() => store.FindCommand(commandId));

    public Task<Page<OfficeSummary>> OfficesAsync(OfficeSearch search) => store.Alone(() => PageOf(
        store.Tables.Of<OfficeRow>().Where(o =>
            (search.Status is null || o.Status == search.Status) && (search.Region is null || o.Region == search.Region) && IsAfter(o.Code, search.Cursor)),
        search.Limit,
        o => new OfficeSummary
        {
            Code = o.Code,
            Name = new LocalText { Fa = o.NameFa, En = o.NameEn },
            Region = o.Region,
            District = o.District,
            Status = o.Status,
            Capacity = o.Capacity,
            Scope = [.. o.Scope.Split(' ', StringSplitOptions.RemoveEmptyEntries)],
        },
        last => PageCursor.AfterCode(last.Code)));

    public Task<Page<ServiceSummary>> ServicesAsync(string? cursor, int limit) => store.Alone(() => PageOf(
        store.Tables.Of<ServiceRow>().Where(s => IsAfter(s.Code, cursor)), limit,
        s => new ServiceSummary
        {
            Code = s.Code,
            Title = new LocalText { Fa = s.TitleFa, En = s.TitleEn },
            Agency = s.Agency,
            Status = s.Status,
            PublishedVersion = s.PublishedVersion,
            VisitBudget = s.VisitBudget,
        },
        last => PageCursor.AfterCode(last.Code)));

    public Task<ImmutableArray<IssuedBill>> BillsAsync(CaseId id) => store.Alone(() => store.Journal(id.Key)
        .SelectMany(entry => entry.Events.OfType<BillIssued>().Select(bill => new IssuedBill
        {
            Number = bill.Number, At = entry.At, Version = entry.Sequence, Tariff = bill.Tariff, Lines = bill.Lines,
        })).ToImmutableArray());

    public Task<ImmutableArray<LedgerLine>> LedgerAsync(CaseId id) => store.Alone(() => store.Tables.Of<LedgerEntryRow>().Where(e => e.Case == id)
        .Select(e => new LedgerLine
        {
            Version = e.Sequence, Line = e.Line, Bill = e.Bill, Account = e.Account, Amount = e.Amount, Cause = e.Cause, At = e.At,
        }).ToImmutableArray());

    public Task<LedgerBalance> BalanceAsync() => store.Alone(() =>
    {
        var entries = store.Tables.Of<LedgerEntryRow>().ToList();
        return new LedgerBalance
        {
            Accounts =
            [
                .. entries.GroupBy(e => e.Account).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => new AccountBalance
                {
                    Account = g.Key,
                    Debit = g.Where(e => e.Amount > 0).Sum(e => e.Amount),
                    Credit = -g.Where(e => e.Amount < 0).Sum(e => e.Amount),
                    Balance = g.Sum(e => e.Amount),
                    Lines = g.Count(),
                }),
            ],
            Total = entries.Sum(e => e.Amount),
            Unbalanced = entries.GroupBy(e => (e.Case, e.Sequence)).Count(g => g.Sum(e => e.Amount) != 0),
        };
    });

    public Task<ImmutableArray<DeadlineAccount>> ExplainAsync(CaseId id) => store.Alone(() => DeadlineExplanation.Of(store.Journal(id.Key), store.Calendar));

    private static bool IsAfter(CaseRow row, string? cursor) =>
        !PageCursor.TryReadCase(cursor, out var openedAt, out var id)
        || row.OpenedAt < openedAt || (row.OpenedAt == openedAt && string.CompareOrdinal(row.Case.TrackingCode, id.TrackingCode) < 0);

    private static bool IsAfter(string code, string? cursor) => !PageCursor.TryReadCode(cursor, out var after) || string.CompareOrdinal(code, after) > 0;

    private static Page<TOut> PageOf<TIn, TOut>(IEnumerable<TIn> rows, int limit, Func<TIn, TOut> summary, Func<TIn, string> cursor)
    {
        var page = rows.Take(limit + 1).ToList();
        return new Page<TOut> { Items = [.. page.Take(limit).Select(summary)], Next = page.Count > limit ? cursor(page[limit - 1]) : null };
    }

    private static CaseSummary Summary(CaseRow c) => new()
    {
        Case = c.Case,
        Version = c.Version,
        Service = c.Service,
        Status = c.Status,
        Channel = c.Channel,
        IntakeOffice = c.IntakeOffice,
        Holder = c.Holder,
        OpenedAt = c.OpenedAt,
        DueAt = c.DueAt,
        LastEventAt = c.LastEventAt,
        VisitCount = c.VisitCount,
        VisitBudget = c.VisitBudget,
        Late = c.Late,
        Verdict = c.Verdict,
    };
}
