namespace ActorCity.Domain.Tests.Model;

/// <summary>Service cards for tests.</summary>
public static class Services
{
    /// <summary>Like a building permit: papers, a site report and a decision at the drawn office, one visit at most.</summary>
    public static ServiceDefinition Permit { get; } = new()
    {
        Code = "building-permit",
        Title = Text("پروانه ساختمان"),
        Agency = "municipality",
        VisitBudget = 1,
        DecisionWorkingDays = 7,
        Checklist = [Item("title-deed", true), Item("request-form", true), Item("utility-bill", false), Item("identity-papers", false)],
        Steps =
        [
            Step("intake-check", StepPerformer.IntakeOffice),
            Step("site-report", StepPerformer.DrawnOffice),
            Step("plan-control", StepPerformer.DrawnOffice, after: ["intake-check"]),
            Step("decision", StepPerformer.DrawnOffice, after: ["site-report", "plan-control"]) with { Decides = true },
        ],
        Verdicts = ["granted", "refused"],
    };

    /// <summary>The shortest service with a decision: nothing but the drawn examiner.</summary>
    public static ServiceDefinition Certificate { get; } = Permit with
    {
        Code = "no-violation-certificate",
        VisitBudget = 0,
        DecisionWorkingDays = 3,
        Steps = [Step("decision", StepPerformer.DrawnOffice) with { Decides = true }],
    };

    /// <summary>A city service: any office, no decision.</summary>
    public static ServiceDefinition Pothole { get; } = new()
    {
        Code = "pothole",
        Title = Text("چاله"),
        Agency = "municipality",
        VisitBudget = 0,
        Steps = [Step("repair", StepPerformer.AnyOffice) with { Repeatable = true }, Step("inspection", StepPerformer.AnyOffice, after: ["repair"])],
    };

    /// <summary>Another system's history.</summary>
    public static ServiceDefinition Receipt { get; } = new()
    {
        Code = "receipt-phase",
        Title = Text("دریافت"),
        Agency = "municipality",
        VisitBudget = 0,
        RecordedTime = true,
        Steps =
        [
            Step("confirmation", StepPerformer.AnyOffice) with { Repeatable = true },
            Step("check", StepPerformer.AnyOffice) with { Repeatable = true },
            Step("advice", StepPerformer.AnyOffice) with { Repeatable = true },
        ],
    };

    public static ImmutableArray<ServiceDefinition> All { get; } = [Permit, Certificate, Pothole, Receipt, .. Cards.All];

    public static ServiceVersion InForce(ServiceDefinition definition, DateTimeOffset from) => new()
    {
        Version = 1,
        Status = ServiceVersionStatus.Published,
        EffectiveFrom = from,
        DraftedBy = "steward-1",
        ReviewedBy = "steward-2",
        Definition = definition,
    };

    public static StepDefinition Step(string code, StepPerformer performer, ImmutableArray<string>? after = null) =>
        new() { Code = code, Title = Text(code), Performer = performer, After = after ?? [] };

    public static ChecklistItem Item(string code, bool required) => new() { Code = code, Title = Text(code), Required = required };

    public static LocalText Text(string text) => new() { Fa = text, En = text };
}
