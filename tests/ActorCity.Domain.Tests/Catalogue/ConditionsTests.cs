using ActorCity.Domain.Catalogue;
using static ActorCity.Domain.Tests.Model.WholeCard;

namespace ActorCity.Domain.Tests.Catalogue;

public sealed class ConditionsTests
{
    private static readonly Dictionary<string, string> Facts = new()
    {
        ["area"] = "120.5", ["value"] = "9000000000", ["built"] = "1999-12-31", ["use"] = "trade", ["parcel"] = "012", ["step:visit"] = "as-drawn",
    };

    public static TheoryData<string, ConditionOp, string[], bool> Comparisons => new()
    {
        { "area", ConditionOp.Eq, ["120.50"], true },
        { "area", ConditionOp.Eq, ["120"], false },
        { "area", ConditionOp.Ne, ["120"], true },
        { "area", ConditionOp.Ne, ["120.5"], false },
        { "area", ConditionOp.Lt, ["1000"], true },
        { "area", ConditionOp.Lt, ["120.5"], false },
        { "area", ConditionOp.Le, ["120.5"], true },
        { "area", ConditionOp.Gt, ["99"], true },
        { "area", ConditionOp.Gt, ["-1"], true },
        { "area", ConditionOp.Ge, ["120.5001"], false },
        { "area", ConditionOp.In, ["1", "120.5"], true },
        { "value", ConditionOp.Gt, ["8999999999"], true },
        { "built", ConditionOp.Lt, ["2000-01-01"], true },
        { "built", ConditionOp.Ge, ["2000-01-01"], false },
        { "built", ConditionOp.Eq, ["1999-12-31"], true },
        { "use", ConditionOp.Eq, ["trade"], true },
        { "use", ConditionOp.Eq, ["Trade"], false },
        { "use", ConditionOp.In, ["housing", "public"], false },
        { "use", ConditionOp.Lt, ["zoo"], false },
        { "use", ConditionOp.Ge, ["a"], false },
        { "area", ConditionOp.Gt, ["trade"], false },

        // Zeros before it make a parcel another text and no other number.
        { "parcel", ConditionOp.Eq, ["12"], false },
        { "parcel", ConditionOp.Eq, ["012"], true },
        { "step:visit", ConditionOp.Eq, ["as-drawn"], true },
        { "area", ConditionOp.Present, [], true },
        { "nothing", ConditionOp.Present, [], false },
        { "nothing", ConditionOp.Eq, ["1"], false },
        { "nothing", ConditionOp.Lt, ["1"], false },
        { "nothing", ConditionOp.Ge, ["0"], false },
        { "nothing", ConditionOp.In, ["1"], false },
        { "nothing", ConditionOp.Ne, ["1"], true },
    };

    [Theory, MemberData(nameof(Comparisons))]
    public void A_comparison_is_answered_by_value(string fact, ConditionOp op, string[] values, bool holds)
    {
        var condition = Is(fact, op, values);

        Assert.Equal(holds, Conditions.Holds(condition, Facts));
        Assert.Equal(!holds, Conditions.Holds(new Condition { Not = condition }, Facts));
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public void All_any_and_not_are_what_they_say(bool first, bool second)
    {
        ImmutableArray<Condition> both = [Known(first), Known(second)];

        Assert.Equal(first && second, Conditions.Holds(new Condition { All = both }, Facts));
        Assert.Equal(first || second, Conditions.Holds(new Condition { Any = both }, Facts));
    }

    [Fact]
    public void No_condition_always_holds() => Assert.True(Conditions.Holds(null, Facts));

    [Fact]
    public void Facts_are_named_once_and_in_order()
    {
        var condition = new Condition
        {
            All = [Is("use", ConditionOp.Eq, "x"), new() { Not = Is("area", ConditionOp.Present) }, new() { Any = [Is("use", ConditionOp.Ne, "y"), Is("risk", ConditionOp.Eq, "low")] }],
        };

        Assert.Equal(["area", "risk", "use"], Conditions.FactsOf(condition));
        Assert.Empty(Conditions.FactsOf(null));
    }

    [Fact]
    public void Eight_deep_is_answered_and_nine_deep_is_a_fault()
    {
        var condition = Is("area", ConditionOp.Present);
        for (var depth = 2; depth <= Conditions.DepthMax; depth++)
        {
            condition = new Condition { Not = condition };
        }

        Assert.False(Conditions.Holds(condition, Facts));
        Assert.Throws<ArgumentException>(() => Conditions.Holds(new Condition { Not = condition }, Facts));
    }

    public static TheoryData<Condition> NoConditions =>
    [
        new Condition(), new Condition { All = [] }, new Condition { Any = [] }, new Condition { Fact = "area" },
        new Condition { Fact = "area", Op = ConditionOp.Eq }, new Condition { Fact = "area", Op = (ConditionOp)99, Value = "1" },
    ];

    [Theory, MemberData(nameof(NoConditions))]
    public void What_asks_nothing_is_a_fault_and_no_answer(Condition condition) =>
        Assert.Throws<ArgumentException>(() => Conditions.Holds(condition, Facts));

    private static Condition Known(bool holds) => Is("use", holds ? ConditionOp.Eq : ConditionOp.Ne, "trade");
}
