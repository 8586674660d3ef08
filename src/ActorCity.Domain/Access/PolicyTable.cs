using ActorCity.Contracts;

namespace ActorCity.Domain.Access;

/// <summary>The one policy table: who may give which command.</summary>
public static class PolicyTable
{
    public static Refusal? Check(CityCommand command) => throw new NotImplementedException();
}
