using ActorCity.Contracts;
using ActorCity.Contracts.Offices;

namespace ActorCity.Domain.Offices;

/// <summary>What stewards do with an office (law 10).</summary>
public static class OfficeRules
{
    public static Decision<OfficeState, OfficeReceipt> Register(OfficeState? state, RegisterOffice command, DateTimeOffset now) => throw new NotImplementedException();

    public static Decision<OfficeState, OfficeReceipt> License(OfficeState? state, LicenseOffice command, DateTimeOffset now) => throw new NotImplementedException();

    public static Decision<OfficeState, OfficeReceipt> Activate(OfficeState? state, ActivateOffice command, DateTimeOffset now) => throw new NotImplementedException();

    public static Decision<OfficeState, OfficeReceipt> ChangeScope(OfficeState? state, ChangeOfficeScope command, DateTimeOffset now) => throw new NotImplementedException();

    public static Decision<OfficeState, OfficeReceipt> ChangeCapacity(OfficeState? state, ChangeOfficeCapacity command, DateTimeOffset now) => throw new NotImplementedException();

    public static Decision<OfficeState, OfficeReceipt> Suspend(OfficeState? state, SuspendOffice command, DateTimeOffset now) => throw new NotImplementedException();

    public static Decision<OfficeState, OfficeReceipt> Revoke(OfficeState? state, RevokeOffice command, DateTimeOffset now) => throw new NotImplementedException();

    /// <summary>Why the examiner may not take work at this office now; null if he may.</summary>
    public static Refusal? MayTake(OfficeState? state, TakeNext command, DateTimeOffset now) => throw new NotImplementedException();
}
