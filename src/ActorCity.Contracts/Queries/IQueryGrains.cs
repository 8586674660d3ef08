using ActorCity.Contracts.Cases;
using ActorCity.Contracts.Journal;
using Orleans.Concurrency;

namespace ActorCity.Contracts.Queries;

/// <summary>
/// Questions about many cases. Key: <c>qy-</c> + a number from 0 to 15, any of them. Answers come from tables written in the same
/// transaction as the cases: they are never older than the last acknowledged command.
/// </summary>
[GrainInterfaceType("ac.query.cases"), Alias("ac.query.cases")]
public interface ICaseQueries : IGrainWithStringKey
{
    /// <summary>Cases that match, newest first.</summary>
    [Alias("search"), ReadOnly]
    Task<Page<CaseSummary>> SearchAsync(CaseSearch search);

    /// <summary>What happened to a case, oldest first.</summary>
    [Alias("timeline"), ReadOnly]
    Task<Page<JournalEntry>> TimelineAsync(CaseId id, string? cursor, int limit);

    /// <summary>A case's visits, oldest first (at most 200).</summary>
    [Alias("visits"), ReadOnly]
    Task<ImmutableArray<VisitSummary>> VisitsAsync(CaseId id);

    /// <summary>A case's documents, oldest first (at most 64).</summary>
    [Alias("documents"), ReadOnly]
    Task<ImmutableArray<DocumentSummary>> DocumentsAsync(CaseId id);

    /// <summary>The entry that a command wrote, anywhere in the city; null if there is none.</summary>
    [Alias("find-command"), ReadOnly]
    Task<JournalEntry?> FindCommandAsync(string commandId);
}

/// <summary>Questions about the city's offices, services and figures. Key: as <see cref="ICaseQueries"/>.</summary>
[GrainInterfaceType("ac.query.city"), Alias("ac.query.city")]
public interface ICityQueries : IGrainWithStringKey
{
    /// <summary>Offices by code.</summary>
    [Alias("offices"), ReadOnly]
    Task<Page<OfficeSummary>> OfficesAsync(OfficeSearch search);

    /// <summary>Services by code.</summary>
    [Alias("services"), ReadOnly]
    Task<Page<ServiceSummary>> ServicesAsync(string? cursor, int limit);

    /// <summary>Figures of one service over all its cases. Two at a time per silo; otherwise <see cref="CityBusyException"/>.</summary>
    [Alias("report"), ReadOnly]
    Task<ServiceReport> ReportAsync(string service);
}

/// <summary>Open work, for offices. Key: as <see cref="ICaseQueries"/>. For silos only.</summary>
[GrainInterfaceType("ac.query.work"), Alias("ac.query.work")]
public interface IWorkQueries : IGrainWithStringKey
{
    /// <summary>
    /// The most urgent open steps that wait at an office (nobody has them, no notice waits), most urgent first; and the case that
    /// the same command took earlier, if it did.
    /// </summary>
    [Alias("next"), ReadOnly]
    Task<NextWork> NextAsync(NextWorkSearch search);

    /// <summary>Steps of undecided cases that an office holds, taken or not, by case; those after the case <paramref name="after"/>.</summary>
    [Alias("held"), ReadOnly]
    Task<ImmutableArray<HeldWork>> HeldAsync(string office, CaseId? after, int limit);
}
