using ActorCity.Contracts.Cases;
using ActorCity.Contracts.Catalogue;
using ActorCity.Contracts.Offices;
using ActorCity.Contracts.Queries;
using ActorCity.ReadModels.Sql;
using ActorCity.Storage.Indexing;

namespace ActorCity.ReadModels;

/// <summary>Which table and columns each kind of row has. The tables are made by migration <c>0002-read-models</c>.</summary>
public static class ReadModelTables
{
    /// <summary>All tables, in no particular order: no row refers to another.</summary>
    public static ImmutableArray<IndexTable> All { get; } =
        [CaseView(), WorkItem(), Visit(), StepPerformed(), CaseDocument(), LedgerEntry(), OfficeView(), ServiceView()];

    private static IndexTable<CaseRow> CaseView() => new IndexTable<CaseRow>("case_view")
        .Key("case_id", r => r.Case.TrackingCode)
        .Column("version", r => r.Version)
        .Column("service", r => r.Service)
        .Column("service_version", r => r.ServiceVersion)
        .Column("applicant_hash", r => r.ApplicantHash)
        .Column("reference", r => r.Reference)
        .Column("status", r => Words<CaseStatus>.Of(r.Status))
        .Column("channel", r => Words<Channel>.Of(r.Channel))
        .Column("intake_office", r => r.IntakeOffice)
        .Column("holder", r => r.Holder)
        .Column("opened_at", r => r.OpenedAt)
        .Column("submitted_at", r => r.SubmittedAt)
        .Column("due_at", r => r.DueAt)
        .Column("first_step_at", r => r.FirstStepAt)
        .Column("last_step_at", r => r.LastStepAt)
        .Column("last_event_at", r => r.LastEventAt)
        .Column("decided_at", r => r.DecidedAt)
        .Column("verdict", r => r.Verdict)
        .Column("visit_count", r => r.VisitCount)
        .Column("visit_budget", r => r.VisitBudget)
        .Column("late", r => r.Late)
        .Column("notice_breach", r => r.NoticeBreach)
        .Column("draw_subject", r => r.DrawSubject)
        .Column("decided_by", r => r.DecidedBy)
        .Column("matter_visits", r => r.MatterVisits);

    private static IndexTable<WorkItemRow> WorkItem() => new IndexTable<WorkItemRow>("work_item")
        .Key("case_id", r => r.Case.TrackingCode)
        .Key("step", r => r.Step)
        .Column("office", r => r.Office)
        .Column("service", r => r.Service)
        .Column("person", r => r.Person)
        .Column("waiting", r => r.Waiting)
        .Column("due_at", r => r.DueAt)
        .Column("since", r => r.Since)
        .Column("skill", r => r.Skill);

    private static IndexTable<VisitRow> Visit() => new IndexTable<VisitRow>("visit")
        .Key("case_id", r => r.Case.TrackingCode)
        .Key("number", r => r.Number)
        .Column("service", r => r.Service)
        .Column("office", r => r.Office)
        .Column("occurred_at", r => r.At)
        .Column("asked_by", r => r.AskedBy)
        .Column("reason", r => r.Reason)
        .Column("fault", r => Words<VisitFault>.Of(r.Fault))
        .Column("excess", r => r.Excess);

    private static IndexTable<StepPerformedRow> StepPerformed() => new IndexTable<StepPerformedRow>("step_performed")
        .Key("case_id", r => r.Case.TrackingCode)
        .Key("sequence", r => r.Sequence)
        .Key("step", r => r.Step)
        .Column("service", r => r.Service)
        .Column("office", r => r.Office)
        .Column("person", r => r.Person)
        .Column("occurred_at", r => r.At)
        .Column("times", r => r.Times);

    private static IndexTable<DocumentRow> CaseDocument() => new IndexTable<DocumentRow>("case_document")
        .Key("case_id", r => r.Case.TrackingCode)
        .Key("number", r => r.Number)
        .Column("item", r => r.Item)
        .Column("file_name", r => r.FileName)
        .Column("media_type", r => r.MediaType)
        .Column("byte_count", r => r.Bytes)
        .Column("sha256", r => r.Sha256)
        .Column("occurred_at", r => r.At);

    private static IndexTable<LedgerEntryRow> LedgerEntry() => new IndexTable<LedgerEntryRow>("ledger_entry")
        .Key("case_id", r => r.Case.TrackingCode)
        .Key("sequence", r => r.Sequence)
        .Key("line", r => r.Line)
        .Column("bill", r => r.Bill)
        .Column("account", r => r.Account)
        .Column("amount", r => r.Amount)
        .Column("cause", r => r.Cause)
        .Column("occurred_at", r => r.At);

    private static IndexTable<OfficeRow> OfficeView() => new IndexTable<OfficeRow>("office_view")
        .Key("code", r => r.Code)
        .Column("version", r => r.Version)
        .Column("name_fa", r => r.NameFa)
        .Column("name_en", r => r.NameEn)
        .Column("region", r => r.Region)
        .Column("district", r => r.District)
        .Column("status", r => Words<OfficeStatus>.Of(r.Status))
        .Column("capacity", r => r.Capacity)
        .Column("scope", r => r.Scope);

    private static IndexTable<ServiceRow> ServiceView() => new IndexTable<ServiceRow>("service_view")
        .Key("code", r => r.Code)
        .Column("version", r => r.Version)
        .Column("published_version", r => r.PublishedVersion)
        .Column("title_fa", r => r.TitleFa)
        .Column("title_en", r => r.TitleEn)
        .Column("agency", r => r.Agency)
        .Column("status", r => Words<ServiceVersionStatus>.Of(r.Status))
        .Column("visit_budget", r => r.VisitBudget);
}
