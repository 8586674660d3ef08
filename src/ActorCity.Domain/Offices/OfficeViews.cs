using ActorCity.Contracts.Offices;
using ActorCity.Contracts.Routing;

namespace ActorCity.Domain.Offices;

/// <summary>An office as everybody sees it.</summary>
public static class OfficeViews
{
    public static OfficeView From(OfficeState state) => throw new NotImplementedException();
}

/// <summary>An office as draws see it.</summary>
public static class OfficeListings
{
    public static OfficeListing From(OfficeState state) => throw new NotImplementedException();
}
