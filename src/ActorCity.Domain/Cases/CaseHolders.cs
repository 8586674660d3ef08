using ActorCity.Contracts.Cases;

namespace ActorCity.Domain.Cases;

/// <summary>Who has a case (law 6): one answer for the citizen, the counter and the inspector.</summary>
internal static class CaseHolders
{
    /// <summary>
    /// While steps are being performed: the drawn office if a step waits there, else the first office that has an undone step, else the
    /// office that did the last step, else the counter. Before submission, while a notice waits and after the end: the applicant (null).
    /// </summary>
    public static string? Of(CaseState state)
    {
        // A clock that stands still while the case goes on waits for the applicant alone.
        if (state.Status != CaseStatus.InProgress || state.Clock is { SuspendedAt: not null } || IsPaymentAwaited(state))
        {
            return null;
        }

        CaseStep? first = null;
        CaseStep? last = null;
        foreach (var step in state.Steps)
        {
            if (step.Office is null)
            {
                continue;
            }

            if (!CaseSteps.IsWaiting(step))
            {
                last = last is null || step.Since >= last.Since ? step : last;
            }
            else if (step.Office == state.DrawnOffice)
            {
                return step.Office;
            }
            else
            {
                first ??= step;
            }
        }

        return first?.Office ?? last?.Office ?? state.IntakeOffice;
    }

    // The same where no clock runs, or it ran out: nothing but bills is open.
    private static bool IsPaymentAwaited(CaseState state) =>
        state.Steps.Any(CaseSteps.IsWaiting)
        && state.Steps.Where(CaseSteps.IsWaiting).All(s => state.Bills.Any(b => b.Step == s.Code && b.Status == BillStatus.Open));

    /// <summary>The person who took a step at the holder; null if nobody did.</summary>
    public static string? ExaminerOf(CaseState state) =>
        state.Holder is null
            ? null
            : state.Steps.FirstOrDefault(s => s.Status == CaseStepStatus.Taken && s.Office == state.Holder)?.Person;
}
