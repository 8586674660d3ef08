using ActorCity.Contracts.Cases;
using ActorCity.Contracts.Queries;
using ActorCity.ReadModels.Sql;

namespace ActorCity.ReadModels.Cases;

/// <summary>
/// The search over <c>case_view</c>. A page begins after the last row of the one before (opened at, number), which never changes:
/// so nothing is skipped or repeated while cases are being opened.
/// </summary>
internal static class CaseSearchSql
{
    private const string Columns =
        "SELECT case_id, version, service, status, channel, intake_office, holder, opened_at, due_at, last_event_at, "
        + "visit_count, visit_budget, late, verdict FROM case_view WHERE 1 = 1";

    public static SqlQuestion Question(CityDatabase database, CaseSearch search, string? applicantHash, int rows)
    {
        var question = database.Ask(Columns);
        And(question, "case_id = ", search.Case?.TrackingCode);
        And(question, "applicant_hash = ", applicantHash);
        And(question, "service = ", search.Service);
        And(question, "holder = ", search.Holder);
        And(question, "intake_office = ", search.IntakeOffice);
        And(question, "status = ", search.Status is { } status ? Words<CaseStatus>.Of(status) : null);
        And(question, "opened_at >= ", search.OpenedFrom);
        And(question, "opened_at < ", search.OpenedBefore);
        if (search.Cursor is not null)
        {
            if (!PageCursor.TryReadCase(search.Cursor, out var openedAt, out var id))
            {
                throw Paging.BadCursor();
            }

            question.Then(" AND (opened_at, case_id) < (").Value(openedAt).Then(", ").Value(id.TrackingCode).Then(")");
        }

        return question.Then(" ORDER BY opened_at DESC, case_id DESC LIMIT ").Value(rows);
    }

    public static CaseSummary Read(SqlRow r) => new()
    {
        Case = CaseId.Parse(r.Text(0)),
        Version = r.Long(1),
        Service = r.Text(2),
        Status = Words<CaseStatus>.Parse(r.Text(3)),
        Channel = Words<Channel>.Parse(r.Text(4)),
        IntakeOffice = r.TextOrNull(5),
        Holder = r.TextOrNull(6),
        OpenedAt = r.Time(7),
        DueAt = r.TimeOrNull(8),
        LastEventAt = r.Time(9),
        VisitCount = r.Number(10),
        VisitBudget = r.Number(11),
        Late = r.Flag(12),
        Verdict = r.TextOrNull(13),
    };

    private static void And(SqlQuestion question, string condition, object? value)
    {
        if (value is not null)
        {
            question.Then(" AND ").Then(condition).Value(value);
        }
    }
}
