using ActorCity.Contracts.Cases;
using ActorCity.Contracts.Journal;
using ActorCity.Contracts.Offices;
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

    /// <summary>Figures of one service over all its cases.</summary>
    [Alias("report"), ReadOnly]
    Task<ServiceReport> ReportAsync(string service);
}

/// <summary>Open work, for offices. Key: as <see cref="ICaseQueries"/>. For silos only.</summary>
[GrainInterfaceType("ac.query.work"), Alias("ac.query.work")]
public interface IWorkQueries : IGrainWithStringKey
{
    /// <summary>
    /// The most urgent open steps that wait at an office (nobody has them, no notice waits), most urgent first; and the case that
    /// <paramref name="commandId"/> took earlier, if it did.
    /// </summary>
    [Alias("next"), ReadOnly]
    Task<NextWork> NextAsync(string office, string commandId, int limit);

    /// <summary>Steps of undecided cases that an office holds, taken or not, by case.</summary>
    [Alias("held"), ReadOnly]
    Task<ImmutableArray<WorkRef>> HeldAsync(string office, int limit);
}

/// <summary>One page of an answer.</summary>
/// <typeparam name="T">A row.</typeparam>
[GenerateSerializer, Immutable, Alias("ac.page`1")]
public sealed record Page<T>
{
    /// <summary>The rows.</summary>
    [Id(0)] public required ImmutableArray<T> Items { get; init; }

    /// <summary>Opaque; give it back to get the next page. Null: this was the last one.</summary>
    [Id(1)] public string? Next { get; init; }
}

/// <summary>Which cases. All given conditions must hold.</summary>
[GenerateSerializer, Immutable, Alias("ac.query.case-search")]
public sealed record CaseSearch
{
    /// <summary>A tracking code.</summary>
    [Id(0)] public CaseId? Case { get; init; }

    /// <summary>An applicant, as given when the case was opened; compared by keyed hash.</summary>
    [Id(1)] public string? Applicant { get; init; }

    /// <summary>A service.</summary>
    [Id(2)] public string? Service { get; init; }

    /// <summary>The office that holds the case.</summary>
    [Id(3)] public string? Holder { get; init; }

    /// <summary>Where it stands.</summary>
    [Id(4)] public CaseStatus? Status { get; init; }

    /// <summary>Opened at or after.</summary>
    [Id(5)] public DateTimeOffset? OpenedFrom { get; init; }

    /// <summary>Opened before.</summary>
    [Id(6)] public DateTimeOffset? OpenedBefore { get; init; }

    /// <summary>From an earlier page.</summary>
    [Id(7)] public string? Cursor { get; init; }

    /// <summary>1 to 200.</summary>
    [Id(8)] public int Limit { get; init; } = 50;

    /// <summary>The office whose counter opened the case.</summary>
    [Id(9)] public string? IntakeOffice { get; init; }
}

/// <summary>A case in a list.</summary>
[GenerateSerializer, Immutable, Alias("ac.query.case-summary")]
public sealed record CaseSummary
{
    /// <summary>Tracking code.</summary>
    [Id(0)] public required CaseId Case { get; init; }

    /// <summary>Version.</summary>
    [Id(1)] public required long Version { get; init; }

    /// <summary>Service.</summary>
    [Id(2)] public required string Service { get; init; }

    /// <summary>Where it stands.</summary>
    [Id(3)] public required CaseStatus Status { get; init; }

    /// <summary>How it came.</summary>
    [Id(4)] public required Channel Channel { get; init; }

    /// <summary>Intake office.</summary>
    [Id(5)] public string? IntakeOffice { get; init; }

    /// <summary>Office that holds it.</summary>
    [Id(6)] public string? Holder { get; init; }

    /// <summary>Opened at.</summary>
    [Id(7)] public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>Deadline.</summary>
    [Id(8)] public DateTimeOffset? DueAt { get; init; }

    /// <summary>Last event.</summary>
    [Id(9)] public required DateTimeOffset LastEventAt { get; init; }

    /// <summary>Visits used.</summary>
    [Id(10)] public required int VisitCount { get; init; }

    /// <summary>Visits allowed.</summary>
    [Id(11)] public required int VisitBudget { get; init; }

    /// <summary>The deadline passed.</summary>
    [Id(12)] public bool Late { get; init; }

    /// <summary>Verdict.</summary>
    [Id(13)] public string? Verdict { get; init; }
}

/// <summary>A visit in a list.</summary>
[GenerateSerializer, Immutable, Alias("ac.query.visit-summary")]
public sealed record VisitSummary
{
    /// <summary>Number within the case.</summary>
    [Id(0)] public required int Number { get; init; }

    /// <summary>Where.</summary>
    [Id(1)] public required string Office { get; init; }

    /// <summary>When.</summary>
    [Id(2)] public required DateTimeOffset At { get; init; }

    /// <summary>Who asked for it.</summary>
    [Id(3)] public required string AskedBy { get; init; }

    /// <summary>Why.</summary>
    [Id(4)] public string? Reason { get; init; }

    /// <summary>Whose fault.</summary>
    [Id(5)] public required VisitFault Fault { get; init; }

    /// <summary>Beyond the budget.</summary>
    [Id(6)] public required bool Excess { get; init; }
}

/// <summary>A document in a list.</summary>
[GenerateSerializer, Immutable, Alias("ac.query.document-summary")]
public sealed record DocumentSummary
{
    /// <summary>Number within the case.</summary>
    [Id(0)] public required int Number { get; init; }

    /// <summary>Checklist item.</summary>
    [Id(1)] public required string Item { get; init; }

    /// <summary>File name.</summary>
    [Id(2)] public required string FileName { get; init; }

    /// <summary>Media type.</summary>
    [Id(3)] public required string MediaType { get; init; }

    /// <summary>Size in bytes.</summary>
    [Id(4)] public required long Bytes { get; init; }

    /// <summary>SHA-256, hexadecimal.</summary>
    [Id(5)] public required string Sha256 { get; init; }

    /// <summary>When.</summary>
    [Id(6)] public required DateTimeOffset At { get; init; }
}

/// <summary>Which offices.</summary>
[GenerateSerializer, Immutable, Alias("ac.query.office-search")]
public sealed record OfficeSearch
{
    /// <summary>Where it stands.</summary>
    [Id(0)] public OfficeStatus? Status { get; init; }

    /// <summary>Region.</summary>
    [Id(1)] public int? Region { get; init; }

    /// <summary>From an earlier page.</summary>
    [Id(2)] public string? Cursor { get; init; }

    /// <summary>1 to 200.</summary>
    [Id(3)] public int Limit { get; init; } = 50;
}

/// <summary>An office in a list.</summary>
[GenerateSerializer, Immutable, Alias("ac.query.office-summary")]
public sealed record OfficeSummary
{
    /// <summary>Code.</summary>
    [Id(0)] public required string Code { get; init; }

    /// <summary>Name.</summary>
    [Id(1)] public required Catalogue.LocalText Name { get; init; }

    /// <summary>Region.</summary>
    [Id(2)] public required int Region { get; init; }

    /// <summary>District.</summary>
    [Id(3)] public required int District { get; init; }

    /// <summary>Where it stands.</summary>
    [Id(4)] public required OfficeStatus Status { get; init; }

    /// <summary>Weight in draws.</summary>
    [Id(5)] public required int Capacity { get; init; }

    /// <summary>Services it may work on; <c>*</c> alone: all.</summary>
    [Id(6)] public ImmutableArray<string> Scope { get; init; } = [];
}

/// <summary>A service in a list.</summary>
[GenerateSerializer, Immutable, Alias("ac.query.service-summary")]
public sealed record ServiceSummary
{
    /// <summary>Code.</summary>
    [Id(0)] public required string Code { get; init; }

    /// <summary>Title.</summary>
    [Id(1)] public required Catalogue.LocalText Title { get; init; }

    /// <summary>Owner.</summary>
    [Id(2)] public required string Agency { get; init; }

    /// <summary>Standing of the newest version.</summary>
    [Id(3)] public required Catalogue.ServiceVersionStatus Status { get; init; }

    /// <summary>Newest published version.</summary>
    [Id(4)] public int? PublishedVersion { get; init; }

    /// <summary>Visits allowed.</summary>
    [Id(5)] public required int VisitBudget { get; init; }
}

/// <summary>Open work at an office.</summary>
[GenerateSerializer, Immutable, Alias("ac.query.next-work")]
public sealed record NextWork
{
    /// <summary>Most urgent first.</summary>
    [Id(0)] public required ImmutableArray<WorkRef> Candidates { get; init; }

    /// <summary>How many wait, counted up to 1000.</summary>
    [Id(1)] public required int Waiting { get; init; }

    /// <summary>The entry that the same command wrote earlier.</summary>
    [Id(2)] public JournalEntry? AlreadyTaken { get; init; }
}

/// <summary>An open step.</summary>
[GenerateSerializer, Immutable, Alias("ac.query.work-ref")]
public sealed record WorkRef
{
    /// <summary>The case.</summary>
    [Id(0)] public required CaseId Case { get; init; }

    /// <summary>The step.</summary>
    [Id(1)] public required string Step { get; init; }

    /// <summary>Deadline; null: none runs.</summary>
    [Id(2)] public DateTimeOffset? DueAt { get; init; }
}

/// <summary>Figures of one service, computed from the read models.</summary>
[GenerateSerializer, Immutable, Alias("ac.query.service-report")]
public sealed record ServiceReport
{
    /// <summary>Cases.</summary>
    [Id(0)] public required int Cases { get; init; }

    /// <summary>Performances of steps.</summary>
    [Id(1)] public required int Events { get; init; }

    /// <summary>Per step that any case performed more than once: how many cases did.</summary>
    [Id(2)] public required ImmutableSortedDictionary<string, int> CasesRepeatingStep { get; init; }

    /// <summary>Cases whose last step came after their deadline.</summary>
    [Id(3)] public required int PastDeadline { get; init; }

    /// <summary>Per channel.</summary>
    [Id(4)] public required ImmutableSortedDictionary<string, ChannelFigures> Channels { get; init; }

    /// <summary>Offices by performances of steps, busiest first, at most 50.</summary>
    [Id(5)] public required ImmutableArray<OfficeFigures> Offices { get; init; }

    /// <summary>Cases with more visits than allowed.</summary>
    [Id(6)] public required int VisitExcess { get; init; }

    /// <summary>Visits.</summary>
    [Id(7)] public required int Visits { get; init; }
}

/// <summary>Figures of one channel. Throughput time: from a case's first step to its last; percentiles by linear interpolation.</summary>
[GenerateSerializer, Immutable, Alias("ac.query.channel-figures")]
public sealed record ChannelFigures
{
    /// <summary>Cases.</summary>
    [Id(0)] public required int Cases { get; init; }

    /// <summary>Median throughput time, hours.</summary>
    [Id(1)] public required double MedianHours { get; init; }

    /// <summary>90th percentile of the throughput time, hours.</summary>
    [Id(2)] public required double P90Hours { get; init; }
}

/// <summary>Figures of one office.</summary>
[GenerateSerializer, Immutable, Alias("ac.query.office-figures")]
public sealed record OfficeFigures
{
    /// <summary>Office code.</summary>
    [Id(0)] public required string Office { get; init; }

    /// <summary>Performances of steps.</summary>
    [Id(1)] public required int Events { get; init; }

    /// <summary>Cases it performed a step of.</summary>
    [Id(2)] public required int Cases { get; init; }
}
