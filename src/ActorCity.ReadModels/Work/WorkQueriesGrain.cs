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

    public async Task<NextWork> NextAsync(string office, string commandId, int limit)
    {
        var rows = await database.ListAsync(
            NextQuestion(database, office, commandId, Math.Clamp(limit, 1, CandidatesMax)),
            r => (TakenOn: r.TextOrNull(0), Waiting: r.Number(1), Work: r.TextOrNull(2) is null ? null : Read(r, 2)));
        return new NextWork
        {
            // There is always one row; it holds no step when none waits.
            Candidates = [.. rows.Select(r => r.Work).OfType<WorkRef>()],
            Waiting = rows[0].Waiting,
            AlreadyTaken = rows[0].TakenOn is { } stream ? await journal.FindAsync(stream, commandId) : null,
        };
    }

    public Task<ImmutableArray<WorkRef>> HeldAsync(string office, int limit) => database.ListAsync(
        database.Ask("SELECT case_id, step, due_at FROM work_item WHERE office = ").Value(office)
            .Then(" ORDER BY case_id, step LIMIT ").Value(Math.Clamp(limit, 1, HeldMax)),
        r => Read(r, 0));

    /// <summary>
    /// One range scan of the index <c>work_item_next</c>, whose condition is repeated here word for word: the engines use a partial
    /// index only then. The command's earlier work comes with it: one question, one round trip.
    /// </summary>
    internal static SqlQuestion NextQuestion(CityDatabase database, string office, string commandId, int limit) => database
        .Ask("WITH waiting AS (SELECT case_id, step, due_at FROM work_item WHERE office = ").Value(office)
        .Then(database.IsPostgreSql ? " AND person IS NULL AND NOT waiting" : " AND person IS NULL AND waiting = 0")
        .Then(" ORDER BY due_at, case_id, step LIMIT ").Value(WaitingCountedMax)
        .Then("), first AS (SELECT case_id, step, due_at FROM waiting ORDER BY due_at, case_id, step LIMIT ").Value(limit)
        .Then("), taken AS (SELECT (SELECT stream FROM journal WHERE command_id = ").Value(commandId)
        .Then(" AND stream >= 'cs-' AND stream < 'cs-~' ORDER BY position LIMIT 1) AS stream)")
        .Then(" SELECT taken.stream, (SELECT count(*) FROM waiting), first.case_id, first.step, first.due_at FROM taken LEFT JOIN first ON 1 = 1")
        .Then(" ORDER BY first.due_at, first.case_id, first.step");

    private static WorkRef Read(SqlRow r, int first)
    {
        var dueAt = r.Time(first + 2);
        return new WorkRef { Case = CaseId.Parse(r.Text(first)), Step = r.Text(first + 1), DueAt = dueAt.Year >= NoDeadlineYear ? null : dueAt };
    }
}
