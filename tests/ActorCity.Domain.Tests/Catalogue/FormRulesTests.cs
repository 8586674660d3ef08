using ActorCity.Domain.Catalogue;
using ActorCity.Domain.Tests.Model;
using static ActorCity.Domain.Tests.Model.Levies;
using static ActorCity.Domain.Tests.Model.WholeCard;

namespace ActorCity.Domain.Tests.Catalogue;

public sealed class FormRulesTests
{
    private static ServiceDefinition Card => Levies.Card;

    [Fact]
    public void Only_what_is_asked_in_the_case_is_missing()
    {
        Assert.Equal(["area", "floors", "land-use", "land-value", "cellar"], Missing([]));

        Assert.Equal(["land-value", "cellar-area"], Missing(new() { ["area"] = "1", ["floors"] = "1", ["land-use"] = "trade", ["cellar"] = "yes" }));
        Assert.Equal(["land-value"], Missing(new() { ["area"] = "1", ["floors"] = "1", ["land-use"] = "trade", ["cellar"] = "no" }));
    }

    [Fact]
    public void An_answer_counts_only_while_its_field_is_asked()
    {
        var facts = new Dictionary<string, string> { ["floors"] = "3", ["land-use"] = "housing", ["built-on"] = "1950-01-01", ["restored"] = "no", ["risk"] = "low" };

        Assert.Equal(facts, FormRules.Asked(Card, facts));

        // With two floors nobody asks when it was built, and so nobody asks whether it was restored.
        facts["floors"] = "2";
        Assert.Equal(["floors", "land-use", "risk"], FormRules.Asked(Card, facts).Keys.Order(StringComparer.Ordinal));
        Assert.Equal(["area", "land-value", "cellar"], Missing(facts));
    }

    [Fact]
    public void Facts_are_what_conditions_and_fees_can_read()
    {
        var named = Card with
        {
            Steps = Card.Steps.SetItem(0, Card.Steps[0] with { When = new Condition { Not = Is("owner", ConditionOp.Present) } }),
            Risk = [new() { Class = RiskClass.High, When = Is("parcel", ConditionOp.Eq, "12") }],
        };

        Assert.Equal(
            ["area", "floors", "land-use", "land-value", "cellar", "cellar-area", "built-on", "restored", "copies"],
            Card.Form.Select(f => f.Code).Where(f => FormRules.IsFact(Card, f)));
        Assert.True(FormRules.IsFact(named, "owner") && FormRules.IsFact(named, "parcel"));
        Assert.False(FormRules.IsFact(Card, "nothing"));
    }

    public static TheoryData<ServiceDefinition, string> WrongCards => new()
    {
        { Card with { Form = default }, "form-list-missing" },
        { Card with { Form = [null!] }, "form-list-missing" },
        { Card with { Form = [.. Card.Form, .. Enumerable.Range(10, 47).Select(i => Field($"field-{i}", FieldKind.Date))] }, "form-too-long" },
        { Card with { Form = Card.Form.Add(Card.Form[^1]) }, "field-code-twice" },
        { WithField("plan", f => f with { Code = "The Plan" }), "field-malformed The Plan" },
        { WithField("plan", f => f with { Title = Services.Text(" ") }), "field-malformed plan" },
        { WithField("plan", f => f with { Hint = Services.Text(new string('x', 1001)) }), "field-malformed plan" },
        { WithField("plan", f => f with { Kind = (FieldKind)77 }), "field-malformed plan" },
        { WithField("plan", f => f with { Code = "risk" }), "field-code-reserved risk" },
        { WithField("cellar", f => f with { Choices = Choices("yes") }), "field-choices-out-of-range cellar" },
        { WithField("plan", f => f with { Choices = Choices("aa", "bb") }), "field-choices-out-of-range plan" },
        { WithField("restored", f => f with { Choices = Choices("yes", "yes") }), "field-choice-malformed restored" },
        { WithField("restored", f => f with { Choices = Choices("yes", "No") }), "field-choice-malformed restored" },
        { WithField("copies", f => f with { Min = 30 }), "field-range-malformed copies" },
        { WithField("copies", f => f with { Min = 0.00001m }), "field-range-malformed copies" },
        { WithField("land-value", f => f with { Min = 0.5m }), "field-range-malformed land-value" },
        { WithField("land-value", f => f with { Min = -1 }), "field-range-malformed land-value" },
        { WithField("remarks", f => f with { Min = 1 }), "field-range-malformed remarks" },
        { WithField("land-value", f => f with { Unit = "m2" }), "field-unit-malformed land-value" },
        { WithField("remarks", f => f with { LengthMax = 501 }), "field-length-out-of-range remarks" },
        { WithField("address", f => f with { LengthMax = 100 }), "field-length-out-of-range address" },
        { WithField("area", f => f with { When = Is("floors", ConditionOp.Gt, "1") }), "condition-fact-unknown field area floors" },
        { WithField("area", f => f with { When = Is("area", ConditionOp.Gt, "1") }), "condition-fact-unknown field area area" },
        { WithField("plan", f => f with { When = Is("risk", ConditionOp.Eq, "high") }), "condition-fact-unknown field plan risk" },
        { WithField("plan", f => f with { When = Is("remarks", ConditionOp.Present) }), "condition-fact-not-kept field plan remarks" },
        { WithField("plan", f => f with { When = Is("cellar", ConditionOp.Eq, "perhaps") }), "condition-value-unknown field plan cellar" },
        { WithField("plan", f => f with { When = Is("cellar", ConditionOp.Lt, "yes") }), "condition-value-unknown field plan cellar" },
        { WithField("plan", f => f with { When = Is("area", ConditionOp.Lt, "wide") }), "condition-value-unknown field plan area" },
        { WithField("plan", f => f with { When = Is("area", ConditionOp.In, "1", "2.50") }), "condition-value-unknown field plan area" },
        { WithField("plan", f => f with { When = Is("built-on", ConditionOp.Lt, "1404-01-01") }), "condition-value-unknown field plan built-on" },
        { WithField("plan", f => f with { When = Is("parcel", ConditionOp.Gt, "12") }), "condition-value-unknown field plan parcel" },
        { WithField("plan", f => f with { When = Is("owner", ConditionOp.Eq, "0084575948") }), "condition-value-unknown field plan owner" },
        { WithField("plan", f => f with { When = new Condition() }), "condition-malformed field plan" },
        { WithField("plan", f => f with { When = new Condition { All = [] } }), "condition-malformed field plan" },
        { WithField("plan", f => f with { When = new Condition { Any = [null!] } }), "condition-malformed field plan" },
        { WithField("plan", f => f with { When = new Condition { Fact = "area", Op = ConditionOp.Present, Value = "1" } }), "condition-malformed field plan" },
        { WithField("plan", f => f with { When = new Condition { Fact = "area", Op = ConditionOp.Eq, Values = ["1"] } }), "condition-malformed field plan" },
        { WithField("plan", f => f with { When = Is("area", ConditionOp.Present) with { Not = Is("area", ConditionOp.Present) } }), "condition-malformed field plan" },
        { WithField("plan", f => f with { When = Nested(9) }), "condition-too-deep field plan" },
        { Card with { Eligibility = [new() { Code = "large", Holds = Is("area", ConditionOp.Ge, "a lot"), Otherwise = Services.Text("x") }] }, "condition-value-unknown eligibility large area" },
        { Card with { Risk = [new() { Class = RiskClass.High, When = Is("address", ConditionOp.Present) }] }, "condition-fact-not-kept risk 1 address" },
    };

    [Theory, MemberData(nameof(WrongCards))]
    public void A_form_that_breaks_a_rule_is_named(ServiceDefinition definition, string problem) =>
        Assert.Equal([problem], FormRules.Problems(definition));

    [Fact]
    public void Right_forms_pass()
    {
        Assert.Empty(FormRules.Problems(Card));
        Assert.Empty(FormRules.Problems(WithField("plan", f => f with { When = Nested(8) })));
        Assert.All(Services.All, d => Assert.Empty(FormRules.Problems(d)));
    }

    private static Condition Nested(int depth) => depth == 1 ? Is("area", ConditionOp.Present) : new Condition { Not = Nested(depth - 1) };

    private static ImmutableArray<string> Missing(Dictionary<string, string> facts) => FormRules.Missing(Card, facts, facts.Keys);
}
