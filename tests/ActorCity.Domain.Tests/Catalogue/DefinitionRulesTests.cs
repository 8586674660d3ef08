using ActorCity.Domain.Catalogue;
using ActorCity.Domain.Tests.Model;

namespace ActorCity.Domain.Tests.Catalogue;

public sealed class DefinitionRulesTests
{
    public static TheoryData<ServiceDefinition, string> Wrong
    {
        get
        {
            var permit = Services.Permit;
            var decision = permit.Steps[^1];
            return new TheoryData<ServiceDefinition, string>
            {
                { permit with { Code = "Building Permit" }, "code-malformed" },
                { permit with { Title = Services.Text(" ") }, "title-malformed" },
                { permit with { Agency = "" }, "agency-malformed" },
                { permit with { VisitBudget = 11 }, "visit-budget-out-of-range" },
                { permit with { VisitBudget = -1 }, "visit-budget-out-of-range" },
                { permit with { DecisionWorkingDays = 0 }, "decision-working-days-out-of-range" },
                { permit with { DecisionWorkingDays = 366 }, "decision-working-days-out-of-range" },
                { permit with { Checklist = [.. Enumerable.Range(10, 33).Select(i => Services.Item($"item-{i}", false))] }, "checklist-too-long" },
                { permit with { Checklist = permit.Checklist.Add(permit.Checklist[0]) }, "checklist-code-twice" },
                { permit with { Checklist = [Services.Item("x y", false)] }, "checklist-item-malformed x y" },
                { permit with { Checklist = default }, "list-missing" },
                { permit with { Steps = default }, "list-missing" },
                { Services.Pothole with { Steps = [] }, "steps-out-of-range" },
                { permit with { Steps = permit.Steps.Insert(0, permit.Steps[0]) }, "step-code-twice" },
                { permit with { Steps = [decision, .. permit.Steps.RemoveAt(3)] }, "step-after-unknown-or-later decision" },
                { permit with { Steps = permit.Steps.SetItem(3, decision with { After = ["decision"] }) }, "step-after-unknown-or-later decision" },
                { permit with { Steps = permit.Steps.SetItem(1, permit.Steps[1] with { Repeatable = true }) }, "drawn-step-repeatable site-report" },
                { permit with { Steps = permit.Steps.SetItem(3, decision with { Performer = StepPerformer.AnyOffice }) }, "deciding-step-not-drawn" },
                { permit with { Steps = permit.Steps.SetItem(3, decision with { Performer = StepPerformer.IntakeOffice }) }, "deciding-step-not-drawn" },
                { permit with { Steps = permit.Steps.RemoveAt(3) }, "verdicts-need-one-deciding-step" },
                { permit with { Steps = permit.Steps.SetItem(1, permit.Steps[1] with { Decides = true }) }, "verdicts-need-one-deciding-step" },
                { permit with { Verdicts = [] }, "deciding-step-without-verdicts" },
                { permit with { Verdicts = ["granted", "granted"] }, "verdicts-malformed" },
                { permit with { RecordedTime = true, DecisionWorkingDays = null, Checklist = [] }, "recorded-time-needs-steps-of-any-office" },
                { Services.Receipt with { DecisionWorkingDays = 5 }, "recorded-time-with-own-deadline" },
                { Services.Receipt with { Checklist = [Services.Item("title-deed", true)] }, "recorded-time-with-required-items" },
            };
        }
    }

    [Theory, MemberData(nameof(Wrong))]
    public void A_card_that_breaks_a_rule_is_named(ServiceDefinition definition, string problem) =>
        Assert.Equal([problem], DefinitionRules.Check(definition));

    [Fact]
    public void Right_cards_pass() => Assert.All(Services.All, s => Assert.Empty(DefinitionRules.Check(s)));
}
