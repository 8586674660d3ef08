using ActorCity.Contracts.Cases;

namespace ActorCity.Domain.Cases;

/// <summary>A case as everybody who may see it sees it (law 6).</summary>
public static class CaseViews
{
    public static CaseView From(CaseState state) => throw new NotImplementedException();
}
