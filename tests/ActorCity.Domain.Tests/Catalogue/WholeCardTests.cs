using ActorCity.Domain.Catalogue;
using ActorCity.Domain.Tests.Model;
using static ActorCity.Domain.Tests.Model.WholeCard;

namespace ActorCity.Domain.Tests.Catalogue;

/// <summary>One wrong card for every phrase about what a whole card can say; each gives that phrase and no other.</summary>
public sealed class WholeCardTests
{
    public static TheoryData<ServiceDefinition, string> WrongCards => new()
    {
        { Card with { Form = default }, "list-missing" },
        { With("water", s => s with { Outcomes = default }), "list-missing" },
        { Card with { Risk = [null!] }, "list-missing" },
        { Card with { Summary = Services.Text("") }, "summary-malformed" },
        { Card with { ApplicantWorkingDays = 0 }, "applicant-working-days-out-of-range" },
        { Card with { MatterDays = 3651 }, "matter-days-out-of-range" },
        { Card with { RepeatedPairMax = -1 }, "repeated-pair-max-out-of-range" },
        { Card with { Checklist = Card.Checklist.SetItem(1, Card.Checklist[1] with { Required = true }) }, "required-item-not-from-citizen water-report" },
        { Card with { Checklist = Card.Checklist.SetItem(1, Card.Checklist[1] with { FetchedBy = "nobody" }) }, "item-fetched-by-wrong-step water-report" },
        { Card with { Checklist = Card.Checklist.SetItem(1, Card.Checklist[1] with { FetchedBy = "paying" }) }, "item-fetched-by-wrong-step water-report" },
        { Card with { Checklist = Card.Checklist.SetItem(0, Card.Checklist[0] with { FetchedBy = "water" }) }, "item-fetched-by-wrong-step title-deed" },
        { Card with { Eligibility = [.. Enumerable.Range(10, 17).Select(i => Card.Eligibility[0] with { Code = $"rule-{i}" })] }, "eligibility-too-long" },
        { Card with { Eligibility = [Card.Eligibility[0], Card.Eligibility[0]] }, "eligibility-code-twice" },
        { Card with { Eligibility = [Card.Eligibility[0] with { Otherwise = Services.Text(" ") }] }, "eligibility-rule-malformed large-enough" },
        { Card with { Risk = [.. Enumerable.Repeat(Card.Risk[0], 17)] }, "risk-too-long" },
        { Card with { Risk = [Card.Risk[0] with { Class = (RiskClass)9 }] }, "risk-rule-malformed" },
        { Card with { Risk = [Card.Risk[1], Card.Risk[0]] }, "risk-rule-after-default" },
        { Card with { DeemedVerdict = "perhaps" }, "deemed-verdict-unknown" },
        { Card with { DecisionWorkingDays = null }, "deemed-verdict-without-deadline" },
        { Card with { FourEyes = [Card.FourEyes[0], Card.FourEyes[0]] }, "four-eyes-malformed" },
        { Card with { FourEyes = [new() { Risk = RiskClass.Medium, Class = FourEyesClass.TwoOffices }] }, "four-eyes-without-confirmation medium" },
        { Without("confirming") with { Steps = [.. Without("confirming").Steps.Select(s => s.Code == "paying" ? s with { After = ["deciding"] } : s)] }, "four-eyes-without-confirmation high" },
        { With("confirming", s => s with { When = Is("verdict", ConditionOp.Eq, "granted") }), "four-eyes-without-confirmation high" },
        { Card with { Appeal = Card.Appeal! with { WorkingDays = 0 } }, "appeal-working-days-out-of-range" },
        { Card with { Appeal = Card.Appeal! with { Step = "paying" } }, "appeal-needs-one-step" },
        { Card with { Appeal = null }, "appeal-step-without-rule appealing" },
        { Services.Pothole with { Steps = Services.Pothole.Steps.Add(Card.Steps[^1]), Appeal = Card.Appeal }, "appeal-without-verdicts" },
        { With("appealing", s => s with { When = Is("channel", ConditionOp.Eq, "desk") }), "appeal-step-conditional appealing" },
        { Card with { Certificate = null }, "issue-step-without-certificate" },
        { Without("issuing"), "certificate-needs-one-issue-step" },
        { Card with { Certificate = Card.Certificate! with { ValidMonths = 0 } }, "certificate-malformed" },
        { Services.Receipt with { ApplicantWorkingDays = 5 }, "recorded-time-with-own-deadline" },
        { Services.Receipt with { Form = [Card.Form[0]] }, "recorded-time-with-required-fields" },
    };

    public static TheoryData<ServiceDefinition, string> WrongSteps => new()
    {
        { With("water", s => s with { Kind = (StepKind)77 }), "step-malformed water" },
        { With("water", s => s with { Agency = null }), "step-agency-malformed water" },
        { With("site-visit", s => s with { Agency = "water-company" }), "step-agency-malformed site-visit" },
        { With("site-visit", s => s with { Performer = StepPerformer.DrawnOffice }), "step-performer-of-another-kind site-visit" },
        { With("paying", s => s with { Performer = StepPerformer.IntakeOffice }), "step-performer-of-another-kind paying" },
        { With("confirming", s => s with { Performer = StepPerformer.DrawnOffice }), "step-performer-of-another-kind confirming" },
        { With("appealing", s => s with { Performer = StepPerformer.SecondOffice }), "step-performer-of-another-kind appealing" },
        { With("issuing", s => s with { Performer = StepPerformer.DrawnOffice }), "step-performer-of-another-kind issuing" },
        { With("site-visit", s => s with { Repeatable = true }), "drawn-step-repeatable site-visit" },
        { With("water", s => s with { Repeatable = true }), "step-not-repeatable water" },
        { With("water", s => s with { WorkingDays = 366 }), "step-working-days-out-of-range water" },
        { With("paying", s => s with { WorkingDays = null }), "citizen-step-without-deadline paying" },
        { With("debt-check", s => s with { WorkingDays = 1 }), "city-step-with-deadline debt-check" },
        { With("water", s => s with { WorkingDays = null }), "silence-without-deadline water" },
        { With("paying", s => s with { Silence = Silence.Agrees }), "silence-not-allowed paying" },
        { With("confirming", s => s with { Silence = Silence.Agrees, WorkingDays = 2 }), "silence-not-allowed confirming" },
        { With("deciding", s => s with { Silence = Silence.Agrees, WorkingDays = 2 }), "silence-not-allowed deciding" },
        { With("water", s => s with { Outcomes = [s.Outcomes[0]] }), "silence-objects-without-outcome water" },
        { With("water", s => s with { Outcomes = Choices("agrees", "agrees") }), "outcomes-malformed water" },
        { With("water", s => s with { Outcomes = [.. Enumerable.Range(10, 9).SelectMany(i => Choices($"outcome-{i}"))] }), "outcomes-malformed water" },
        { With("paying", s => s with { Outcomes = Choices("paid", "unpaid") }), "outcomes-not-allowed paying" },
        { With("confirming", s => s with { Outcomes = Choices("returned", "confirmed") }), "confirmation-outcomes confirming" },
        { With("appealing", s => s with { Outcomes = Choices("upheld") }), "appeal-outcomes appealing" },
        { With("site-visit", s => s with { Inspect = Choices("border", "border") }), "inspection-malformed site-visit" },
        { With("water", s => s with { Inspect = Choices("border", "height") }), "inspection-items-elsewhere water" },
        { With("deciding", s => s with { Outcomes = Choices("yes", "no") }), "deciding-step-of-another-kind" },
        { With("deciding", s => s with { When = Is("risk", ConditionOp.Eq, "high") }), "deciding-step-conditional deciding" },
        { With("deciding", s => s with { After = ["water", "water"] }), "step-after-unknown-or-later deciding" },
        { With("appealing", s => s with { After = ["deciding"] }), "appeal-step-after-others appealing" },
        { With("issuing", s => s with { After = [], When = null }), "issue-before-decision issuing" },
        { With("confirming", s => s with { After = ["water"] }) with { Steps = [.. With("confirming", s => s with { After = ["water"] }).Steps.Select(s => s.Code == "paying" ? s with { After = ["confirming", "deciding"] } : s)] }, "confirmation-before-decision confirming" },
    };

    public static TheoryData<ServiceDefinition, string> WrongConditions => new()
    {
        { When(new Condition()), "condition-malformed step water" },
        { When(Is("area", ConditionOp.Gt, "5") with { Any = [Is("area", ConditionOp.Gt, "5")] }), "condition-malformed step water" },
        { When(new Condition { Fact = "area" }), "condition-malformed step water" },
        { When(new Condition { Fact = "area", Op = ConditionOp.Eq }), "condition-malformed step water" },
        { When(new Condition { Fact = "area", Op = ConditionOp.In, Values = [] }), "condition-malformed step water" },
        { When(new Condition { Fact = "area", Op = ConditionOp.Present, Value = "yes" }), "condition-malformed step water" },
        { When(new Condition { All = [] }), "condition-malformed step water" },
        { When(new Condition { All = [null!] }), "condition-malformed step water" },
        { When(Nested(9)), "condition-too-deep step water" },
        { When(Is("colour", ConditionOp.Eq, "red")), "condition-fact-unknown step water colour" },
        { When(Is("verdict", ConditionOp.Eq, "granted")), "condition-fact-unknown step water verdict" },
        { When(Is("step:site-visit", ConditionOp.Eq, "differs")), "condition-fact-unknown step water step:site-visit" },
        { When(Is("land-use", ConditionOp.Eq, "farming")), "condition-value-unknown step water land-use" },
        { When(Is("risk", ConditionOp.Gt, "low")), "condition-value-unknown step water risk" },
        { When(Is("channel", ConditionOp.In, "desk", "pigeon")), "condition-value-unknown step water channel" },
        { Card with { Eligibility = [Card.Eligibility[0] with { Holds = Is("risk", ConditionOp.Eq, "low") }] }, "condition-fact-unknown eligibility large-enough risk" },
        { Card with { Risk = [new() { Class = RiskClass.High, When = Is("risk", ConditionOp.Eq, "low") }] }, "condition-fact-unknown risk 1 risk" },
        { Card with { Checklist = [Card.Checklist[0] with { When = Is("step:water", ConditionOp.Eq, "agrees") }, Card.Checklist[1]] }, "condition-fact-unknown item title-deed step:water" },
    };

    [Theory, MemberData(nameof(WrongCards)), MemberData(nameof(WrongSteps)), MemberData(nameof(WrongConditions))]
    public void A_card_that_breaks_a_rule_is_named(ServiceDefinition definition, string problem) =>
        Assert.Equal([problem], DefinitionRules.Check(definition));

    [Fact]
    public void The_whole_card_is_right() => Assert.Empty(DefinitionRules.Check(Card));

    [Fact]
    public void What_waits_for_an_appeal_never_opens()
    {
        var appeal = Card.Steps[^1];
        var waits = Card with { Steps = [appeal, .. Card.Steps.RemoveAt(Card.Steps.Length - 1).Select(s => s.Code == "paying" ? s with { After = ["confirming", "appealing"] } : s)] };

        Assert.Equal(["step-never-opens paying", "step-never-opens issuing"], DefinitionRules.Check(waits));
    }

    [Fact]
    public void Something_opens_at_once() =>
        Assert.Contains("no-step-opens-at-once", DefinitionRules.Check(Services.Pothole with { Steps = [Card.Steps[^1]], Appeal = Card.Appeal }));

    [Fact]
    public void Outcomes_of_steps_that_are_over_may_be_asked_for() =>
        Assert.Empty(DefinitionRules.Check(With("confirming", s => s with
        {
            When = new Condition { Any = [Is("risk", ConditionOp.Eq, "high"), Is("step:site-visit", ConditionOp.Eq, "differs"), Nested(7)] },
        })));

    private static ServiceDefinition When(Condition condition) => With("water", s => s with { When = condition });

    private static Condition Nested(int depth) => depth == 1 ? Is("area", ConditionOp.Gt, "5") : new() { Not = Nested(depth - 1) };
}
