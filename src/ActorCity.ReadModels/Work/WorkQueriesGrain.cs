using ActorCity.Contracts.Cases;
using ActorCity.Contracts.Queries;
using ActorCity.ReadModels.Journal;
using ActorCity.ReadModels.Sql;
using Orleans.Concurrency;

namespace ActorCity.ReadModels.Work;

/// <summary>Open work, for offices. Keeps no state, so calls may interleave.</summary>
[GrainType("query-work"), Reentrant]
internal sealed class WorkQueriesGrain(CityDatabase database, CommandLookup commands) : Grain, IWorkQueries
{
    /// <summary>Waiting steps are counted up to here: beyond it the number says "many", and counting on would cost time.</summary>
    private const int WaitingCountedMax = 1000;

    private const int CandidatesMax = 200;
    private const int HeldMax = 1000;

    /// <summary>A deadline in this year or later means that none runs.</summary>
    private const int NoDeadlineYear = 9000;

    public async Task<NextWork> NextAsync(string office, string commandId, int limit)
    {
        var taken = await commands.FindAsync(commandId, "cs-");
        var rows = await database.ListAsync(
            NextQuestion(database, office, Math.Clamp(limit, 1, CandidatesMax)),
            r => (Work: Read(r), Waiting: r.Number(3)));
        return new NextWork
        {
            Candidates = [.. rows.Select(r => r.Work)],
            Waiting = rows is [var first, ..] ? first.Waiting : 0,
            AlreadyTaken = taken,
        };
    }

    public Task<ImmutableArray<WorkRef>> HeldAsync(string office, int limit) => database.ListAsync(
        database.Ask("SELECT case_id, step, due_at FROM work_item WHERE office = ").Value(office)
            .Then(" ORDER BY case_id, step LIMIT ").Value(Math.Clamp(limit, 1, HeldMax)),
        Read);

    /// <summary>
    /// One range scan of the index <c>work_item_next</c>, whose condition is repeated here word for word: the engines use a partial
    /// index only then.
    /// </summary>
    internal static SqlQuestion NextQuestion(CityDatabase database, string office, int limit) => database
        .Ask("WITH waiting AS (SELECT case_id, step, due_at FROM work_item WHERE office = ").Value(office)
        .Then(database.IsPostgreSql ? " AND person IS NULL AND NOT waiting" : " AND person IS NULL AND waiting = 0")
        .Then(" ORDER BY due_at, case_id, step LIMIT ").Value(WaitingCountedMax)
        .Then(") SELECT case_id, step, due_at, (SELECT count(*) FROM waiting) FROM waiting ORDER BY due_at, case_id, step LIMIT ").Value(limit);

    private static WorkRef Read(SqlRow r)
    {
        var dueAt = r.Time(2);
        return new WorkRef { Case = CaseId.Parse(r.Text(0)), Step = r.Text(1), DueAt = dueAt.Year >= NoDeadlineYear ? null : dueAt };
    }
}
