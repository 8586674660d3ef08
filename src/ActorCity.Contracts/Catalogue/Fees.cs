namespace ActorCity.Contracts.Catalogue;

/// <summary>Named rates. Part of a service version, so that they never change under a case.</summary>
[GenerateSerializer, Immutable, Alias("ac.tariff")]
public sealed record Tariff
{
    /// <summary>Code, for instance <c>building-1405</c>.</summary>
    [Id(0)] public required string Code { get; init; }

    /// <summary>Who decided it and when, for the line-by-line explanation.</summary>
    [Id(1)] public required LocalText Source { get; init; }

    /// <summary>The rates by name: rial, or rial per unit.</summary>
    [Id(2)] public required ImmutableSortedDictionary<string, long> Rates { get; init; }
}

/// <summary>How a fee is computed. All arithmetic is in whole numbers and exact decimals; the result is rounded down to whole rial.</summary>
public enum FeeKind
{
    /// <summary>The rate.</summary>
    Fixed = 0,

    /// <summary>The rate times the product of <see cref="FeeRule.Factors"/>.</summary>
    PerUnit = 1,

    /// <summary>Each part of the first factor within a band costs the band's rate (as income tax does); times the other factors.</summary>
    Bands = 2,

    /// <summary>The rate that <see cref="FeeRule.Table"/> gives for the chosen code of the fact <see cref="FeeRule.TableFact"/>, times the factors.</summary>
    Table = 3,

    /// <summary><see cref="FeeRule.PerMille"/> thousandths of the sum of the lines named in <see cref="FeeRule.Of"/> (or of the facts of kind money named in Factors).</summary>
    Share = 4,
}

/// <summary>One line of a bill.</summary>
[GenerateSerializer, Immutable, Alias("ac.fee-rule")]
public sealed record FeeRule
{
    /// <summary>Code, unique in the service.</summary>
    [Id(0)] public required string Code { get; init; }

    /// <summary>The name citizens read.</summary>
    [Id(1)] public required LocalText Title { get; init; }

    /// <summary>The step of kind payment whose bill has this line.</summary>
    [Id(2)] public required string Step { get; init; }

    /// <summary>How it is computed.</summary>
    [Id(3)] public required FeeKind Kind { get; init; }

    /// <summary>Charged only where this holds; null: always.</summary>
    [Id(4)] public Condition? When { get; init; }

    /// <summary>Name of the rate in the tariff (fixed, per-unit).</summary>
    [Id(5)] public string? Rate { get; init; }

    /// <summary>Codes of number or money fields that are multiplied, at most 4.</summary>
    [Id(6)] public ImmutableArray<string> Factors { get; init; } = [];

    /// <summary>The bands, lowest first.</summary>
    [Id(7)] public ImmutableArray<FeeBand> Bands { get; init; } = [];

    /// <summary>The choice field that <see cref="Table"/> is looked up by.</summary>
    [Id(8)] public string? TableFact { get; init; }

    /// <summary>Choice code → name of the rate.</summary>
    [Id(9)] public ImmutableSortedDictionary<string, string>? Table { get; init; }

    /// <summary>Thousandths, 1 to 10000.</summary>
    [Id(10)] public int? PerMille { get; init; }

    /// <summary>Codes of fee lines before this one that a share is taken of.</summary>
    [Id(11)] public ImmutableArray<string> Of { get; init; } = [];

    /// <summary>At least this many rial.</summary>
    [Id(12)] public long? Min { get; init; }

    /// <summary>At most this many rial.</summary>
    [Id(13)] public long? Max { get; init; }

    /// <summary>Rounded down to whole multiples of so many rial, 1 to 1,000,000. Default 1.</summary>
    [Id(14)] public int RoundTo { get; init; } = 1;

    /// <summary>Taken off instead of charged (discounts). The bill never goes below zero.</summary>
    [Id(15)] public bool Deduct { get; init; }
}

/// <summary>One band of a stepped rate.</summary>
[GenerateSerializer, Immutable, Alias("ac.fee-band")]
public sealed record FeeBand
{
    /// <summary>Up to and with; null in the last band.</summary>
    [Id(0)] public decimal? UpTo { get; init; }

    /// <summary>Name of the rate within the band.</summary>
    [Id(1)] public required string Rate { get; init; }
}
