using ActorCity.Contracts;
using ActorCity.Contracts.Access;
using ActorCity.Contracts.Cases;
using ActorCity.Contracts.Cases.Events;
using ActorCity.Contracts.Catalogue;
using ActorCity.Contracts.Journal;
using ActorCity.Domain.Access;

namespace ActorCity.Domain.Cases;

/// <summary>The rules of a case: each a pure function of state, command, facts and time.</summary>
public static partial class CaseRules
{
    /// <summary>Whether the command draws an office, so that directory and epoch must be among the facts.</summary>
    public static bool NeedsDraw(CaseState? state, CityCommand command, ServiceDefinition service) =>
        state is not null && (command is RedrawCase || OpenedBy(state, command, service).Any(s => s.Performer == StepPerformer.DrawnOffice));

    /// <summary>
    /// Whether the command asks how an office stands, so that the directory must be among the facts. True wherever <see cref="NeedsDraw"/> is.
    /// History played in from another system is not measured by how offices stand today.
    /// </summary>
    public static bool NeedsDirectory(CaseState? state, CityCommand command, ServiceDefinition service)
    {
        ArgumentNullException.ThrowIfNull(service);
        if (service.RecordedTime)
        {
            return false;
        }

        return command switch
        {
            OpenCase c => c.IntakeOffice is not null,
            DecideCase or RedrawCase => true,
            PerformStep c when CaseSteps.Find(service, c.Step)?.Performer == StepPerformer.AnyOffice => true,
            _ => state is not null && OpenedBy(state, command, service).Any(s => s.Performer != StepPerformer.AnyOffice),
        };
    }

    private static ImmutableArray<StepDefinition> OpenedBy(CaseState state, CityCommand command, ServiceDefinition service) => command switch
    {
        SubmitCase => CaseSteps.Opening(state, service, null),
        PerformStep c => CaseSteps.Opening(state, service, c.Step),
        _ => [],
    };

    /// <summary>What every command on an existing case must pass: the policy table, the case's existence, its limit, its status.</summary>
    private static Refusal? Guard(CaseState? state, CityCommand command, params ReadOnlySpan<CaseStatus> allowed)
    {
        if (PolicyTable.Check(command) is { } refusal)
        {
            return refusal;
        }

        if (state is null)
        {
            return CaseErrors.Unknown;
        }

        // A visit is recorded whatever happens (law 2), and the city must always be able to draw again.
        if (state.Version >= CaseLimits.Commands && command is not Contracts.Cases.RegisterVisit && command.Actor.Role != ActorRole.City)
        {
            return CaseErrors.TooManyCommands.With("limit", CaseLimits.Commands);
        }

        return allowed.Contains(state.Status) ? null : WrongStatus(state);
    }

    private static Refusal WrongStatus(CaseState state) => CaseErrors.WrongStatus.With("status", Words.Of(state.Status));

    /// <summary>
    /// Starts a command's events. A deadline that went by unnoticed is noticed first, so that lateness never depends on who comes first,
    /// the command or the due claimer.
    /// </summary>
    private static ImmutableArray<CityEvent>.Builder Begin(CaseState state, DateTimeOffset now)
    {
        var events = ImmutableArray.CreateBuilder<CityEvent>();
        if (IsLate(state, now) && state.Clock is { PassedAt: null, DueAt: { } dueAt })
        {
            events.Add(new DeadlinePassed { DueAt = dueAt, Holder = state.Holder });
        }

        return events;
    }

    private static bool IsLate(CaseState state, DateTimeOffset now) =>
        CaseStream.IsUndecided(state.Status) && (state.Clock?.PassedAt is not null || now > state.Clock?.DueAt);

    private static Decision<CaseState, CaseReceipt> Accept(
        ImmutableArray<CityEvent>.Builder events, string? step = null, bool visit = false, bool? breach = null) =>
        Decision<CaseState, CaseReceipt>.Accept(
            events.DrainToImmutable(),
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
            });
}
