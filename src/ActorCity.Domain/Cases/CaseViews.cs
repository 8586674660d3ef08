using ActorCity.Contracts.Cases;

namespace ActorCity.Domain.Cases;

/// <summary>A case as everybody who may see it sees it (law 6).</summary>
public static class CaseViews
{
    public static CaseView From(CaseState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return new CaseView
        {
            Case = state.Case,
            Version = state.Version,
            Service = state.Service,
            ServiceVersion = state.ServiceVersion,
            Status = state.Status,
            Channel = state.Channel,
            IntakeOffice = state.IntakeOffice,
            Reference = state.Reference,
            OpenedAt = state.OpenedAt,
            SubmittedAt = state.SubmittedAt,
            LastEventAt = state.LastEventAt,
            Holder = state.Holder,
            Examiner = CaseHolders.ExaminerOf(state),
            HolderSince = state.HolderSince,
            HandOvers = state.HandOvers,
            Clock = new ClockView
            {
                DueAt = state.Clock?.DueAt,
                SuspendedAt = state.Clock?.SuspendedAt,
                RemainingWorkingDays = state.Clock?.RemainingWorkingDays,
                PassedAt = state.Clock?.PassedAt,
            },
            VisitCount = state.VisitCount,
            VisitBudget = state.VisitBudget,
            VisitExcess = state.VisitExcess,
            NoticeCount = state.NoticeCount,
            NoticeBreach = state.NoticeBreach,
            OpenNotice = state.OpenNotice,
            Documents = state.Documents,
            Steps = state.Steps,
            Verdict = state.Verdict,
            DecidedAt = state.DecidedAt,
            DecidedBy = state.DecidedBy,
            Facts = state.Facts,
            Risk = state.Risk,
            Bills = state.Bills,
            Mandate = state.Mandate,
            Linked = state.Linked,
            Proposal = state.Proposal,
            Appealed = state.Appealed,
            Deemed = state.Deemed,
            Certificate = state.Certificate,
            ApplicantDueAt = state.ApplicantClock?.DueAt,
        };
    }
}
