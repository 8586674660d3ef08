using ActorCity.Contracts.Cases;
using ActorCity.Contracts.Cases.Events;
using ActorCity.Contracts.Deadlines;
using ActorCity.Contracts.Journal;

namespace ActorCity.Domain.Cases;

public static partial class CaseRules
{
    /// <summary>
    /// Takes every undone step away from an office that can no longer act. Drawn steps go to the drawn office, or are drawn again; steps of
    /// the counter become anybody's. Refused as a whole while no office is eligible: the city tries again.
    /// </summary>
    public static Decision<CaseState, CaseReceipt> Redraw(CaseState? state, RedrawCase command, CaseFacts facts, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(facts);
        if (Guard(state, command, CaseStatus.InProgress, CaseStatus.WaitingForApplicant) is { } refusal)
        {
            return refusal;
        }

        var held = facts.Service.Definition.Steps
            .Where(d => CaseSteps.Find(state!, d.Code) is { Status: not CaseStepStatus.Done } s && s.Office == command.From)
            .ToImmutableArray();
        if (held.IsEmpty)
        {
            return CaseErrors.NothingToRedraw;
        }

        var events = Begin(state!, now);
        return CaseSteps.TakeAway(state!, held, command, facts, events) is { } none ? none : Accept(events);
    }

    /// <summary>A due time came. Null: this state no longer waits for it, nothing is written.</summary>
    public static Decision<CaseState, CaseReceipt>? Due(CaseState? state, DueItem item, CaseFacts facts, DateTimeOffset now)
    {
        if (!Awaits(state, item, out var dueAt) || now < dueAt)
        {
            return null;
        }

        var events = ImmutableArray.CreateBuilder<CityEvent>();
        events.Add(new DeadlinePassed { DueAt = dueAt, Holder = state!.Holder });
        return Accept(events);
    }

    /// <summary>When to wake the case again for a due time that came too early by this machine's clock; null: no need.</summary>
    public static DateTimeOffset? WakeAgainAt(CaseState? state, DueItem item, DateTimeOffset now) =>
        Awaits(state, item, out var dueAt) && now < dueAt ? dueAt : null;

    private static bool Awaits(CaseState? state, DueItem item, out DateTimeOffset dueAt)
    {
        ArgumentNullException.ThrowIfNull(item);
        var awaited = item.Kind == DueKinds.Decision ? CaseStream.Awaited(state) : null;
        dueAt = awaited?.DueAt ?? default;
        return awaited?.Number == item.Number;
    }
}
