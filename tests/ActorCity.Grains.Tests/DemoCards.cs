using System.Collections.Immutable;
using ActorCity.Contracts.Catalogue;

namespace ActorCity.Grains.Tests;

/// <summary>The services of the demo city.</summary>
internal static class DemoCards
{
    /// <summary>What the bill of <see cref="Paid"/> comes to.</summary>
    public const long Total = 50_000;

    /// <summary>With a form, a counter's check, a bill, a decision and an appeal. Its second version is published and comes into force in a year.</summary>
    public static ServiceDefinition Paid { get; } = Permit("paid-permit") with
    {
        Form = [new FormField { Code = "use", Title = Text("کاربری"), Kind = FieldKind.Text }],
        Steps =
        [
            Step("intake-check", StepPerformer.IntakeOffice) with { Kind = StepKind.Intake },
            Step("fees", StepPerformer.Citizen) with { Kind = StepKind.Payment, WorkingDays = 5 },
            Step("examination", StepPerformer.DrawnOffice) with { Decides = true },
            Step("appealing", StepPerformer.FreshOffice) with
            {
                Kind = StepKind.Appeal, WorkingDays = 5, Outcomes = [new Choice { Code = "upheld", Title = Text("تأیید") }, new Choice { Code = "overturned", Title = Text("نقض") }],
            },
        ],
        Tariff = new Tariff { Code = "tariff-1405", Source = Text("شورا"), Rates = ImmutableSortedDictionary<string, long>.Empty.Add("file", Total) },
        Fees = [new FeeRule { Code = "file", Title = Text("تشکیل پرونده"), Step = "fees", Kind = FeeKind.Fixed, Rate = "file" }],
        Appeal = new AppealRule { WorkingDays = 10, Step = "appealing" },
    };

    /// <summary>One paper and a drawn decision.</summary>
    public static ServiceDefinition Permit(string code) => new()
    {
        Code = code,
        Title = new LocalText { Fa = "پروانه آزمایشی", En = "Test permit" },
        Agency = "municipality",
        VisitBudget = 1,
        DecisionWorkingDays = 7,
        Checklist = [new ChecklistItem { Code = "title-deed", Title = new LocalText { Fa = "سند", En = "Title deed" }, Required = true }],
        Steps = [Step("examination", StepPerformer.DrawnOffice) with { Decides = true }],
        Verdicts = ["granted", "refused"],
    };

    private static StepDefinition Step(string code, StepPerformer performer) => new() { Code = code, Title = Text(code), Performer = performer };

    private static LocalText Text(string text) => new() { Fa = text, En = text };
}
