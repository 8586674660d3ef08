using ActorCity.Contracts.Cases;
using ActorCity.Contracts.Queries;
using ActorCity.ReadModels.Sql;
using Orleans.Concurrency;

namespace ActorCity.ReadModels.Cases;

/// <summary>What the city knows of an applicant's earlier cases. Keeps no state, so calls may interleave.</summary>
[GrainType("query-matters"), Reentrant]
internal sealed class CaseMattersGrain(CityDatabase database) : Grain, ICaseMatters
{
    private const int OfficesMax = 32;

    public async Task<MatterFindings> FindAsync(MatterQuestion question)
    {
        var earlier = await database.ListAsync(
            MatterQuestion(database, question), r => new LinkedMatter { Case = CaseId.Parse(r.Text(0)), Visits = r.Number(1) });
        return new MatterFindings
        {
            Earlier = earlier is [var newest] ? newest : null,
            RepeatedOffices = question.PairMax > 0 ? await database.ListAsync(PairQuestion(database, question), r => r.Text(0)) : [],
        };
    }

    /// <summary>
    /// The newest case of the matter, with the visits of all of its cases since then; the oldest of them brings along what the matter had
    /// cost before. Every part is a range of the index <c>case_view_matter</c>.
    /// </summary>
    internal static SqlQuestion MatterQuestion(CityDatabase database, MatterQuestion question)
    {
        var sql = database.Ask("SELECT case_id, CAST((SELECT sum(visit_count) FROM case_view WHERE draw_subject = ").Value(question.DrawSubject)
            .Then(" AND opened_at >= ").Value(question.MatterSince)
            .Then(") + (SELECT matter_visits FROM case_view WHERE draw_subject = ").Value(question.DrawSubject)
            .Then(" AND opened_at >= ").Value(question.MatterSince)
            .Then(" ORDER BY opened_at, case_id LIMIT 1) AS integer) FROM case_view WHERE draw_subject = ").Value(question.DrawSubject);
        return sql.Then(" AND opened_at >= ").Value(question.MatterSince).Then(" ORDER BY opened_at DESC, case_id DESC LIMIT 1");
    }

    /// <summary>One range of the index <c>case_view_pair</c>, whose condition is repeated here word for word.</summary>
    internal static SqlQuestion PairQuestion(CityDatabase database, MatterQuestion question) => database
        .Ask("SELECT decided_by FROM case_view WHERE applicant_hash = ").Value(question.ApplicantHash)
        .Then(" AND decided_at >= ").Value(question.PairsSince)
        .Then(" AND decided_by IS NOT NULL GROUP BY decided_by HAVING count(*) >= ").Value(question.PairMax)
        .Then(" ORDER BY decided_by LIMIT ").Value(OfficesMax);
}
