using ActorCity.Contracts.Cases;
using ActorCity.Contracts.Deadlines;

namespace ActorCity.Domain.Cases;

/// <summary>Which due times a case waits for.</summary>
internal static class CaseDeadlines
{
    /// <summary>At most one per kind. Empty once the case is over.</summary>
    public static ImmutableArray<DueItem> Awaited(CaseState? state)
    {
        if (state is null || !IsUndecided(state.Status))
        {
            return [];
        }

        var items = ImmutableArray.CreateBuilder<DueItem>();
        // Still waited for where a command noticed it first: what the law takes silence for must not hang on who comes first.
        if (state.Clock is { SetElsewhere: false, DueAt: { } dueAt } clock)
        {
            items.Add(new DueItem { Kind = DueKinds.Decision, Number = clock.Number, DueAt = dueAt });
        }

        if (state.ApplicantClock is { DueAt: { } answerDue } applicant)
        {
            items.Add(new DueItem { Kind = DueKinds.Applicant, Number = applicant.Number, DueAt = answerDue });
        }

        foreach (var step in state.Steps)
        {
            if ((step.Escalation == 0 ? step.DueAt : step.EscalatesAt) is { } at && CaseSteps.IsWaiting(step))
            {
                items.Add(new DueItem { Kind = DueKinds.StepPrefix + step.Code, Number = step.Clock, DueAt = at });
            }
        }

        return items.DrainToImmutable();
    }

    /// <summary>The due time of this kind and number; null: the state no longer waits for it.</summary>
    public static DueItem? Find(CaseState? state, DueItem item) =>
        Awaited(state).FirstOrDefault(d => d.Kind == item.Kind && d.Number == item.Number);

    public static bool IsUndecided(CaseStatus status) =>
        status is CaseStatus.Open or CaseStatus.InProgress or CaseStatus.WaitingForApplicant;
}
