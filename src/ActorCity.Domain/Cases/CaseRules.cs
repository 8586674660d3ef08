using ActorCity.Contracts;
using ActorCity.Contracts.Access;
using ActorCity.Contracts.Cases;
using ActorCity.Contracts.Catalogue;
using ActorCity.Domain.Access;

namespace ActorCity.Domain.Cases;

/// <summary>The rules of a case: each a pure function of state, command, facts and time.</summary>
public static partial class CaseRules
{
    /// <summary>Whether the command may draw an office, so that directory and epoch must be among the facts.</summary>
    public static bool NeedsDraw(CaseState? state, CityCommand command, ServiceDefinition service)
    {
        ArgumentNullException.ThrowIfNull(service);

        // The version that a migration goes to may draw where this one does not.
        return state is not null && !service.RecordedTime && MovesSteps(command)
            && (command is MigrateCase || service.Steps.Any(s => CaseSteps.IsDrawn(s.Performer)));
    }

    /// <summary>
    /// Whether the command asks how an office stands, so that the directory must be among the facts. True wherever <see cref="NeedsDraw"/> is.
    /// History played in from another system is not measured by how offices stand today.
    /// </summary>
    public static bool NeedsDirectory(CaseState? state, CityCommand command, ServiceDefinition service)
    {
        ArgumentNullException.ThrowIfNull(service);
        return !service.RecordedTime && command switch
        {
            OpenCase c => c.IntakeOffice is not null,
            Contracts.Cases.RegisterVisit or Contracts.Cases.NoticeDeficiency => true,
            _ => state is not null && MovesSteps(command),
        };
    }

    // What may open, close or move a step.
    private static bool MovesSteps(CityCommand command) => command
        is SubmitCase or DecideCase or RedrawCase or AppealDecision or MigrateCase
        or Contracts.Cases.PerformStep or Contracts.Cases.DeclareInterest or Contracts.Cases.AnswerNotice
        or Contracts.Cases.RecordPayment or Contracts.Cases.SettleFeeOverride;

    /// <summary>What every command on an existing case must pass: the policy table, the case's existence, its limit, the mandate, its status.</summary>
    private static Refusal? Guard(CaseState? state, CityCommand command, DateTimeOffset now, params ReadOnlySpan<CaseStatus> allowed)
    {
        if (PolicyTable.Check(command) is { } refusal)
        {
            return refusal;
        }

        if (state is null)
        {
            return CaseErrors.Unknown;
        }

        if (command.Actor.Role == ActorRole.Agent && !IsMandated(state, command.Actor.Person, now))
        {
            return CaseErrors.NoMandate;
        }

        // A visit is recorded whatever happens (law 2), the city must always be able to draw again, and a case must always be able to end.
        if (state.Version >= CaseLimits.Commands && command
            is not (Contracts.Cases.RegisterVisit or Contracts.Cases.TakeWork or DecideCase or WithdrawCase or CloseCase)
            && command.Actor.Role != ActorRole.City)
        {
            return CaseErrors.TooManyCommands.With("limit", CaseLimits.Commands);
        }

        if (!allowed.Contains(state.Status))
        {
            return WrongStatus(state);
        }

        // Coming in person, and saying why, is the citizen's doing: it is recorded there, too.
        return command.Actor.Office is { } office && state.Interested.Contains(office)
            && command is not (Contracts.Cases.RegisterVisit or Contracts.Cases.ExplainVisit or Contracts.Cases.DeclareInterest)
                ? CaseErrors.HasInterest
                : null;
    }

    private static bool IsMandated(CaseState state, string person, DateTimeOffset now) =>
        state.Mandate is { } mandate && mandate.Agent == person && !(now > mandate.Until);

    private static Refusal WrongStatus(CaseState state) => CaseErrors.WrongStatus.With("status", Words.Of(state.Status));

    private static Decision<CaseState, CaseReceipt> Accept(
        CaseFlow flow, string? step = null, bool visit = false, bool? breach = null, int? bill = null) =>
        Decision<CaseState, CaseReceipt>.Accept(
            flow.Events(),
            s => new CaseReceipt
            {
                Case = s.Case,
                Version = s.Version,
                Status = s.Status,
                At = s.LastEventAt,
                Holder = s.Holder,
                Step = step,
                VisitNumber = visit ? s.VisitCount : null,
                VisitBudget = visit ? s.VisitBudget : null,
                Breach = breach,
                Bill = bill,
            });
}
