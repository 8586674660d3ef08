using ActorCity.Contracts.Queries;

namespace ActorCity.Client;

/// <summary>Reads of cases. They are never older than the last acknowledged command.</summary>
public interface ICases
{
    /// <summary>One case at its newest stored version; null if no case has this number.</summary>
    Task<CaseView?> GetAsync(CaseId id, CancellationToken cancellation = default);

    /// <summary>
    /// Cases that match, newest first. Pages are fetched as they are needed, <see cref="CaseSearch.Limit"/> rows at a time, beginning at
    /// <see cref="CaseSearch.Cursor"/>.
    /// </summary>
    IAsyncEnumerable<CaseSummary> SearchAsync(CaseSearch search, CancellationToken cancellation = default);

    /// <summary>What happened to a case, oldest first; nothing if no case has this number.</summary>
    IAsyncEnumerable<CaseHappening> TimelineAsync(CaseId id, CancellationToken cancellation = default);

    /// <summary>A case's visits in person, oldest first; empty if no case has this number.</summary>
    Task<ImmutableArray<VisitSummary>> VisitsAsync(CaseId id, CancellationToken cancellation = default);

    /// <summary>A case's documents (what is known of them, not their bytes), oldest first; empty if no case has this number.</summary>
    Task<ImmutableArray<DocumentSummary>> DocumentsAsync(CaseId id, CancellationToken cancellation = default);

    /// <summary>How every due date of a case came about; empty if no case has this number.</summary>
    Task<ImmutableArray<DeadlineAccount>> DeadlinesAsync(CaseId id, CancellationToken cancellation = default);
}
