using ActorCity.Contracts.Cases.Events;
using ActorCity.Contracts.Journal;
using ActorCity.Contracts.Queries;
using ActorCity.Domain.Cases;

namespace ActorCity.Domain.Deadlines;

/// <summary>
/// How every due date of a case came about, from its journal and the calendar alone: when it began to run, how many working days, which
/// days did not count and why, when it stood still and why.
/// </summary>
public static class DeadlineExplanation
{
    public const string Notice = "notice";

    /// <summary>Every deadline that ran, in the order in which they began.</summary>
    public static ImmutableArray<DeadlineAccount> Of(IEnumerable<JournalEntry> entries, WorkingCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(entries);
        ArgumentNullException.ThrowIfNull(calendar);
        var books = new DeadlineBooks(calendar);
        CaseState? state = null;
        foreach (var entry in entries)
        {
            state = CaseStream.Instance.Evolve(state, new EntryHead(entry.Stream, entry.Sequence, entry.At, entry.Actor), entry.Events);
            books.At(entry);
            foreach (var happened in entry.Events)
            {
                Take(books, happened);
            }

            // No event says so: a step's own deadline stands still because a notice was sent to the applicant.
            books.StopSteps(state.Steps.Where(s => s.DueAt is null).Select(s => s.Code), Notice);
        }

        return books.Accounts();
    }

    private static void Take(DeadlineBooks books, CityEvent happened)
    {
        switch (happened)
        {
            case ClockStarted e:
                books.Run(DeadlineSubject.Decision, null, e.WorkingDays, e.DueAt);
                break;
            case ClockSuspended e:
                books.Stop(DeadlineSubject.Decision, null, e.RemainingWorkingDays, e.Cause ?? Notice);
                break;
            case ClockResumed e:
                books.Run(DeadlineSubject.Decision, null, books.Left(DeadlineSubject.Decision, null), e.DueAt);
                break;
            case DeadlinePassed:
                books.Pass(DeadlineSubject.Decision, null, "deadline");
                break;
            case ApplicantClockStarted e:
                books.Run(DeadlineSubject.Applicant, null, e.WorkingDays, e.DueAt);
                break;
            case ApplicantSilent:
                books.Pass(DeadlineSubject.Applicant, null, "deadline");
                break;
            case DeficiencyAnswered:
                books.End(DeadlineSubject.Applicant, null, "answered");
                break;
            case VerdictDeemed:
                books.Pass(DeadlineSubject.Decision, null, "deemed");
                break;
            case CaseDecided:
                books.EndAll("decided");
                break;
            case CaseWithdrawn:
                books.EndAll("withdrawn");
                break;
            case CaseClosed:
                books.EndAll("closed");
                break;
            default:
                TakeStep(books, happened);
                break;
        }
    }

    private static void TakeStep(DeadlineBooks books, CityEvent happened)
    {
        switch (happened)
        {
            case StepClockStarted e:
                books.Run(DeadlineSubject.Step, e.Step, e.WorkingDays, e.DueAt);
                break;
            case StepEscalated e:
                books.Pass(DeadlineSubject.Step, e.Step, "escalated");
                break;
            case StepDeemed e:
                books.Pass(DeadlineSubject.Step, e.Step, "deemed");
                books.End(DeadlineSubject.Step, e.Step, "performed");
                break;
            case StepPerformed e:
                books.End(DeadlineSubject.Step, e.Step, "performed");
                break;
            case StepReopened e:
                books.End(DeadlineSubject.Step, e.Step, "reopened");
                break;
            case StepSkipped e:
                books.End(DeadlineSubject.Step, e.Step, "skipped");
                break;
            default:
                break;
        }
    }
}
