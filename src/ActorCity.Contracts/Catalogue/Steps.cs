namespace ActorCity.Contracts.Catalogue;

/// <summary>Who performs a step.</summary>
public enum StepPerformer
{
    /// <summary>The office where the case was opened, or the citizen alone.</summary>
    IntakeOffice = 0,

    /// <summary>The office that the draw brings (law 1); it keeps all such steps of the case.</summary>
    DrawnOffice = 1,

    /// <summary>Any active office with the service in its scope, without a draw: for history of other systems and for city services.</summary>
    AnyOffice = 2,

    /// <summary>An inspector of an office that a draw of its own brings; not the intake office.</summary>
    DrawnInspector = 3,

    /// <summary>An examiner of a second drawn office that had no part in the case so far: four eyes.</summary>
    SecondOffice = 4,

    /// <summary>An officer, or the software, of the body that <see cref="StepDefinition.Agency"/> names.</summary>
    Agency = 5,

    /// <summary>The applicant, alone or through a counter. While only the applicant's steps are open the decision's clock stands still.</summary>
    Citizen = 6,

    /// <summary>The city itself, at once: automatic checks, and the issue of what was decided.</summary>
    City = 7,

    /// <summary>An examiner of a drawn office that had no part in the case: appeals.</summary>
    FreshOffice = 8,
}

/// <summary>What a step is.</summary>
public enum StepKind
{
    /// <summary>Somebody looks at the case and states an outcome.</summary>
    Examination = 0,

    /// <summary>Something the counter does with the applicant.</summary>
    Intake = 1,

    /// <summary>The city computes something.</summary>
    AutomaticCheck = 2,

    /// <summary>Somebody visits the site with a checklist.</summary>
    Inspection = 3,

    /// <summary>Another body is asked.</summary>
    Referral = 4,

    /// <summary>A second office agrees with the proposed decision, or gives it back.</summary>
    Confirmation = 5,

    /// <summary>The applicant pays the bill of the fees that name this step.</summary>
    Payment = 6,

    /// <summary>The certificate is issued.</summary>
    Issue = 7,

    /// <summary>The decision is looked at again after an appeal. Opens only by an appeal.</summary>
    Appeal = 8,
}

/// <summary>What the city takes silence for when a step's own deadline passes.</summary>
public enum Silence
{
    /// <summary>Nothing: the step is late, and goes up the escalation ladder.</summary>
    Escalates = 0,

    /// <summary>The step counts as done with its first outcome (for a referral: no objection), and is audited afterwards.</summary>
    Agrees = 1,

    /// <summary>The step counts as done with its last outcome (for a referral: objection).</summary>
    Objects = 2,
}

/// <summary>One step of a service.</summary>
[GenerateSerializer, Immutable, Alias("ac.step-definition")]
public sealed record StepDefinition
{
    /// <summary>Code, unique in the service.</summary>
    [Id(0)] public required string Code { get; init; }

    /// <summary>The name citizens read.</summary>
    [Id(1)] public required LocalText Title { get; init; }

    /// <summary>Who performs it.</summary>
    [Id(2)] public required StepPerformer Performer { get; init; }

    /// <summary>Steps that must be done, or skipped, before this one opens. Steps that wait for the same ones run in parallel.</summary>
    [Id(3)] public ImmutableArray<string> After { get; init; } = [];

    /// <summary>May be performed again after it was done.</summary>
    [Id(4)] public bool Repeatable { get; init; }

    /// <summary>True for the step that proposes the decision.</summary>
    [Id(5)] public bool Decides { get; init; }

    /// <summary>What it is.</summary>
    [Id(6)] public StepKind Kind { get; init; }

    /// <summary>Needed only where this holds, asked when the steps before it are over; otherwise it is skipped. Null: always.</summary>
    [Id(7)] public Condition? When { get; init; }

    /// <summary>For <see cref="StepPerformer.Agency"/>: the body's code.</summary>
    [Id(8)] public string? Agency { get; init; }

    /// <summary>The step's own deadline in working days, 1 to 365; null: none but the decision's.</summary>
    [Id(9)] public int? WorkingDays { get; init; }

    /// <summary>What silence means at that deadline.</summary>
    [Id(10)] public Silence Silence { get; init; }

    /// <summary>What performing it may state, at most 8, the agreeing one first; empty: it states nothing. Conditions read it as <c>step:code</c>.</summary>
    [Id(11)] public ImmutableArray<Choice> Outcomes { get; init; } = [];

    /// <summary>For an inspection: what is looked at, at most 32; each must be answered.</summary>
    [Id(12)] public ImmutableArray<Choice> Inspect { get; init; } = [];
}

/// <summary>How many eyes a decision needs.</summary>
public enum FourEyesClass
{
    /// <summary>One drawn examiner, who is not of the intake office.</summary>
    OneExaminer = 0,

    /// <summary>A second person of another office confirms; the three persons and the three offices of intake, examination and confirmation differ.</summary>
    TwoOffices = 1,
}

/// <summary>How many eyes a risk class needs.</summary>
[GenerateSerializer, Immutable, Alias("ac.four-eyes-rule")]
public sealed record FourEyesRule
{
    /// <summary>The risk class.</summary>
    [Id(0)] public required RiskClass Risk { get; init; }

    /// <summary>What it needs.</summary>
    [Id(1)] public required FourEyesClass Class { get; init; }
}

/// <summary>How a decision may be challenged.</summary>
[GenerateSerializer, Immutable, Alias("ac.appeal-rule")]
public sealed record AppealRule
{
    /// <summary>Working days after the decision in which an appeal is taken, 1 to 365.</summary>
    [Id(0)] public required int WorkingDays { get; init; }

    /// <summary>The step of kind <see cref="StepKind.Appeal"/> that it opens.</summary>
    [Id(1)] public required string Step { get; init; }
}

/// <summary>What a favourable decision issues.</summary>
[GenerateSerializer, Immutable, Alias("ac.certificate-rule")]
public sealed record CertificateRule
{
    /// <summary>Code of the template.</summary>
    [Id(0)] public required string Template { get; init; }

    /// <summary>The name citizens read.</summary>
    [Id(1)] public required LocalText Title { get; init; }

    /// <summary>Calendar months for which it is valid; null: without end.</summary>
    [Id(2)] public int? ValidMonths { get; init; }
}
