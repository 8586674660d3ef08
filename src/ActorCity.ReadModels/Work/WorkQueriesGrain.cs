using ActorCity.Contracts.Cases;
using ActorCity.Contracts.Journal;
using ActorCity.Contracts.Queries;
using ActorCity.ReadModels.Sql;
using Orleans.Concurrency;

namespace ActorCity.ReadModels.Work;

/// <summary>Open work, for offices. Keeps no state, so calls may interleave.</summary>
[GrainType("query-work"), Reentrant]
internal sealed class WorkQueriesGrain(CityDatabase database, IJournalReader journal) : Grain, IWorkQueries
{
    /// <summary>Waiting steps are counted up to here: beyond it the number says "many", and counting on would cost time.</summary>
    private const int WaitingCountedMax = 1000;

    private const int CandidatesMax = 200;
    private const int HeldMax = 1000;

    /// <summary>A deadline in this year or later means that none runs.</summary>
    private const int NoDeadlineYear = 9000;

    public async Task<NextWork> NextAsync(NextWorkSearch search)
    {
        var limit = Math.Clamp(search.Limit, 1, CandidatesMax);
        var rows = await database.ListAsync(
            NextQuestion(database, search, limit + 1),
            r => (TakenOn: r.TextOrNull(0), Waiting: r.Number(1), Work: r.TextOrNull(2) is null ? null : Read(r, 2), SortedAt: r.TimeOrNull(4)));

        // There is always one row; it holds no step when none waits.
        var page = rows[0].Work is null ? [] : rows[..Math.Min(limit, rows.Length)];
        return new NextWork
        {
            Candidates = [.. page.Select(r => r.Work!)],
            Waiting = rows[0].Waiting,
            AlreadyTaken = rows[0].TakenOn is { } stream ? await journal.FindAsync(stream, search.CommandId) : null,
            Next = rows.Length > limit ? PageCursor.AfterWork(page[^1].SortedAt!.Value, page[^1].Work!.Case, page[^1].Work!.Step) : null,
        };
    }

    public Task<ImmutableArray<HeldWork>> HeldAsync(string office, CaseId? after, int limit) => database.ListAsync(
        HeldQuestion(database, office, after, Math.Clamp(limit, 1, HeldMax)),
        r => new HeldWork { Case = CaseId.Parse(r.Text(0)), Step = r.Text(1), Service = r.Text(2) });

    /// <summary>
    /// One range scan of the index <c>work_item_next</c>, whose condition is repeated here word for word: the engines use a partial
    /// index only then. The command's earlier work comes with it: one question, one round trip.
    /// </summary>
    internal static SqlQuestion NextQuestion(CityDatabase database, NextWorkSearch search, int rows)
    {
        var question = database
            .Ask("WITH waiting AS (SELECT case_id, step, due_at FROM work_item WHERE office = ").Value(search.Office)
            .Then(" AND skill = ").Value(search.Skill)
            .Then(database.IsPostgreSql ? " AND person IS NULL AND NOT waiting" : " AND person IS NULL AND waiting = 0");
        if (search.Cursor is not null)
        {
            if (!PageCursor.TryReadWork(search.Cursor, out var dueAt, out var id, out var step))
            {
                throw Paging.BadCursor();
            }

            question.Then(" AND (due_at, case_id, step) > (").Value(dueAt).Then(", ").Value(id.TrackingCode).Then(", ").Value(step).Then(")");
        }

        return question
            .Then(" ORDER BY due_at, case_id, step LIMIT ").Value(WaitingCountedMax)
            .Then("), first AS (SELECT case_id, step, due_at FROM waiting ORDER BY due_at, case_id, step LIMIT ").Value(rows)
            .Then("), taken AS (SELECT (SELECT stream FROM journal WHERE command_id = ").Value(search.CommandId)
            .Then(" AND stream >= 'cs-' AND stream < 'cs-~' ORDER BY position LIMIT 1) AS stream)")
            .Then(" SELECT taken.stream, (SELECT count(*) FROM waiting), first.case_id, first.step, first.due_at FROM taken LEFT JOIN first ON 1 = 1")
            .Then(" ORDER BY first.due_at, first.case_id, first.step");
    }

    /// <summary>One range scan of the index <c>work_item_office</c>.</summary>
    internal static SqlQuestion HeldQuestion(CityDatabase database, string office, CaseId? after, int rows)
    {
        var question = database.Ask("SELECT case_id, step, service FROM work_item WHERE office = ").Value(office);
        if (after is { } last)
        {
            question.Then(" AND case_id > ").Value(last.TrackingCode);
        }

        return question.Then(" ORDER BY case_id, step LIMIT ").Value(rows);
    }

    private static WorkRef Read(SqlRow r, int first)
    {
        var dueAt = r.Time(first + 2);
        return new WorkRef { Case = CaseId.Parse(r.Text(first)), Step = r.Text(first + 1), DueAt = dueAt.Year >= NoDeadlineYear ? null : dueAt };
    }
}
