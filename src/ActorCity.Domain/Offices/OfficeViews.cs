using ActorCity.Contracts.Offices;
using ActorCity.Contracts.Routing;

namespace ActorCity.Domain.Offices;

/// <summary>An office as everybody sees it.</summary>
public static class OfficeViews
{
    public static OfficeView From(OfficeState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return new OfficeView
        {
            Code = state.Code,
            Version = state.Version,
            Name = state.Name,
            Region = state.Region,
            District = state.District,
            Status = state.Status,
            Licence = state.Licence,
            LicensedUntil = state.LicensedUntil,
            Scope = state.Scope,
            Capacity = state.Capacity,
            Cause = state.Cause,
        };
    }
}

/// <summary>An office as draws see it.</summary>
public static class OfficeListings
{
    public static OfficeListing From(OfficeState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return new OfficeListing
        {
            Office = state.Code,
            OfficeVersion = state.Version,
            Active = state.Status == OfficeStatus.Active,
            LicensedUntil = state.LicensedUntil,
            Scope = state.Scope,
            Weight = state.Capacity,
        };
    }
}
