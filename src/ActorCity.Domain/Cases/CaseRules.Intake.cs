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

    /// <summary>
    /// Opens a case. At a counter that is its first visit (law 2). For a service with recorded time it also hands the case in: the other
    /// system has done so already, and tells its visits itself.
    /// </summary>
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

        var came = AddVisitAtOpening(flow, command);

        if (facts.Matter is { RepeatedOffices: { IsDefaultOrEmpty: false } pairs })
        {
            flow.Add(new ConflictsFound { Offices = pairs, Cause = RepeatedPair });
        }

        return Accept(flow, visit: came);
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
        if ((Guard(state, command, now, CaseStatus.Open) ?? TooManyAtCounters(state!, command.Actor)) is { } refusal)
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

        // What was required to hand it in is required after every correction, or fees and conditions would have nothing to read.
        var definition = facts.Service.Definition;
        if (Unanswered(state, definition) is { } missing)
        {
            return missing;
        }

        var flow = CaseFlow.Begin(state, facts, now);
        flow.Add(new DeficiencyAnswered { Text = command.Text });
        foreach (var step in definition.Steps)
        {
            // What the notice stopped begins anew.
            if (CaseSteps.Find(flow.State, step.Code) is { DueAt: null } open && CaseSteps.IsWaiting(open))
            {
                flow.StartClock(step);
            }
        }

        if (RaisedRisk(flow.State, definition) is { } raised)
        {
            flow.Add(new RiskClassified { Class = raised });
        }

        flow.ReopenSkipped(FactsChanged);

        return flow.Advance() is { } none ? none : Accept(flow);
    }

    /// <summary>The applicant takes the application back, any time before the decision; a decision that is challenged was taken.</summary>
    public static Decision<CaseState, CaseReceipt> Withdraw(CaseState? state, WithdrawCase command, CaseFacts facts, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(command);
        if (Guard(state, command, now, CaseStatus.Open, CaseStatus.InProgress, CaseStatus.WaitingForApplicant) is { } refusal)
        {
            return refusal;
        }

        if (state!.Verdict is not null)
        {
            return WrongStatus(state);
        }

        var flow = CaseFlow.Begin(state, facts, now);
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

        if (command.IntakeOffice is { } office && !CaseSteps.MayWork(office, definition, facts, now))
        {
            return CaseErrors.OfficeNotEligible.With("office", office);
        }

        return LacksVisitReason(command, facts) ? CaseErrors.VisitReasonMissing.With("budget", definition.VisitBudget) : null;
    }

    private static bool IsOnChecklist(ServiceDefinition definition, string item) => definition.Checklist.Any(i => i.Code == item);

    private static bool IsAskedFor(CaseState state, ServiceDefinition definition, string item) =>
        definition.Checklist.Any(i => i.Code == item && Conditions.Holds(i.When, CaseFactSheet.Of(state, definition)));

    private static InvalidOperationException Missing(string fact) => new($"The rule needs {fact} among the facts.");
}
