namespace ActorCity.Contracts.Journal;

/// <summary>Names of the grain-storage providers. Grains know these names and nothing else of storage.</summary>
public static class Stores
{
    /// <summary>For grains whose changes are public acts: state and journal in one transaction.</summary>
    public const string Journal = "journal";

    /// <summary>The stock ADO.NET provider, for grains without public acts.</summary>
    public const string Plain = "plain";
}
