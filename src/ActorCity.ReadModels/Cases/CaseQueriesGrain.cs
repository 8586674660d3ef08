using ActorCity.Contracts.Access;
using ActorCity.Contracts.Cases;
using ActorCity.Contracts.Journal;
using ActorCity.Contracts.Queries;
using ActorCity.ReadModels.Journal;
using ActorCity.ReadModels.Sql;
using Orleans.Concurrency;

namespace ActorCity.ReadModels.Cases;

/// <summary>Questions about cases. Keeps no state, so calls may interleave: a slow question does not hold up a quick one.</summary>
[GrainType("query-cases"), Reentrant]
internal sealed class CaseQueriesGrain(CityDatabase database, IJournalReader journal, CommandLookup commands, IPseudonyms pseudonyms)
    : Grain, ICaseQueries
{
    private const int VisitsMax = 200;
    private const int DocumentsMax = 64;

    public async Task<Page<CaseSummary>> SearchAsync(CaseSearch search)
    {
        var limit = Paging.Check(search.Limit);
        var applicantHash = search.Applicant is null ? null : pseudonyms.OfApplicant(search.Applicant);
        var rows = await database.ListAsync(CaseSearchSql.Question(database, search, applicantHash, limit + 1), CaseSearchSql.Read);
        return Paging.Page(rows, limit, last => PageCursor.AfterCase(last.OpenedAt, last.Case));
    }

    public async Task<Page<JournalEntry>> TimelineAsync(CaseId id, string? cursor, int limit)
    {
        var after = 0L;
        if (cursor is not null && !PageCursor.TryReadSequence(cursor, out after))
        {
            throw Paging.BadCursor();
        }

        var entries = await journal.ReadAsync(id.Key, after, Paging.Check(limit) + 1);
        return Paging.Page(entries, limit, last => PageCursor.AfterSequence(last.Sequence));
    }

    public Task<ImmutableArray<VisitSummary>> VisitsAsync(CaseId id) => database.ListAsync(
        database.Ask("SELECT number, office, occurred_at, asked_by, reason, fault, excess FROM visit WHERE case_id = ")
            .Value(id.TrackingCode).Then(" ORDER BY number LIMIT ").Value(VisitsMax),
        r => new VisitSummary
        {
            Number = r.Number(0),
            Office = r.Text(1),
            At = r.Time(2),
            AskedBy = r.Text(3),
            Reason = r.TextOrNull(4),
            Fault = Words<VisitFault>.Parse(r.Text(5)),
            Excess = r.Flag(6),
        });

    public Task<ImmutableArray<DocumentSummary>> DocumentsAsync(CaseId id) => database.ListAsync(
        database.Ask("SELECT number, item, file_name, media_type, byte_count, sha256, occurred_at FROM case_document WHERE case_id = ")
            .Value(id.TrackingCode).Then(" ORDER BY number LIMIT ").Value(DocumentsMax),
        r => new DocumentSummary
        {
            Number = r.Number(0),
            Item = r.Text(1),
            FileName = r.Text(2),
            MediaType = r.Text(3),
            Bytes = r.Long(4),
            Sha256 = r.Text(5),
            At = r.Time(6),
        });

    public Task<JournalEntry?> FindCommandAsync(string commandId) => commands.FindAsync(commandId);
}
