using ActorCity.Contracts.Catalogue;

namespace ActorCity.Domain.Catalogue;

/// <summary>What a service card must keep to before anybody may publish it.</summary>
public static class DefinitionRules
{
    /// <summary>What is wrong, one stable phrase per problem; empty: nothing.</summary>
    public static ImmutableArray<string> Check(ServiceDefinition definition) => throw new NotImplementedException();
}
