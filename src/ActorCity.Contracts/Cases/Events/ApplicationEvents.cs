using ActorCity.Contracts.Catalogue;
using ActorCity.Contracts.Journal;

namespace ActorCity.Contracts.Cases.Events;

/// <summary>The applicant filled in the form, or a part of it.</summary>
[GenerateSerializer, Immutable, Alias("ac.form-answered")]
public sealed record FormAnswered : CityEvent
{
    /// <summary>The answers in stored form; an empty value took an answer back. Persons by keyed hash.</summary>
    [Id(0)] public required ImmutableArray<FieldAnswer> Answers { get; init; }
}

/// <summary>The case got its risk class.</summary>
[GenerateSerializer, Immutable, Alias("ac.risk-classified")]
public sealed record RiskClassified : CityEvent
{
    /// <summary>The class.</summary>
    [Id(0)] public required RiskClass Class { get; init; }
}

/// <summary>The same matter was asked for before: its visits count here, too (law 2).</summary>
[GenerateSerializer, Immutable, Alias("ac.matter-linked")]
public sealed record MatterLinked : CityEvent
{
    /// <summary>The earlier case.</summary>
    [Id(0)] public required CaseId Case { get; init; }

    /// <summary>Visits that the matter had cost so far.</summary>
    [Id(1)] public required int Visits { get; init; }
}

/// <summary>Offices that may not be drawn for this case.</summary>
[GenerateSerializer, Immutable, Alias("ac.conflicts-found")]
public sealed record ConflictsFound : CityEvent
{
    /// <summary>The offices, sorted.</summary>
    [Id(0)] public required ImmutableArray<string> Offices { get; init; }

    /// <summary>Why: <c>repeated-pair</c>.</summary>
    [Id(1)] public required string Cause { get; init; }
}

/// <summary>An office said that it has an interest: it is out of the case.</summary>
[GenerateSerializer, Immutable, Alias("ac.interest-declared")]
public sealed record InterestDeclared : CityEvent
{
    /// <summary>The office.</summary>
    [Id(0)] public required string Office { get; init; }

    /// <summary>What kind of interest.</summary>
    [Id(1)] public required string Reason { get; init; }
}

/// <summary>The applicant lets an agent act for him.</summary>
[GenerateSerializer, Immutable, Alias("ac.mandate-granted")]
public sealed record MandateGranted : CityEvent
{
    /// <summary>The agent's reference.</summary>
    [Id(0)] public required string Agent { get; init; }

    /// <summary>Until when; null: until it is withdrawn.</summary>
    [Id(1)] public DateTimeOffset? Until { get; init; }
}

/// <summary>The mandate ended.</summary>
[GenerateSerializer, Immutable, Alias("ac.mandate-withdrawn")]
public sealed record MandateWithdrawn : CityEvent
{
    /// <summary>Why.</summary>
    [Id(0)] public string? Reason { get; init; }
}

/// <summary>Somebody said why a visit beyond the budget was needed. The flag stays.</summary>
[GenerateSerializer, Immutable, Alias("ac.visit-explained")]
public sealed record VisitExplained : CityEvent
{
    /// <summary>The visit.</summary>
    [Id(0)] public required int Visit { get; init; }

    /// <summary>The explanation.</summary>
    [Id(1)] public required string Explanation { get; init; }
}

/// <summary>The decision was challenged.</summary>
[GenerateSerializer, Immutable, Alias("ac.appeal-lodged")]
public sealed record AppealLodged : CityEvent
{
    /// <summary>The step that it opens.</summary>
    [Id(0)] public required string Step { get; init; }

    /// <summary>Why.</summary>
    [Id(1)] public required string Reason { get; init; }

    /// <summary>The verdict that is challenged.</summary>
    [Id(2)] public required string Verdict { get; init; }
}

/// <summary>The applicant's time to answer began to run.</summary>
[GenerateSerializer, Immutable, Alias("ac.applicant-clock-started")]
public sealed record ApplicantClockStarted : CityEvent
{
    /// <summary>Until when, UTC.</summary>
    [Id(0)] public required DateTimeOffset DueAt { get; init; }

    /// <summary>Working days given.</summary>
    [Id(1)] public required int WorkingDays { get; init; }
}

/// <summary>The applicant did not answer in time; the application counts as withdrawn.</summary>
[GenerateSerializer, Immutable, Alias("ac.applicant-silent")]
public sealed record ApplicantSilent : CityEvent
{
    /// <summary>When the answer was due, UTC.</summary>
    [Id(0)] public required DateTimeOffset DueAt { get; init; }
}

/// <summary>The case now keeps another version of its service.</summary>
[GenerateSerializer, Immutable, Alias("ac.case-migrated")]
public sealed record CaseMigrated : CityEvent
{
    /// <summary>Before.</summary>
    [Id(0)] public required int FromVersion { get; init; }

    /// <summary>From now on.</summary>
    [Id(1)] public required int ToVersion { get; init; }

    /// <summary>Visits allowed from now on.</summary>
    [Id(2)] public required int VisitBudget { get; init; }

    /// <summary>Why.</summary>
    [Id(3)] public required string Reason { get; init; }
}
