namespace ActorCity.Domain.Tests.Model;

/// <summary>A service card that uses everything a card can say; tests break one thing of it at a time.</summary>
public static class WholeCard
{
    public static ServiceDefinition Card { get; } = Services.Permit with
    {
        Code = "whole-permit",
        Summary = Services.Text("whole"),
        Form =
        [
            new() { Code = "area", Title = Services.Text("area"), Kind = FieldKind.Number, Required = true, Min = 10, Max = 100_000, Unit = "m2" },
            new() { Code = "land-use", Title = Services.Text("use"), Kind = FieldKind.Choice, Required = true, Choices = Choices("housing", "trade") },
        ],
        Eligibility = [new() { Code = "large-enough", Holds = Is("area", ConditionOp.Ge, "50"), Otherwise = Services.Text("too small") }],
        Risk = [new() { Class = RiskClass.High, When = Is("land-use", ConditionOp.Eq, "trade") }, new() { Class = RiskClass.Low }],
        FourEyes = [new() { Risk = RiskClass.High, Class = FourEyesClass.TwoOffices }],
        Checklist =
        [
            Services.Item("title-deed", true) with { When = Is("risk", ConditionOp.In, "medium", "high") },
            Services.Item("water-report", false) with { Source = ItemSource.CityFetches, FetchedBy = "water" },
        ],
        Steps =
        [
            Services.Step("debt-check", StepPerformer.City) with { Kind = StepKind.AutomaticCheck, Outcomes = Choices("clear", "owing") },
            Services.Step("site-visit", StepPerformer.DrawnInspector) with { Kind = StepKind.Inspection, Outcomes = Choices("as-drawn", "differs"), Inspect = Choices("border", "height"), WorkingDays = 3 },
            Services.Step("water", StepPerformer.Agency) with
            {
                Kind = StepKind.Referral, Agency = "water-company", Outcomes = Choices("agrees", "objects"), WorkingDays = 5, Silence = Silence.Objects,
            },
            Services.Step("deciding", StepPerformer.DrawnOffice, ["debt-check", "site-visit", "water"]) with { Decides = true },
            Services.Step("confirming", StepPerformer.SecondOffice, ["deciding"]) with
            {
                Kind = StepKind.Confirmation, Outcomes = Choices("confirmed", "returned"), When = Is("risk", ConditionOp.Eq, "high"),
            },
            Services.Step("paying", StepPerformer.Citizen, ["confirming"]) with { Kind = StepKind.Payment, WorkingDays = 10, When = Is("verdict", ConditionOp.Eq, "granted") },
            Services.Step("issuing", StepPerformer.City, ["paying"]) with { Kind = StepKind.Issue, When = Is("verdict", ConditionOp.Eq, "granted") },
            Services.Step("appealing", StepPerformer.FreshOffice) with { Kind = StepKind.Appeal, Outcomes = Choices("upheld", "overturned"), WorkingDays = 20 },
        ],
        Tariff = new() { Code = "tariff-1405", Source = Services.Text("council"), Rates = ImmutableSortedDictionary<string, long>.Empty.Add("base", 1000) },
        Fees = [new() { Code = "base-fee", Title = Services.Text("base"), Step = "paying", Kind = FeeKind.Fixed, Rate = "base" }],
        MatterDays = 365,
        DeemedVerdict = "granted",
        Appeal = new() { WorkingDays = 10, Step = "appealing" },
        Certificate = new() { Template = "permit-paper", Title = Services.Text("permit"), ValidMonths = 24 },
        RepeatedPairMax = 3,
        ApplicantWorkingDays = 20,
    };

    public static ImmutableArray<Choice> Choices(params ReadOnlySpan<string> codes) => [.. codes.ToArray().Select(c => new Choice { Code = c, Title = Services.Text(c) })];

    public static Condition Is(string fact, ConditionOp op, params ReadOnlySpan<string> values) => new()
    {
        Fact = fact,
        Op = op,
        Value = op is ConditionOp.In or ConditionOp.Present ? null : values[0],
        Values = op == ConditionOp.In ? [.. values] : null,
    };

    /// <summary>The card with one step changed.</summary>
    public static ServiceDefinition With(string step, Func<StepDefinition, StepDefinition> change) =>
        Card with { Steps = [.. Card.Steps.Select(s => s.Code == step ? change(s) : s)] };

    /// <summary>The card without a step.</summary>
    public static ServiceDefinition Without(string step) => Card with { Steps = [.. Card.Steps.Where(s => s.Code != step)] };
}
