using ActorCity.Contracts.Deadlines;
using ActorCity.Contracts.Offices;
using ActorCity.Domain.Deadlines;

namespace ActorCity.Domain.Offices;

/// <summary>Which of its work an office must hand to others.</summary>
/// <param name="Cause">Why, as re-draws record it.</param>
/// <param name="Since">When it lost the work: what was drawn before may still arrive a little later.</param>
/// <param name="Keeps">Services whose work stays; empty: none.</param>
public sealed record OfficeSweep(string Cause, DateTimeOffset Since, ImmutableArray<string> Keeps)
{
    /// <summary>Whether work on a service must go.</summary>
    public bool Takes(string service) => !Keeps.Contains(service);
}

/// <summary>When an office loses work: by suspension, revocation, the end of its licence, or a service that left its scope.</summary>
public static class OfficeSweeps
{
    /// <summary>What a due time takes away; null: nothing, the office waits for another or for none.</summary>
    public static OfficeSweep? Of(OfficeState? state, DueItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return state is null ? null : item.Kind switch
        {
            DueKinds.Redraw when item.Number == state.RedrawNumber => ByStanding(state),
            DueKinds.LicenceEnd when LicenceEnd(state) is { } end && item.Number == end.Number => new OfficeSweep("office-licence-ended", end.At, []),
            _ => null,
        };
    }

    /// <summary>When the licence ends, and the number of that due time: its last day. Null: it has none, or one without end.</summary>
    public static (long Number, DateTimeOffset At)? LicenceEnd(OfficeState? state) =>
        state is { LicensedUntil: { } until, Status: not OfficeStatus.Revoked } && until < DateOnly.MaxValue
            ? (until.DayNumber, CivilTime.EndOf(until))
            : null;

    /// <summary>The number of the due re-draw after the scope was set: a new one if a service was lost, none if there is nothing to lose.</summary>
    internal static long? AfterScope(OfficeState state, ImmutableArray<string> scope)
    {
        if (state.Status is OfficeStatus.Suspended or OfficeStatus.Revoked)
        {
            // All work goes already.
            return state.RedrawNumber;
        }

        if (scope is ["*"])
        {
            return null;
        }

        return state.Scope.Any(s => !scope.Contains(s)) ? state.Version : state.RedrawNumber;
    }

    private static OfficeSweep? ByStanding(OfficeState state) => state.Status switch
    {
        OfficeStatus.Suspended => new OfficeSweep("office-suspended", state.LastEventAt, []),
        OfficeStatus.Revoked => new OfficeSweep("office-revoked", state.LastEventAt, []),
        _ when state.Scope is ["*"] => null,
        _ => new OfficeSweep("office-scope-changed", state.LastEventAt, state.Scope),
    };
}
