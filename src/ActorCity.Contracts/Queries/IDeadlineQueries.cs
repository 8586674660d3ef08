using ActorCity.Contracts.Cases;
using ActorCity.Contracts.Catalogue;
using Orleans.Concurrency;

namespace ActorCity.Contracts.Queries;

/// <summary>How due dates came about. Key: as <see cref="ICaseQueries"/>.</summary>
[GrainInterfaceType("ac.query.deadlines"), Alias("ac.query.deadlines")]
public interface IDeadlineQueries : IGrainWithStringKey
{
    /// <summary>Every deadline that ran in a case, in the order in which they began; none if no case has this number.</summary>
    [Alias("explain"), ReadOnly]
    Task<ImmutableArray<DeadlineAccount>> ExplainAsync(CaseId id);
}

/// <summary>What a deadline is for.</summary>
public enum DeadlineSubject
{
    /// <summary>The decision.</summary>
    Decision = 0,

    /// <summary>One step.</summary>
    Step = 1,

    /// <summary>The applicant's answer to a notice.</summary>
    Applicant = 2,
}

/// <summary>One deadline, from its start to its end.</summary>
[GenerateSerializer, Immutable, Alias("ac.query.deadline-account")]
public sealed record DeadlineAccount
{
    /// <summary>What it is for.</summary>
    [Id(0)] public required DeadlineSubject Subject { get; init; }

    /// <summary>For a step's: the step.</summary>
    [Id(1)] public string? Step { get; init; }

    /// <summary>What happened to it, oldest first.</summary>
    [Id(2)] public required ImmutableArray<DeadlineMove> Moves { get; init; }

    /// <summary>Until when, UTC, as it stands or stood at its end; null while it stands still.</summary>
    [Id(3)] public DateTimeOffset? DueAt { get; init; }

    /// <summary>It was met or is no longer needed since, UTC; null: it runs or stands still.</summary>
    [Id(4)] public DateTimeOffset? EndedAt { get; init; }
}

/// <summary>What can happen to a deadline.</summary>
public enum DeadlineMoveKind
{
    /// <summary>It began to run.</summary>
    Started = 0,

    /// <summary>It stopped.</summary>
    Stopped = 1,

    /// <summary>It goes on with what was left; a step's own begins anew.</summary>
    Resumed = 2,

    /// <summary>It passed.</summary>
    Passed = 3,

    /// <summary>What it was for was done, or is no longer needed.</summary>
    Ended = 4,
}

/// <summary>One thing that happened to a deadline, with everything that its date can be computed from.</summary>
[GenerateSerializer, Immutable, Alias("ac.query.deadline-move")]
public sealed record DeadlineMove
{
    /// <summary>What.</summary>
    [Id(0)] public required DeadlineMoveKind Kind { get; init; }

    /// <summary>When, UTC.</summary>
    [Id(1)] public required DateTimeOffset At { get; init; }

    /// <summary>The civil day in the city. A deadline's first working day is the one after it.</summary>
    [Id(2)] public required DateOnly Day { get; init; }

    /// <summary>The case's version it happened with.</summary>
    [Id(3)] public required long Version { get; init; }

    /// <summary>
    /// Why: stopped by a <c>notice</c> or an <c>applicant-step</c>; passed: <c>deadline</c>, <c>escalated</c>, <c>deemed</c>; ended because
    /// it was <c>decided</c>, <c>performed</c>, <c>answered</c>, <c>skipped</c>, <c>reopened</c>, <c>withdrawn</c> or <c>closed</c>.
    /// </summary>
    [Id(4)] public string? Cause { get; init; }

    /// <summary>Started or resumed: working days to run. Stopped: working days left. Null: a date that another system set.</summary>
    [Id(5)] public int? WorkingDays { get; init; }

    /// <summary>Started or resumed: days on the way that do not count.</summary>
    [Id(6)] public ImmutableArray<SkippedDay> Skipped { get; init; } = [];

    /// <summary>Started or resumed: the last day.</summary>
    [Id(7)] public DateOnly? LastDay { get; init; }

    /// <summary>Started or resumed: the end of the last day, UTC, as the case recorded it.</summary>
    [Id(8)] public DateTimeOffset? DueAt { get; init; }

    /// <summary>The calendar now in force gives another last day, because it was changed afterwards; the recorded one counts.</summary>
    [Id(9)] public DateOnly? LastDayToday { get; init; }
}

/// <summary>Why a day does not count.</summary>
public enum SkipReason
{
    /// <summary>A weekend.</summary>
    Weekend = 0,

    /// <summary>A holiday.</summary>
    Holiday = 1,
}

/// <summary>A day that does not count.</summary>
[GenerateSerializer, Immutable, Alias("ac.query.skipped-day")]
public sealed record SkippedDay
{
    /// <summary>The civil day.</summary>
    [Id(0)] public required DateOnly Day { get; init; }

    /// <summary>Why; a holiday on a weekend is a weekend.</summary>
    [Id(1)] public required SkipReason Reason { get; init; }

    /// <summary>The holiday's name, where the calendar knows it.</summary>
    [Id(2)] public LocalText? Name { get; init; }
}
