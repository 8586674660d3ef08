using System.Text.Json.Serialization;

namespace ActorCity.Contracts.Cases;

/// <summary>The answer to one field of the form.</summary>
[GenerateSerializer, Immutable, Alias("ac.case.field-answer")]
public sealed record FieldAnswer
{
    /// <summary>The field.</summary>
    [Id(0)] public required string Field { get; init; }

    /// <summary>The answer in the field's form; empty takes it back.</summary>
    [Id(1)] public required string Value { get; init; }

    /// <summary>In the journal: the case's head keeps it, because conditions or fees may read it. Callers leave it out.</summary>
    [Id(2), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] public bool Kept { get; init; }
}

/// <summary>Fills in the form, all or a part of it, before the application is handed in or while a notice waits.</summary>
[GenerateSerializer, Immutable, Alias("ac.case.answer-form")]
public sealed record AnswerForm : CityCommand
{
    /// <summary>The answers, 1 to 60, one per field.</summary>
    [Id(0)] public required ImmutableArray<FieldAnswer> Answers { get; init; }
}

/// <summary>The applicant lets an agent act for him in this case.</summary>
[GenerateSerializer, Immutable, Alias("ac.case.grant-mandate")]
public sealed record GrantMandate : CityCommand
{
    /// <summary>The agent's reference, as it will stand in the agent's commands.</summary>
    [Id(0)] public required string Agent { get; init; }

    /// <summary>Until when; null: until it is withdrawn or the case ends.</summary>
    [Id(1)] public DateTimeOffset? Until { get; init; }
}

/// <summary>Ends the mandate.</summary>
[GenerateSerializer, Immutable, Alias("ac.case.withdraw-mandate")]
public sealed record WithdrawMandate : CityCommand
{
    /// <summary>Why, at most 1000 characters.</summary>
    [Id(0)] public string? Reason { get; init; }
}

/// <summary>Challenges the decision within the service's time. It goes to an office that had no part in the case.</summary>
[GenerateSerializer, Immutable, Alias("ac.case.appeal")]
public sealed record AppealDecision : CityCommand
{
    /// <summary>Why, 1 to 1000 characters.</summary>
    [Id(0)] public required string Reason { get; init; }
}

/// <summary>Says why a visit beyond the budget was needed. The flag stays.</summary>
[GenerateSerializer, Immutable, Alias("ac.case.explain-visit")]
public sealed record ExplainVisit : CityCommand
{
    /// <summary>The visit's number within the case.</summary>
    [Id(0)] public required int Visit { get; init; }

    /// <summary>The explanation, 1 to 1000 characters.</summary>
    [Id(1)] public required string Explanation { get; init; }
}

/// <summary>A person of an office that holds a step, or may come to hold one, says that the office has an interest in the case.</summary>
[GenerateSerializer, Immutable, Alias("ac.case.declare-interest")]
public sealed record DeclareInterest : CityCommand
{
    /// <summary>What kind of interest, 1 to 1000 characters; no names.</summary>
    [Id(0)] public required string Reason { get; init; }
}

/// <summary>Brings a running case to another version of its service: an explicit, journaled act of the manager of the office that holds it.</summary>
[GenerateSerializer, Immutable, Alias("ac.case.migrate")]
public sealed record MigrateCase : CityCommand
{
    /// <summary>The published version to keep from now on.</summary>
    [Id(0)] public required int ToVersion { get; init; }

    /// <summary>Why, 1 to 1000 characters.</summary>
    [Id(1)] public required string Reason { get; init; }
}
