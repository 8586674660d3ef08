using ActorCity.Contracts.Cases;
using ActorCity.Contracts.Cases.Events;
using ActorCity.Contracts.Journal;
using ActorCity.Contracts.Queries;
using ActorCity.Contracts.Routing.Events;
using ActorCity.Domain.Fees;

namespace ActorCity.Domain.Cases;

/// <summary>What the city's tables say of a case after each entry.</summary>
public static class CaseRows
{
    /// <summary>Stands for "no deadline runs", so that work without one sorts last.</summary>
    public static readonly DateTimeOffset NoDeadline = new(9999, 1, 1, 0, 0, 0, TimeSpan.Zero);

    internal static ImmutableArray<IndexRow> Of(CaseState? before, CaseState after, JournalEntry entry)
    {
        var rows = ImmutableArray.CreateBuilder<IndexRow>();
        rows.Add(Case(after));
        foreach (var e in entry.Events)
        {
            switch (e)
            {
                case VisitRegistered visit:
                    rows.Add(Visit(after, entry, visit));
                    break;
                case StepPerformed step:
                    rows.Add(Performed(after, entry, step));
                    break;
                case ItemFetched item:
                    rows.Add(Fetched(after, entry, item));
                    break;
                case DocumentAttached document:
                    rows.Add(Document(after, entry, document));
                    break;
                default:
                    break;
            }
        }

        AddWorkItems(rows, before, after);
        rows.AddRange(LedgerRules.Entries(after.Case, entry));
        return rows.DrainToImmutable();
    }

    // Only what changed: an untouched work item costs no write.
    private static void AddWorkItems(ImmutableArray<IndexRow>.Builder rows, CaseState? before, CaseState after)
    {
        foreach (var step in after.Steps)
        {
            var (was, wanted) = (WorkItem(before, step.Code), WorkItem(after, step.Code));
            if (wanted is not null && wanted != was)
            {
                rows.Add(wanted);
            }
            else if (wanted is null && was is not null)
            {
                rows.Add(new WorkItemRow { Case = after.Case, Step = step.Code, Removed = true });
            }
        }
    }

    private static WorkItemRow? WorkItem(CaseState? state, string code)
    {
        if (state?.Status is not (CaseStatus.InProgress or CaseStatus.WaitingForApplicant))
        {
            return null;
        }

        var step = state.Steps.FirstOrDefault(s => s.Code == code);
        if (step is not { Office: { } office } || !CaseSteps.IsWaiting(step))
        {
            return null;
        }

        return new WorkItemRow
        {
            Case = state.Case,
            Step = code,
            Office = office,
            Service = state.Service,
            Person = step.Person,
            Skill = step.Part == DrawPart.Inspector ? WorkSkills.Inspector : WorkSkills.Examiner,
            Waiting = state.Status == CaseStatus.WaitingForApplicant,
            DueAt = Earlier(step.DueAt, state.Clock?.DueAt),
            Since = step.Since,
        };
    }

    private static DateTimeOffset Earlier(DateTimeOffset? one, DateTimeOffset? other) =>
        (one ?? NoDeadline) < (other ?? NoDeadline) ? one!.Value : other ?? NoDeadline;

    private static CaseRow Case(CaseState s) => new()
    {
        Case = s.Case,
        Version = s.Version,
        Service = s.Service,
        ServiceVersion = s.ServiceVersion,
        ApplicantHash = s.ApplicantHash,
        Reference = s.Reference,
        Status = s.Status,
        Channel = s.Channel,
        IntakeOffice = s.IntakeOffice,
        Holder = s.Holder,
        OpenedAt = s.OpenedAt,
        SubmittedAt = s.SubmittedAt,
        DueAt = s.Clock?.DueAt,
        FirstStepAt = s.FirstStepAt,
        LastStepAt = s.LastStepAt,
        LastEventAt = s.LastEventAt,
        DecidedAt = s.DecidedAt,
        Verdict = s.Verdict,
        VisitCount = s.VisitCount,
        VisitBudget = s.VisitBudget,
        Late = s.Clock?.PassedAt is not null,
        NoticeBreach = s.NoticeBreach,
        DrawSubject = s.DrawSubject,
        DecidedBy = s.DecidedBy,
        MatterVisits = s.Linked?.Visits ?? 0,
    };

    private static VisitRow Visit(CaseState s, JournalEntry entry, VisitRegistered e) => new()
    {
        Case = s.Case,
        Number = e.Number,
        Service = s.Service,
        Office = e.Office,
        At = entry.At,
        AskedBy = e.AskedBy,
        Reason = e.Reason,
        Fault = e.Fault,
        Excess = e.Excess,
    };

    private static StepPerformedRow Performed(CaseState s, JournalEntry entry, StepPerformed e) => new()
    {
        Case = s.Case,
        Sequence = s.Version,
        Service = s.Service,
        Step = e.Step,
        Office = e.Office,
        Person = e.Person,
        At = entry.At,
        Times = s.Steps.First(x => x.Code == e.Step).Times,
    };

    private static DocumentRow Document(CaseState s, JournalEntry entry, DocumentAttached e) => new()
    {
        Case = s.Case,
        Number = e.Number,
        Item = e.Item,
        FileName = e.FileName,
        MediaType = e.MediaType,
        Bytes = e.Bytes,
        Sha256 = e.Sha256,
        At = entry.At,
    };

    // What another body gave comes without a file of the applicant's.
    private static DocumentRow Fetched(CaseState s, JournalEntry entry, ItemFetched e) => new()
    {
        Case = s.Case,
        Number = e.Number,
        Item = e.Item,
        FileName = e.Step,
        MediaType = "application/octet-stream",
        Bytes = 0,
        Sha256 = e.Sha256,
        At = entry.At,
    };
}
