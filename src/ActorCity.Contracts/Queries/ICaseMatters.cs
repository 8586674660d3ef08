using ActorCity.Contracts.Cases;
using Orleans.Concurrency;

namespace ActorCity.Contracts.Queries;

/// <summary>What the city knows of an applicant's earlier cases when a new one is opened. Any key. Not for clients.</summary>
[GrainInterfaceType("ac.query.matters"), Alias("ac.query.matters")]
public interface ICaseMatters : IGrainWithStringKey
{
    /// <summary>Earlier cases of the same matter, and offices that decided this applicant's cases often.</summary>
    [Alias("find"), ReadOnly]
    Task<MatterFindings> FindAsync(MatterQuestion question);
}

/// <summary>A new case about to be opened.</summary>
[GenerateSerializer, Immutable, Alias("ac.query.matter-question")]
public sealed record MatterQuestion
{
    /// <summary>What its draws will be seeded with.</summary>
    [Id(0)] public required string DrawSubject { get; init; }

    /// <summary>Keyed hash of the applicant.</summary>
    [Id(1)] public required string ApplicantHash { get; init; }

    /// <summary>Earlier cases opened at or after this instant belong to the matter.</summary>
    [Id(2)] public required DateTimeOffset MatterSince { get; init; }

    /// <summary>Decisions at or after this instant are counted.</summary>
    [Id(3)] public required DateTimeOffset PairsSince { get; init; }

    /// <summary>An office that decided so often is named; 0: none is.</summary>
    [Id(4)] public required int PairMax { get; init; }
}

/// <summary>What was found.</summary>
[GenerateSerializer, Immutable, Alias("ac.query.matter-findings")]
public sealed record MatterFindings
{
    /// <summary>The newest earlier case of the matter, with all visits of the matter up to now; null: none.</summary>
    [Id(0)] public LinkedMatter? Earlier { get; init; }

    /// <summary>Offices that decided this applicant's cases so often, sorted; at most 32.</summary>
    [Id(1)] public ImmutableArray<string> RepeatedOffices { get; init; } = [];
}
