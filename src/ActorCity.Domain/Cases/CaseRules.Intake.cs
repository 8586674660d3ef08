using ActorCity.Contracts;
using ActorCity.Contracts.Cases;
using ActorCity.Contracts.Cases.Events;
using ActorCity.Contracts.Catalogue;
using ActorCity.Contracts.Journal;
using ActorCity.Contracts.Offices;
using ActorCity.Domain.Access;
using ActorCity.Domain.Catalogue;
using ActorCity.Domain.Deadlines;

namespace ActorCity.Domain.Cases;

public static partial class CaseRules
{
    /// <summary>Opens a case. For a service with recorded time it also hands it in: the other system has done so already.</summary>
    public static Decision<CaseState, CaseReceipt> Open(CaseState? state, OpenCase command, CaseFacts facts, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(facts);
        if (MayNotOpen(state, command, facts, now) is { } refusal)
        {
            return refusal;
        }

        var definition = facts.Service.Definition;
        var events = ImmutableArray.CreateBuilder<CityEvent>();
        events.Add(new CaseOpened
        {
            Service = definition.Code,
            ServiceVersion = facts.Service.Version,
            ApplicantHash = facts.ApplicantHash ?? throw Missing(nameof(facts.ApplicantHash)),
            Reference = command.Reference,
            IntakeOffice = command.IntakeOffice,
            Channel = command.Channel,
            VisitBudget = definition.VisitBudget,
            DrawSubject = facts.DrawSubject ?? throw Missing(nameof(facts.DrawSubject)),
            Deadline = command.Deadline is { } given ? CivilTime.Stored(given) : null,
        });
        if (definition.RecordedTime)
        {
            events.Add(new CaseSubmitted());
            if (command.Deadline is { } deadline)
            {
                events.Add(new ClockStarted { DueAt = CivilTime.Stored(deadline) });
            }
        }

        return Accept(events);
    }

    /// <summary>Notes a document of the checklist, as long as the case is undecided.</summary>
    public static Decision<CaseState, CaseReceipt> AttachDocument(CaseState? state, AttachDocument command, CaseFacts facts, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(facts);
        if (Guard(state, command, CaseStatus.Open, CaseStatus.InProgress, CaseStatus.WaitingForApplicant) is { } refusal)
        {
            return refusal;
        }

        if (!IsOnChecklist(facts.Service.Definition, command.Item))
        {
            return CaseErrors.ItemNotOnChecklist.With("item", command.Item);
        }

        if (state!.Documents.Length >= CaseLimits.Documents)
        {
            return CaseErrors.TooManyDocuments.With("limit", CaseLimits.Documents);
        }

        var events = Begin(state, now);
        events.Add(new DocumentAttached
        {
            Number = state.Documents.Length + 1,
            Item = command.Item,
            FileName = command.FileName,
            MediaType = command.MediaType,
            Bytes = command.Bytes,
            Sha256 = command.Sha256.ToLowerInvariant(),
        });
        return Accept(events);
    }

    /// <summary>
    /// Hands the application in: the clock starts and the first steps open, drawn ones with their draw. Submission is no step itself: a
    /// service whose counter has nothing more to do than to take the application in needs no step of the intake office.
    /// </summary>
    public static Decision<CaseState, CaseReceipt> Submit(CaseState? state, SubmitCase command, CaseFacts facts, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(facts);
        if (Guard(state, command, CaseStatus.Open) is { } refusal)
        {
            return refusal;
        }

        var definition = facts.Service.Definition;
        var missing = definition.Checklist.Where(i => i.Required && !state!.Documents.Any(d => d.Item == i.Code)).Select(i => i.Code).ToList();
        if (missing.Count > 0)
        {
            return CaseErrors.DocumentsMissing.With("items", string.Join(' ', missing));
        }

        var events = Begin(state!, now);
        events.Add(new CaseSubmitted());
        if (definition.DecisionWorkingDays is { } days)
        {
            events.Add(new ClockStarted { DueAt = facts.Calendar.DueAt(now, days), WorkingDays = days });
        }

        return CaseSteps.Open(state!, CaseSteps.Opening(state!, definition, null), facts, now, events) is { } none
            ? none
            : Accept(events);
    }

    /// <summary>
    /// Records that the citizen came in person, whatever the case's status: a visit is never lost. Beyond the budget it needs a reason and
    /// raises the public flag (law 2).
    /// </summary>
    public static Decision<CaseState, CaseReceipt> RegisterVisit(CaseState? state, RegisterVisit command, CaseFacts facts, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(command);
        if (Guard(state, command, Enum.GetValues<CaseStatus>()) is { } refusal)
        {
            return refusal;
        }

        if (command.Actor.Office is { } office && office != command.Office)
        {
            return OfficeErrors.NotStaff;
        }

        if (state!.VisitCount >= CaseLimits.Visits)
        {
            return CaseErrors.TooManyVisits.With("limit", CaseLimits.Visits);
        }

        var number = state.VisitCount + 1;
        var excess = number > state.VisitBudget;
        if (excess && string.IsNullOrWhiteSpace(command.Reason))
        {
            return CaseErrors.VisitReasonMissing;
        }

        var events = Begin(state, now);
        events.Add(new VisitRegistered
        {
            Number = number,
            Office = command.Office,
            AskedBy = command.AskedBy,
            Reason = command.Reason,
            Fault = command.Fault,
            Excess = excess,
        });
        if (excess)
        {
            events.Add(new VisitBudgetExceeded { Count = number, Budget = state.VisitBudget });
        }

        return Accept(events, visit: true);
    }

    /// <summary>Answers the open notice; a clock that it stopped goes on with the working days that were left.</summary>
    public static Decision<CaseState, CaseReceipt> AnswerNotice(CaseState? state, AnswerNotice command, CaseFacts facts, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(facts);
        if (Guard(state, command, CaseStatus.Open, CaseStatus.InProgress, CaseStatus.WaitingForApplicant) is { } refusal)
        {
            return refusal;
        }

        if (state!.Status != CaseStatus.WaitingForApplicant)
        {
            return CaseErrors.NoOpenNotice;
        }

        var events = Begin(state, now);
        events.Add(new DeficiencyAnswered { Text = command.Text });
        if (state.Clock is { SuspendedAt: not null, RemainingWorkingDays: { } left })
        {
            events.Add(new ClockResumed { DueAt = facts.Calendar.DueAt(now, left) });
        }

        return Accept(events);
    }

    /// <summary>The applicant takes the application back, any time before the decision.</summary>
    public static Decision<CaseState, CaseReceipt> Withdraw(CaseState? state, WithdrawCase command, CaseFacts facts, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(command);
        if (Guard(state, command, CaseStatus.Open, CaseStatus.InProgress, CaseStatus.WaitingForApplicant) is { } refusal)
        {
            return refusal;
        }

        var events = Begin(state!, now);
        events.Add(new CaseWithdrawn { Reason = command.Reason });
        return Accept(events);
    }

    private static Refusal? MayNotOpen(CaseState? state, OpenCase command, CaseFacts facts, DateTimeOffset now)
    {
        if (PolicyTable.Check(command) is { } refusal)
        {
            return refusal;
        }

        if (state is not null)
        {
            return CaseErrors.NumberTaken;
        }

        var (version, definition) = (facts.Service, facts.Service.Definition);
        if (definition.Code != command.Service || !version.IsInForce(now))
        {
            return ServiceErrors.Unknown;
        }

        if (command.Deadline is not null && !definition.RecordedTime)
        {
            return CommandErrors.RecordedTime;
        }

        // The counter that opens a case is out of its draw (law 1): it cannot leave itself unnamed, or name another in its place.
        if (PolicyTable.ActsForOffice(command.Actor.Role) && command.Actor.Office != command.IntakeOffice)
        {
            return OfficeErrors.NotStaff;
        }

        return command.IntakeOffice is { } office && !CaseSteps.MayWork(office, definition, facts, now)
            ? CaseErrors.OfficeNotEligible.With("office", office)
            : null;
    }

    private static bool IsOnChecklist(ServiceDefinition definition, string item) => definition.Checklist.Any(i => i.Code == item);

    private static InvalidOperationException Missing(string fact) => new($"The rule needs {fact} among the facts.");
}
