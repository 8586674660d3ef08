using ActorCity.Contracts;
using ActorCity.Contracts.Access;
using ActorCity.Contracts.Journal;
using ActorCity.Contracts.Offices;
using ActorCity.Contracts.Offices.Events;
using ActorCity.Contracts.Queries;
using ActorCity.Domain.Access;
using ActorCity.Domain.Deadlines;

namespace ActorCity.Domain.Offices;

/// <summary>What stewards do with an office (law 10).</summary>
public static class OfficeRules
{
    public static Decision<OfficeState, OfficeReceipt> Register(OfficeState? state, RegisterOffice command, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(command);
        if (PolicyTable.Check(command) is { } refusal)
        {
            return refusal;
        }

        return state is not null
            ? OfficeErrors.Exists
            : Accept(new OfficeRegistered { Name = command.Name, Region = command.Region, District = command.District });
    }

    public static Decision<OfficeState, OfficeReceipt> License(OfficeState? state, LicenseOffice command, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(command);
        if (Guard(state, command, OfficeStatus.Registered, OfficeStatus.Licensed, OfficeStatus.Active, OfficeStatus.Suspended) is { } refusal)
        {
            return refusal;
        }

        return command.Until < CivilTime.DateAt(now)
            ? OfficeErrors.LicenceEnded
            : Accept(new OfficeLicensed { Licence = command.Licence, Until = command.Until, Scope = Ordered(command.Scope), Capacity = command.Capacity });
    }

    public static Decision<OfficeState, OfficeReceipt> Activate(OfficeState? state, ActivateOffice command, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(command);
        if (Guard(state, command, OfficeStatus.Licensed, OfficeStatus.Suspended) is { } refusal)
        {
            return refusal;
        }

        return IsLicensed(state!, now) ? Accept(new OfficeActivated()) : OfficeErrors.LicenceEnded;
    }

    public static Decision<OfficeState, OfficeReceipt> ChangeScope(OfficeState? state, ChangeOfficeScope command, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(command);
        return Guard(state, command, OfficeStatus.Licensed, OfficeStatus.Active, OfficeStatus.Suspended) is { } refusal
            ? refusal
            : Accept(new OfficeScopeChanged { Scope = Ordered(command.Scope) });
    }

    public static Decision<OfficeState, OfficeReceipt> ChangeCapacity(OfficeState? state, ChangeOfficeCapacity command, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(command);
        return Guard(state, command, OfficeStatus.Licensed, OfficeStatus.Active, OfficeStatus.Suspended) is { } refusal
            ? refusal
            : Accept(new OfficeCapacityChanged { Capacity = command.Capacity });
    }

    public static Decision<OfficeState, OfficeReceipt> Suspend(OfficeState? state, SuspendOffice command, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(command);
        return Guard(state, command, OfficeStatus.Active) is { } refusal
            ? refusal
            : Accept(new OfficeSuspended { Cause = command.Cause });
    }

    public static Decision<OfficeState, OfficeReceipt> Revoke(OfficeState? state, RevokeOffice command, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(command);
        return Guard(state, command, OfficeStatus.Registered, OfficeStatus.Licensed, OfficeStatus.Active, OfficeStatus.Suspended) is { } refusal
            ? refusal
            : Accept(new OfficeRevoked { Cause = command.Cause });
    }

    /// <summary>Why the examiner may not take work at this office now; null if he may.</summary>
    public static Refusal? MayTake(OfficeState? state, TakeNext command, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(command);
        if (PolicyTable.Check(command) is { } refusal)
        {
            return refusal;
        }

        if (state is null)
        {
            return OfficeErrors.Unknown;
        }

        if (command.Actor.Office != state.Code)
        {
            return OfficeErrors.NotStaff;
        }

        if (state.Status != OfficeStatus.Active)
        {
            return WrongStatus(state);
        }

        return IsLicensed(state, now) ? null : OfficeErrors.LicenceEnded;
    }

    /// <summary>Whether a case's refusal to give a step is about the command itself, so that no other case would take it either.</summary>
    public static bool EndsTaking(Refusal refusal)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        return refusal.Code == CommandErrors.Expired.Code || refusal.Code == CommandErrors.IdReused.Code;
    }

    /// <summary>The work that a role takes; null for a role that takes none.</summary>
    public static string? SkillOf(ActorRole role) => role switch
    {
        ActorRole.Examiner => WorkSkills.Examiner,
        ActorRole.Inspector => WorkSkills.Inspector,
        _ => null,
    };

    private static Refusal? Guard(OfficeState? state, CityCommand command, params ReadOnlySpan<OfficeStatus> allowed)
    {
        if (PolicyTable.Check(command) is { } refusal)
        {
            return refusal;
        }

        if (state is null)
        {
            return OfficeErrors.Unknown;
        }

        return allowed.Contains(state.Status) ? null : WrongStatus(state);
    }

    private static bool IsLicensed(OfficeState state, DateTimeOffset now) => CivilTime.DateAt(now) <= state.LicensedUntil;

    private static Refusal WrongStatus(OfficeState state) => OfficeErrors.WrongStatus.With("status", Words.Of(state.Status));

    private static ImmutableArray<string> Ordered(ImmutableArray<string> scope) =>
        [.. scope.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private static Decision<OfficeState, OfficeReceipt> Accept(CityEvent happened) =>
        Decision<OfficeState, OfficeReceipt>.Accept(
            [happened], s => new OfficeReceipt { Office = s.Code, Version = s.Version, Status = s.Status });
}
