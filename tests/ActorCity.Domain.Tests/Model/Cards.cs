namespace ActorCity.Domain.Tests.Model;

/// <summary>Whole service cards: forms, risk, parallel steps with each kind of silence, money before and after the decision, appeals.</summary>
public static class Cards
{
    private static readonly ImmutableArray<Choice> Referral = Choices("no-objection", "objection");

    /// <summary>Everything a permit may need.</summary>
    public static ServiceDefinition Permit { get; } = new()
    {
        Code = "full-permit",
        Title = Services.Text("پروانه"),
        Agency = "municipality",
        VisitBudget = 1,
        DecisionWorkingDays = 20,
        ApplicantWorkingDays = 5,
        MatterDays = 365,
        RepeatedPairMax = 2,
        Form =
        [
            Field("use", FieldKind.Choice, required: true) with { Choices = Choices("housing", "trade", "industry") },
            Field("area", FieldKind.Number, required: true) with { Min = 10, Max = 100_000, Unit = "m2" },
            Field("floors", FieldKind.Number, required: true) with { Min = 1, Max = 40 },
            Field("shops", FieldKind.Number, required: true) with { Min = 1, Max = 500, When = Is("use", ConditionOp.Eq, "trade") },
            Field("begun", FieldKind.Date),
            Field("owner", FieldKind.Person),
            Field("remarks", FieldKind.Text),
        ],
        Eligibility = [new() { Code = "not-a-tower", Holds = Is("floors", ConditionOp.Le, "30"), Otherwise = Services.Text("towers have a service of their own") }],
        Risk =
        [
            new() { Class = RiskClass.High, When = new() { Any = [Is("floors", ConditionOp.Gt, "8"), Is("use", ConditionOp.Eq, "industry"), Is("shops", ConditionOp.Gt, "20")] } },
            new() { Class = RiskClass.Medium, When = Is("area", ConditionOp.Gt, "500") },
            new() { Class = RiskClass.Low },
        ],
        FourEyes = [new() { Risk = RiskClass.High, Class = FourEyesClass.TwoOffices }],
        Checklist =
        [
            Services.Item("title-deed", true),
            Services.Item("engineer-report", true) with { When = Is("risk", ConditionOp.In, "medium", "high") },
            Services.Item("soil-test", false) with { When = Is("floors", ConditionOp.Gt, "4") },
            Services.Item("water-paper", false) with { Source = ItemSource.CityFetches, FetchedBy = "water" },
        ],
        Steps =
        [
            Services.Step("debt-check", StepPerformer.City) with { Kind = StepKind.AutomaticCheck, Outcomes = Choices("clear", "owing") },
            Services.Step("intake-check", StepPerformer.IntakeOffice) with { Kind = StepKind.Intake, WorkingDays = 2 },
            Asked("water", "water-company", 3, Silence.Objects, ["intake-check"]),
            Asked("fire", "fire-service", 3, Silence.Agrees, ["intake-check"]) with { When = Is("risk", ConditionOp.In, "medium", "high") },
            Asked("heritage", "heritage-office", 2, Silence.Escalates, ["intake-check"]) with { When = Is("use", ConditionOp.Ne, "housing") },
            Services.Step("site-visit", StepPerformer.DrawnInspector) with
            {
                Kind = StepKind.Inspection, WorkingDays = 4, Silence = Silence.Agrees, Inspect = Choices("border", "height"), Outcomes = Choices("as-drawn", "differs"),
            },
            Paying("first-payment", ["intake-check"]),
            Services.Step("plan-control", StepPerformer.DrawnOffice, ["water", "fire", "heritage", "site-visit", "first-payment"]) with { WorkingDays = 3, Outcomes = Choices("fits", "does-not") },
            Services.Step("deciding", StepPerformer.DrawnOffice, ["debt-check", "plan-control"]) with { Decides = true, WorkingDays = 2 },
            Confirming() with { When = Is("risk", ConditionOp.Eq, "high") },
            Paying("last-payment", ["deciding"]) with { When = Is("verdict", ConditionOp.Eq, "granted") },
            Services.Step("issuing", StepPerformer.City, ["confirming", "last-payment"]) with { Kind = StepKind.Issue, When = Is("verdict", ConditionOp.Eq, "granted") },
            Appealing(),
        ],
        Verdicts = ["granted", "refused"],
        Tariff = Tariff(("file", 50_000), ("square-metre", 1_200), ("low", 300), ("high", 900)),
        Fees =
        [
            Fee("file", "first-payment", FeeKind.Fixed) with { Rate = "file" },
            Fee("density", "last-payment", FeeKind.PerUnit) with { Rate = "square-metre", Factors = ["area", "floors"], RoundTo = 1000 },
            Fee("height", "last-payment", FeeKind.Bands) with { Factors = ["floors"], Bands = [new() { UpTo = 4, Rate = "low" }, new() { Rate = "high" }] },
            Fee("old-site", "last-payment", FeeKind.Share) with { PerMille = 100, Of = ["density"], Deduct = true, When = Is("begun", ConditionOp.Lt, "2000-01-01") },
        ],
        Appeal = new() { WorkingDays = 10, Step = "appealing" },
        Certificate = new() { Template = "permit-paper", Title = Services.Text("پروانه"), ValidMonths = 24 },
    };

    /// <summary>The same where the law answers for a city that is silent.</summary>
    public static ServiceDefinition Deemed { get; } = Permit with { Code = "deemed-permit", DecisionWorkingDays = 6, DeemedVerdict = "granted" };

    /// <summary>Version 2 of the permit: another visit, and another body is asked.</summary>
    public static ServiceDefinition SecondPermit { get; } = Permit with
    {
        VisitBudget = 2,
        Steps = [.. Permit.Steps, Asked("gas", "gas-company", 3, Silence.Agrees, ["intake-check"])],
    };

    /// <summary>A levy: computed and paid, nothing to decide.</summary>
    public static ServiceDefinition Levy { get; } = new()
    {
        Code = "renovation-levy",
        Title = Services.Text("عوارض نوسازی"),
        Agency = "municipality",
        VisitBudget = 0,
        Form =
        [
            Field("value", FieldKind.Money, required: true) with { Min = 0, Max = 1_000_000_000_000 },
            Field("objects", FieldKind.Choice) with { Choices = Choices("yes", "no") },
        ],
        Steps =
        [
            Services.Step("assessing", StepPerformer.City) with { Kind = StepKind.AutomaticCheck },
            Services.Step("reviewing", StepPerformer.DrawnOffice, ["assessing"]) with { WorkingDays = 5, When = Is("objects", ConditionOp.Eq, "yes") },
            Paying("paying", ["reviewing"]),
        ],
        Tariff = Tariff(("none", 0)),
        Fees = [Fee("levy", "paying", FeeKind.Share) with { PerMille = 15, Factors = ["value"], Min = 1000 }],
    };

    /// <summary>A violation before the commission of article 100: the second office always confirms, and the fine follows the verdict.</summary>
    public static ServiceDefinition ArticleHundred { get; } = new()
    {
        Code = "article-100",
        Title = Services.Text("ماده صد"),
        Agency = "municipality",
        VisitBudget = 1,
        DecisionWorkingDays = 8,
        ApplicantWorkingDays = 4,
        Form = [Field("excess", FieldKind.Number, required: true) with { Min = 1, Max = 10_000, Unit = "m2" }],
        FourEyes = [new() { Risk = RiskClass.Low, Class = FourEyesClass.TwoOffices }],
        Checklist = [Services.Item("defence", false)],
        Steps =
        [
            Services.Step("report", StepPerformer.DrawnInspector) with { Kind = StepKind.Inspection, WorkingDays = 3, Inspect = Choices("excess"), Outcomes = Choices("as-built", "differs") },
            Services.Step("deciding", StepPerformer.DrawnOffice, ["report"]) with { Decides = true, WorkingDays = 4 },
            Confirming(),
            Services.Step("answering", StepPerformer.Citizen, ["report"]) with { WorkingDays = 3, Silence = Silence.Agrees, Outcomes = Choices("accepts", "objects") },
            Paying("fine", ["confirming"]) with { When = Is("verdict", ConditionOp.Eq, "fined") },
            Appealing(),
        ],
        Verdicts = ["cleared", "fined", "demolition"],
        Tariff = Tariff(("square-metre", 90_000)),
        Fees = [Fee("fine", "fine", FeeKind.PerUnit) with { Rate = "square-metre", Factors = ["excess"] }],
        Appeal = new() { WorkingDays = 10, Step = "appealing" },
    };

    public static ImmutableArray<ServiceDefinition> All { get; } = [Permit, Deemed, Levy, ArticleHundred];

    public static ImmutableArray<Choice> Choices(params ReadOnlySpan<string> codes) =>
        [.. codes.ToArray().Select(c => new Choice { Code = c, Title = Services.Text(c) })];

    public static Condition Is(string fact, ConditionOp op, params ReadOnlySpan<string> values) => new()
    {
        Fact = fact, Op = op, Value = op == ConditionOp.In ? null : values[0], Values = op == ConditionOp.In ? [.. values] : null,
    };

    private static StepDefinition Asked(string code, string agency, int days, Silence silence, ImmutableArray<string> after) =>
        Services.Step(code, StepPerformer.Agency, after) with { Kind = StepKind.Referral, Agency = agency, WorkingDays = days, Silence = silence, Outcomes = Referral };

    private static StepDefinition Paying(string code, ImmutableArray<string> after) =>
        Services.Step(code, StepPerformer.Citizen, after) with { Kind = StepKind.Payment, WorkingDays = 5 };

    private static StepDefinition Confirming() => Services.Step("confirming", StepPerformer.SecondOffice, ["deciding"]) with
    {
        Kind = StepKind.Confirmation, WorkingDays = 2, Outcomes = Choices("confirmed", "returned"),
    };

    private static StepDefinition Appealing() => Services.Step("appealing", StepPerformer.FreshOffice) with
    {
        Kind = StepKind.Appeal, WorkingDays = 5, Outcomes = Choices("upheld", "overturned"),
    };

    private static FormField Field(string code, FieldKind kind, bool required = false) =>
        new() { Code = code, Title = Services.Text(code), Kind = kind, Required = required };

    private static FeeRule Fee(string code, string step, FeeKind kind) => new() { Code = code, Title = Services.Text(code), Step = step, Kind = kind };

    private static Tariff Tariff(params ReadOnlySpan<(string Name, long Rate)> rates) => new()
    {
        Code = "tariff-1405",
        Source = Services.Text("council"),
        Rates = rates.ToArray().ToImmutableSortedDictionary(r => r.Name, r => r.Rate),
    };
}
