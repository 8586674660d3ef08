using System.Text.Json.Serialization;

namespace ActorCity.Contracts.Cases;

/// <summary>A deadline as it stands.</summary>
[GenerateSerializer, Immutable, Alias("ac.case.clock")]
public sealed record ClockView
{
    /// <summary>Until when, UTC; null before submission, or while suspended.</summary>
    [Id(0)] public DateTimeOffset? DueAt { get; init; }

    /// <summary>Suspended since; null while running.</summary>
    [Id(1)] public DateTimeOffset? SuspendedAt { get; init; }

    /// <summary>Working days left while suspended.</summary>
    [Id(2)] public int? RemainingWorkingDays { get; init; }

    /// <summary>The deadline passed at; null if it did not.</summary>
    [Id(3)] public DateTimeOffset? PassedAt { get; init; }
}

/// <summary>A document that a case has.</summary>
[GenerateSerializer, Immutable, Alias("ac.case.document")]
public sealed record CaseDocument
{
    /// <summary>1, 2, 3 … within the case.</summary>
    [Id(0)] public required int Number { get; init; }

    /// <summary>The checklist item it serves.</summary>
    [Id(1)] public required string Item { get; init; }

    /// <summary>SHA-256 of its bytes, hexadecimal.</summary>
    [Id(2)] public required string Sha256 { get; init; }
}

/// <summary>The states of a step in a case.</summary>
public enum CaseStepStatus
{
    /// <summary>Waits for its performer.</summary>
    Open = 0,

    /// <summary>An examiner has it.</summary>
    Taken = 1,

    /// <summary>Done.</summary>
    Done = 2,

    /// <summary>Not needed in this case.</summary>
    Skipped = 3,

    /// <summary>Was over, and has to be done again when its turn comes.</summary>
    Reopened = 4,
}

/// <summary>A step of a case.</summary>
[GenerateSerializer, Immutable, Alias("ac.case.step")]
public sealed record CaseStep
{
    /// <summary>The step's code.</summary>
    [Id(0)] public required string Code { get; init; }

    /// <summary>Where it stands.</summary>
    [Id(1)] public required CaseStepStatus Status { get; init; }

    /// <summary>The office that has it, or did it last.</summary>
    [Id(2)] public string? Office { get; init; }

    /// <summary>The person who has it, or did it last.</summary>
    [Id(3)] public string? Person { get; init; }

    /// <summary>How often it was performed.</summary>
    [Id(4)] public int Times { get; init; }

    /// <summary>How often it was drawn.</summary>
    [Id(5)] public int Round { get; init; }

    /// <summary>Open, taken or done since, UTC.</summary>
    [Id(6)] public required DateTimeOffset Since { get; init; }

    /// <summary>The step's own deadline, UTC; null: none, or it stands still.</summary>
    [Id(7)] public DateTimeOffset? DueAt { get; init; }

    /// <summary>Which setting of the deadline this is; due rows carry it.</summary>
    [Id(8), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] public int Clock { get; init; }

    /// <summary>What performing it stated.</summary>
    [Id(9)] public string? Outcome { get; init; }

    /// <summary>How far up the escalation ladder it is: 0 in time, 1 its office's manager knows, 2 the stewards' oversight knows.</summary>
    [Id(10), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] public int Escalation { get; init; }

    /// <summary>Silence was taken for its outcome.</summary>
    [Id(11), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] public bool Deemed { get; init; }

    /// <summary>When it goes up the ladder further, UTC; null: not at all.</summary>
    [Id(12)] public DateTimeOffset? EscalatesAt { get; init; }

    /// <summary>What its office was drawn for, where that is not to decide.</summary>
    [Id(13)] public Routing.Events.DrawPart? Part { get; init; }
}
