using ActorCity.Contracts;
using ActorCity.Contracts.Cases;
using ActorCity.Contracts.Cases.Events;
using ActorCity.Contracts.Catalogue;
using ActorCity.Contracts.Offices;
using ActorCity.Domain.Access;
using ActorCity.Domain.Catalogue;
using ActorCity.Domain.Deadlines;

namespace ActorCity.Domain.Cases;

public static partial class CaseRules
{
    /// <summary>Why offices are left out of the draw: a stored word.</summary>
    private const string RepeatedPair = "repeated-pair";

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
        var flow = new CaseFlow(Unopened(facts, now), facts, now);
        flow.Add(new CaseOpened
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
            flow.Add(new CaseSubmitted());
            if (command.Deadline is { } deadline)
            {
                flow.Add(new ClockStarted { DueAt = CivilTime.Stored(deadline) });
            }

            return Accept(flow);
        }

        if (facts.Matter?.Earlier is { } earlier)
        {
            flow.Add(new MatterLinked { Case = earlier.Case, Visits = earlier.Visits });
        }

        if (facts.Matter is { RepeatedOffices: { IsDefaultOrEmpty: false } pairs })
        {
            flow.Add(new ConflictsFound { Offices = pairs, Cause = RepeatedPair });
        }

        return Accept(flow);
    }

    /// <summary>Notes a document of the checklist, as long as the case is undecided.</summary>
    public static Decision<CaseState, CaseReceipt> AttachDocument(CaseState? state, AttachDocument command, CaseFacts facts, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(facts);
        if (Guard(state, command, now, CaseStatus.Open, CaseStatus.InProgress, CaseStatus.WaitingForApplicant) is { } refusal)
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

        var flow = CaseFlow.Begin(state, facts, now);
        flow.Add(new DocumentAttached
        {
            Number = state.Documents.Length + 1,
            Item = command.Item,
            FileName = command.FileName,
            MediaType = command.MediaType,
            Bytes = command.Bytes,
            Sha256 = command.Sha256.ToLowerInvariant(),
        });
        return Accept(flow);
    }

    /// <summary>
    /// Hands the application in: the clock starts and the first steps open, drawn ones with their draw. Submission is no step itself: a
    /// service whose counter has nothing more to do than to take the application in needs no step of the intake office.
    /// </summary>
    public static Decision<CaseState, CaseReceipt> Submit(CaseState? state, SubmitCase command, CaseFacts facts, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(facts);
        if (Guard(state, command, now, CaseStatus.Open) is { } refusal)
        {
            return refusal;
        }

        if (MayNotSubmit(state!, facts, out var risk) is { } notYet)
        {
            return notYet;
        }

        var definition = facts.Service.Definition;
        var flow = CaseFlow.Begin(state!, facts, now);
        flow.Add(new CaseSubmitted());
        if (!definition.Risk.IsEmpty)
        {
            flow.Add(new RiskClassified { Class = risk });
        }

        if (definition.DecisionWorkingDays is { } days)
        {
            flow.Add(new ClockStarted { DueAt = facts.Calendar.DueAt(now, days), WorkingDays = days });
        }

        return flow.Advance() is { } none ? none : Accept(flow);
    }

    /// <summary>
    /// Records that the citizen came in person, whatever the case's status: a visit is never lost. Beyond the budget it needs a reason and
    /// raises the public flag (law 2).
    /// </summary>
    public static Decision<CaseState, CaseReceipt> RegisterVisit(CaseState? state, RegisterVisit command, CaseFacts facts, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(command);
        if (Guard(state, command, now, Enum.GetValues<CaseStatus>()) is { } refusal)
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

        if (facts.Directory is { } directory && Routing.Draw.Find(directory, command.Office) is null)
        {
            return OfficeErrors.Unknown.With("office", command.Office);
        }

        if (IsExcess(state, state.VisitCount + 1) && string.IsNullOrWhiteSpace(command.Reason))
        {
            return CaseErrors.VisitReasonMissing;
        }

        var flow = CaseFlow.Begin(state, facts, now);
        AddVisit(flow, command.Office, command.AskedBy, command.Reason, command.Fault);
        return Accept(flow, visit: true);
    }

    /// <summary>Says why a visit beyond the budget was needed. The flag stays (law 2).</summary>
    public static Decision<CaseState, CaseReceipt> ExplainVisit(CaseState? state, ExplainVisit command, CaseFacts facts, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(command);
        if (Guard(state, command, now, Enum.GetValues<CaseStatus>()) is { } refusal)
        {
            return refusal;
        }

        if (command.Visit < 1 || command.Visit > state!.VisitCount || !IsExcess(state, command.Visit))
        {
            return CaseErrors.UnknownVisit.With("visit", command.Visit);
        }

        var flow = CaseFlow.Begin(state, facts, now);
        flow.Add(new VisitExplained { Visit = command.Visit, Explanation = command.Explanation });
        return Accept(flow);
    }

    /// <summary>Answers the open notice; a clock that it stopped goes on with the working days that were left.</summary>
    public static Decision<CaseState, CaseReceipt> AnswerNotice(CaseState? state, AnswerNotice command, CaseFacts facts, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(facts);
        if (Guard(state, command, now, CaseStatus.Open, CaseStatus.InProgress, CaseStatus.WaitingForApplicant) is { } refusal)
        {
            return refusal;
        }

        if (state!.Status != CaseStatus.WaitingForApplicant)
        {
            return CaseErrors.NoOpenNotice;
        }

        var flow = CaseFlow.Begin(state, facts, now);
        flow.Add(new DeficiencyAnswered { Text = command.Text });
        foreach (var step in facts.Service.Definition.Steps)
        {
            // What the notice stopped begins anew.
            if (CaseSteps.Find(flow.State, step.Code) is { DueAt: null } open && CaseSteps.IsWaiting(open) && open.Office == flow.State.DrawnOffice)
            {
                flow.StartClock(step);
            }
        }

        if (RaisedRisk(flow.State, facts.Service.Definition) is { } raised)
        {
            flow.Add(new RiskClassified { Class = raised });
        }

        return flow.Advance() is { } none ? none : Accept(flow);
    }

    /// <summary>The applicant takes the application back, any time before the decision.</summary>
    public static Decision<CaseState, CaseReceipt> Withdraw(CaseState? state, WithdrawCase command, CaseFacts facts, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(command);
        if (Guard(state, command, now, CaseStatus.Open, CaseStatus.InProgress, CaseStatus.WaitingForApplicant) is { } refusal)
        {
            return refusal;
        }

        var flow = CaseFlow.Begin(state!, facts, now);
        flow.CancelOpenBills();
        flow.Add(new CaseWithdrawn { Reason = command.Reason });
        return Accept(flow);
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

    // Visits of earlier cases of the same matter count: a new file does not make them unhappen.
    private static bool IsExcess(CaseState state, int number) => (state.Linked?.Visits ?? 0) + number > state.VisitBudget;

    private static void AddVisit(CaseFlow flow, string office, string askedBy, string? reason, VisitFault fault)
    {
        var number = flow.State.VisitCount + 1;
        var excess = IsExcess(flow.State, number);
        flow.Add(new VisitRegistered { Number = number, Office = office, AskedBy = askedBy, Reason = reason, Fault = fault, Excess = excess });
        if (excess)
        {
            flow.Add(new VisitBudgetExceeded { Count = (flow.State.Linked?.Visits ?? 0) + number, Budget = flow.State.VisitBudget });
        }
    }

    private static bool IsOnChecklist(ServiceDefinition definition, string item) => definition.Checklist.Any(i => i.Code == item);

    private static InvalidOperationException Missing(string fact) => new($"The rule needs {fact} among the facts.");
}
