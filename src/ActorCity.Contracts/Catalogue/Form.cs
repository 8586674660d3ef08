namespace ActorCity.Contracts.Catalogue;

/// <summary>What a field holds. Values travel and are stored as text in the form given here.</summary>
public enum FieldKind
{
    /// <summary>Free text, at most <see cref="FormField.LengthMax"/> characters (default 200).</summary>
    Text = 0,

    /// <summary>A number: digits, optionally a minus and at most 4 decimal places; within <see cref="FormField.Min"/> and <see cref="FormField.Max"/>.</summary>
    Number = 1,

    /// <summary>Integer rial, 0 or more.</summary>
    Money = 2,

    /// <summary>A civil date, <c>yyyy-MM-dd</c>, Gregorian.</summary>
    Date = 3,

    /// <summary>One of <see cref="FormField.Choices"/>, by code.</summary>
    Choice = 4,

    /// <summary>An address as people write it, at most 300 characters.</summary>
    Address = 5,

    /// <summary>A parcel number: digits in 1 to 6 groups separated by <c>/</c> or <c>-</c>.</summary>
    Parcel = 6,

    /// <summary>A person, by national id (10 digits with their check digit). The case keeps only its keyed hash.</summary>
    Person = 7,

    /// <summary>A file, by the SHA-256 of its bytes, 64 hexadecimal digits.</summary>
    File = 8,
}

/// <summary>One question of a service's form.</summary>
[GenerateSerializer, Immutable, Alias("ac.form-field")]
public sealed record FormField
{
    /// <summary>Code, unique in the form; conditions and fees name it.</summary>
    [Id(0)] public required string Code { get; init; }

    /// <summary>The question.</summary>
    [Id(1)] public required LocalText Title { get; init; }

    /// <summary>What the answer is.</summary>
    [Id(2)] public required FieldKind Kind { get; init; }

    /// <summary>A case cannot be handed in without it, where <see cref="When"/> holds.</summary>
    [Id(3)] public bool Required { get; init; }

    /// <summary>Asked only where this holds; null: always. May name only fields before this one.</summary>
    [Id(4)] public Condition? When { get; init; }

    /// <summary>For a choice: what may be chosen, 2 to 40.</summary>
    [Id(5)] public ImmutableArray<Choice> Choices { get; init; } = [];

    /// <summary>For a number or money: the least that is taken.</summary>
    [Id(6)] public decimal? Min { get; init; }

    /// <summary>For a number or money: the most that is taken.</summary>
    [Id(7)] public decimal? Max { get; init; }

    /// <summary>For a number: its unit, for instance <c>m</c> or <c>m2</c>.</summary>
    [Id(8)] public string? Unit { get; init; }

    /// <summary>For a text: most characters, 1 to 500.</summary>
    [Id(9)] public int? LengthMax { get; init; }

    /// <summary>Why it is asked, or how to answer.</summary>
    [Id(10)] public LocalText? Hint { get; init; }
}

/// <summary>One thing that may be chosen.</summary>
[GenerateSerializer, Immutable, Alias("ac.choice")]
public sealed record Choice
{
    /// <summary>Code, unique in the field.</summary>
    [Id(0)] public required string Code { get; init; }

    /// <summary>What people read.</summary>
    [Id(1)] public required LocalText Title { get; init; }
}

/// <summary>How a condition compares.</summary>
public enum ConditionOp
{
    /// <summary>Equal; texts and codes exactly, numbers and dates by value.</summary>
    Eq = 0,

    /// <summary>Not equal.</summary>
    Ne = 1,

    /// <summary>Less than; numbers, money and dates.</summary>
    Lt = 2,

    /// <summary>Less or equal.</summary>
    Le = 3,

    /// <summary>Greater than.</summary>
    Gt = 4,

    /// <summary>Greater or equal.</summary>
    Ge = 5,

    /// <summary>One of <see cref="Condition.Values"/>.</summary>
    In = 6,

    /// <summary>Answered at all; takes no value.</summary>
    Present = 7,
}

/// <summary>
/// A question about a case's facts: exactly one of <see cref="Fact"/>, <see cref="All"/>, <see cref="Any"/>, <see cref="Not"/>.
/// A fact that nobody stated makes every comparison false, but <see cref="ConditionOp.Ne"/> true.
/// </summary>
[GenerateSerializer, Immutable, Alias("ac.condition")]
public sealed record Condition
{
    /// <summary>
    /// A form field's code, or <c>risk</c> (the case's class), <c>verdict</c> (what was proposed), <c>channel</c>, or
    /// <c>step:</c> and a step's code (its outcome).
    /// </summary>
    [Id(0)] public string? Fact { get; init; }

    /// <summary>How it compares.</summary>
    [Id(1)] public ConditionOp? Op { get; init; }

    /// <summary>What it is compared with, in the field's form.</summary>
    [Id(2)] public string? Value { get; init; }

    /// <summary>For <see cref="ConditionOp.In"/>.</summary>
    [Id(3)] public ImmutableArray<string>? Values { get; init; }

    /// <summary>Holds if all of these hold.</summary>
    [Id(4)] public ImmutableArray<Condition>? All { get; init; }

    /// <summary>Holds if one of these holds.</summary>
    [Id(5)] public ImmutableArray<Condition>? Any { get; init; }

    /// <summary>Holds if this does not.</summary>
    [Id(6)] public Condition? Not { get; init; }
}

/// <summary>What must hold for a service to be asked for.</summary>
[GenerateSerializer, Immutable, Alias("ac.eligibility-rule")]
public sealed record EligibilityRule
{
    /// <summary>Code, unique in the service.</summary>
    [Id(0)] public required string Code { get; init; }

    /// <summary>What must hold.</summary>
    [Id(1)] public required Condition Holds { get; init; }

    /// <summary>What citizens read when it does not, with the way that is open to them.</summary>
    [Id(2)] public required LocalText Otherwise { get; init; }
}

/// <summary>How sensitive a case is: it sets documents, steps, and who must confirm.</summary>
public enum RiskClass
{
    /// <summary>Low.</summary>
    Low = 0,

    /// <summary>Medium.</summary>
    Medium = 1,

    /// <summary>High.</summary>
    High = 2,
}

/// <summary>When a case has a risk class.</summary>
[GenerateSerializer, Immutable, Alias("ac.risk-rule")]
public sealed record RiskRule
{
    /// <summary>The class.</summary>
    [Id(0)] public required RiskClass Class { get; init; }

    /// <summary>Where this holds; null: in every other case (only in the last rule).</summary>
    [Id(1)] public Condition? When { get; init; }
}
