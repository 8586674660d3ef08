using ActorCity.Contracts.Cases;
using ActorCity.Contracts.Cases.Events;
using ActorCity.Contracts.Offices;

namespace ActorCity.Domain.Cases;

/// <summary>In-person visits (law 2).</summary>
public static partial class CaseRules
{
    /// <summary>Whoever opens a case at a counter came unasked: a stored word.</summary>
    private const string AskedByApplicant = "citizen";

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
            return CaseErrors.VisitReasonMissing.With("budget", state.VisitBudget);
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

    // Visits of earlier cases of the same matter count: a new file does not make them unhappen.
    private static bool IsExcess(CaseState state, int number) => (state.Linked?.Visits ?? 0) + number > state.VisitBudget;

    /// <summary>Whether the opening would be a visit beyond the budget that nobody says why of.</summary>
    private static bool LacksVisitReason(OpenCase command, CaseFacts facts) =>
        command.Channel == Channel.Desk
        && facts.Service.Definition is { RecordedTime: false } definition
        && (facts.Matter?.Earlier?.Visits ?? 0) + 1 > definition.VisitBudget
        && string.IsNullOrWhiteSpace(command.VisitReason);

    /// <summary>Whoever opens a case at a counter has come in person, whoever types. False: it was opened another way.</summary>
    private static bool AddVisitAtOpening(CaseFlow flow, OpenCase command)
    {
        if (command is not { Channel: Channel.Desk, IntakeOffice: { } counter })
        {
            return false;
        }

        var usual = IsExcess(flow.State, 1) ? VisitFault.Citizen : VisitFault.None;
        AddVisit(flow, counter, AskedByApplicant, command.VisitReason, command.VisitFault ?? usual);
        return true;
    }

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
}
