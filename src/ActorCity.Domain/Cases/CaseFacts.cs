using ActorCity.Contracts.Catalogue;
using ActorCity.Contracts.Queries;
using ActorCity.Contracts.Routing;
using ActorCity.Domain.Deadlines;

namespace ActorCity.Domain.Cases;

/// <summary>What a rule on a case must know from outside the case.</summary>
public sealed record CaseFacts
{
    /// <summary>The service version the case keeps; for an opening, the one in force.</summary>
    public required ServiceVersion Service { get; init; }

    public required WorkingCalendar Calendar { get; init; }

    /// <summary>The city's offices; needed where <see cref="CaseRules.NeedsDirectory"/> says so.</summary>
    public DirectorySnapshot? Directory { get; init; }

    /// <summary>The day's secret; needed where <see cref="CaseRules.NeedsDraw"/> says so.</summary>
    public DrawEpoch? Epoch { get; init; }

    /// <summary>For an opening: keyed hash of the applicant.</summary>
    public string? ApplicantHash { get; init; }

    /// <summary>For an opening: keyed hash of service, applicant and reference (see <see cref="Routing.Draw.SubjectText"/>).</summary>
    public string? DrawSubject { get; init; }

    /// <summary>For an opening: what the city knows of the applicant's earlier cases; null: nobody asked.</summary>
    public MatterFindings? Matter { get; init; }

    /// <summary>For answers that are persons: the keyed hash of a national id.</summary>
    public Func<string, string>? Pseudonym { get; init; }

    /// <summary>For a migration: the version to keep from now on.</summary>
    public ServiceVersion? Target { get; init; }
}
