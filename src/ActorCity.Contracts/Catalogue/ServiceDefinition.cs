namespace ActorCity.Contracts.Catalogue;

/// <summary>
/// A service card (شناسنامه خدمت): everything a steward rules about a service. Data, published as a version that never changes;
/// a running case keeps the version it started with.
/// </summary>
[GenerateSerializer, Immutable, Alias("ac.service-definition")]
public sealed record ServiceDefinition
{
    /// <summary>The service's code, for instance <c>building-permit</c>.</summary>
    [Id(0)] public required string Code { get; init; }

    /// <summary>The name citizens read.</summary>
    [Id(1)] public required LocalText Title { get; init; }

    /// <summary>The public body that owns the service.</summary>
    [Id(2)] public required string Agency { get; init; }

    /// <summary>In-person visits the citizen may be asked for, 0 to 10 (law 2).</summary>
    [Id(3)] public required int VisitBudget { get; init; }

    /// <summary>Working days from submission to the decision, 1 to 365; null: no deadline of the city's own (an opening command may carry one).</summary>
    [Id(4)] public int? DecisionWorkingDays { get; init; }

    /// <summary>Everything a case may ever be asked for (law 3), at most 32 items.</summary>
    [Id(5)] public ImmutableArray<ChecklistItem> Checklist { get; init; } = [];

    /// <summary>The steps, at most 40, in an order in which each step's <see cref="StepDefinition.After"/> comes before it.</summary>
    [Id(6)] public required ImmutableArray<StepDefinition> Steps { get; init; }

    /// <summary>True for history of another system: commands may carry their time, and deadlines are read on that clock.</summary>
    [Id(7)] public bool RecordedTime { get; init; }

    /// <summary>The verdicts a decision may carry, at most 8; empty: the service has no decision. The first one is the favourable one.</summary>
    [Id(8)] public ImmutableArray<string> Verdicts { get; init; } = [];

    /// <summary>What citizens read about it; null: the title says all.</summary>
    [Id(9)] public LocalText? Summary { get; init; }

    /// <summary>What must hold for a case to be handed in; the first that does not is named in the refusal. At most 16.</summary>
    [Id(10)] public ImmutableArray<EligibilityRule> Eligibility { get; init; } = [];

    /// <summary>What the applicant fills in, at most 60 fields.</summary>
    [Id(11)] public ImmutableArray<FormField> Form { get; init; } = [];

    /// <summary>The first rule that holds gives the case its risk class; empty: every case is <see cref="RiskClass.Low"/>.</summary>
    [Id(12)] public ImmutableArray<RiskRule> Risk { get; init; } = [];

    /// <summary>How many eyes the decision needs, by risk class; a class that is not named needs one examiner.</summary>
    [Id(13)] public ImmutableArray<FourEyesRule> FourEyes { get; init; } = [];

    /// <summary>Rates of this version's fees. Same version and input, same amount for ever.</summary>
    [Id(14)] public Tariff? Tariff { get; init; }

    /// <summary>What a case costs, line by line, at most 40.</summary>
    [Id(15)] public ImmutableArray<FeeRule> Fees { get; init; } = [];

    /// <summary>Days in which a new application of the same applicant for the same thing counts as the same matter (its visits add up), 0 to 3650.</summary>
    [Id(16)] public int MatterDays { get; init; }

    /// <summary>What the city's silence means when the decision's deadline passes: one of the verdicts, taken by law and audited afterwards; null: the case only counts as late.</summary>
    [Id(17)] public string? DeemedVerdict { get; init; }

    /// <summary>How a decision may be challenged; null: it may not.</summary>
    [Id(18)] public AppealRule? Appeal { get; init; }

    /// <summary>What the favourable decision issues; null: nothing.</summary>
    [Id(19)] public CertificateRule? Certificate { get; init; }

    /// <summary>Decisions on one applicant's cases by one office, within a year, after which that office is no longer drawn for that applicant; 0: never.</summary>
    [Id(20)] public int RepeatedPairMax { get; init; }

    /// <summary>Working days the applicant has to answer a notice, 1 to 365, after which the application counts as withdrawn; null: no limit.</summary>
    [Id(21)] public int? ApplicantWorkingDays { get; init; }
}

/// <summary>A text in the city's two languages.</summary>
[GenerateSerializer, Immutable, Alias("ac.local-text")]
public sealed record LocalText
{
    /// <summary>Persian.</summary>
    [Id(0)] public required string Fa { get; init; }

    /// <summary>English.</summary>
    [Id(1)] public required string En { get; init; }
}
