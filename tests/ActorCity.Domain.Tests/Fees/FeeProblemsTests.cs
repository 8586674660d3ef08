using ActorCity.Domain.Fees;
using ActorCity.Domain.Tests.Model;
using static ActorCity.Domain.Tests.Model.Levies;

namespace ActorCity.Domain.Tests.Fees;

public sealed class FeeProblemsTests
{
    private static readonly Tariff Tariff = Card.Tariff!;

    public static TheoryData<ServiceDefinition, string> WrongCards => new()
    {
        { Card with { Fees = default }, "fees-list-missing" },
        { WithFee("density-fee", f => f with { Bands = [null!] }), "fees-list-missing" },
        { WithFee("file-fee", f => f with { Factors = default }), "fees-list-missing" },
        { Card with { Tariff = null, Fees = [Card.Fees[0], Card.Fees[^1]] }, "tariff-missing" },
        { Card with { Tariff = Tariff with { Code = "1405!" } }, "tariff-malformed" },
        { Card with { Tariff = Tariff with { Source = Services.Text("") } }, "tariff-malformed" },
        { Card with { Tariff = Tariff with { Rates = Rates.Add("less", -1) } }, "tariff-rate-malformed less" },
        { Card with { Tariff = Tariff with { Rates = Rates.Add("Too Much", 1) } }, "tariff-rate-malformed Too Much" },
        { Card with { Tariff = Tariff with { Rates = Rates.Add("more", FeeRules.AmountMax + 1) } }, "tariff-rate-malformed more" },
        { Card with { Fees = [.. Card.Fees, .. Enumerable.Range(10, 30).Select(i => Card.Fees[0] with { Code = $"fee-{i}" })] }, "fees-too-many" },
        { Card with { Fees = Card.Fees.Add(Card.Fees[0] with { Title = Services.Text("again") }) }, "fee-code-twice" },
        { Card with { Fees = Card.Fees.RemoveAt(Card.Fees.Length - 1) }, "payment-step-without-fees copying" },
        { WithFee("floor-fee", f => f with { Code = "floor fee" }), "fee-malformed floor fee" },
        { WithFee("floor-fee", f => f with { Title = Services.Text("") }), "fee-malformed floor-fee" },
        { WithFee("floor-fee", f => f with { Code = "override" }), "fee-code-reserved override" },
        { WithFee("floor-fee", f => f with { Code = "refunded" }), "fee-code-reserved refunded" },
        { WithFee("floor-fee", f => f with { Step = "decision" }), "fee-step-not-payment floor-fee" },
        { WithFee("floor-fee", f => f with { Step = "nowhere" }), "fee-step-not-payment floor-fee" },
        { WithFee("floor-fee", f => f with { RoundTo = 0 }), "fee-limits-malformed floor-fee" },
        { WithFee("floor-fee", f => f with { RoundTo = 1_000_001 }), "fee-limits-malformed floor-fee" },
        { WithFee("floor-fee", f => f with { Min = -1 }), "fee-limits-malformed floor-fee" },
        { WithFee("floor-fee", f => f with { Min = 2, Max = 1 }), "fee-limits-malformed floor-fee" },
        { WithFee("floor-fee", f => f with { Min = 1500, RoundTo = 1000 }), "fee-limits-malformed floor-fee" },
        { WithFee("file-fee", f => f with { Factors = ["area"] }), "fee-shape-wrong file-fee" },
        { WithFee("file-fee", f => f with { Rate = null }), "fee-shape-wrong file-fee" },
        { WithFee("file-fee", f => f with { PerMille = 5 }), "fee-shape-wrong file-fee" },
        { WithFee("file-fee", f => f with { TableFact = "land-use" }), "fee-shape-wrong file-fee" },
        { WithFee("floor-fee", f => f with { Factors = [] }), "fee-shape-wrong floor-fee" },
        { WithFee("floor-fee", f => f with { Factors = ["area", "area", "floors", "floors", "copies"] }), "fee-shape-wrong floor-fee" },
        { WithFee("tall-fee", f => f with { Rate = "metre" }), "fee-shape-wrong tall-fee" },
        { WithFee("use-fee", f => f with { Table = null }), "fee-shape-wrong use-fee" },
        { WithFee("value-share", f => f with { Factors = [] }), "fee-shape-wrong value-share" },
        { WithFee("value-share", f => f with { PerMille = null }), "fee-shape-wrong value-share" },
        { WithFee("file-fee", f => f with { Rate = "nothing" }), "fee-rate-unknown file-fee nothing" },
        { WithFee("use-fee", f => f with { Table = f.Table!.SetItem("trade", "nothing") }), "fee-rate-unknown use-fee nothing" },
        { WithFee("tall-fee", f => f with { Bands = [new() { Rate = "nothing" }] }), "fee-rate-unknown tall-fee nothing" },
        { WithFee("floor-fee", f => f with { Factors = ["height"] }), "fee-factor-unknown floor-fee height" },
        { WithFee("floor-fee", f => f with { Factors = ["land-use"] }), "fee-factor-kind-wrong floor-fee land-use" },
        { WithFee("value-share", f => f with { Factors = ["area"] }), "fee-factor-kind-wrong value-share area" },
        { WithField("copies", f => f with { Min = null }), "fee-factor-may-be-negative copy-fee copies" },
        { WithField("copies", f => f with { Min = -1 }), "fee-factor-may-be-negative copy-fee copies" },
        { WithFee("tall-fee", f => f with { Bands = f.Bands.RemoveAt(2) }), "fee-bands-malformed tall-fee" },
        { WithFee("tall-fee", f => f with { Bands = [f.Bands[1], f.Bands[0], f.Bands[2]] }), "fee-bands-malformed tall-fee" },
        { WithFee("tall-fee", f => f with { Bands = [f.Bands[0], f.Bands[0], f.Bands[2]] }), "fee-bands-malformed tall-fee" },
        { WithFee("tall-fee", f => f with { Bands = [f.Bands[2], f.Bands[0], f.Bands[2]] }), "fee-bands-malformed tall-fee" },
        { WithFee("tall-fee", f => f with { Bands = [f.Bands[0] with { UpTo = 0 }, f.Bands[2]] }), "fee-bands-malformed tall-fee" },
        { WithFee("tall-fee", f => f with { Bands = [f.Bands[0] with { UpTo = 0.00001m }, f.Bands[2]] }), "fee-bands-malformed tall-fee" },
        { WithFee("use-fee", f => f with { Table = f.Table!.Remove("public") }), "fee-table-not-all-choices use-fee" },
        { WithFee("use-fee", f => f with { Table = f.Table!.Add("castle", "public") }), "fee-table-not-all-choices use-fee" },
        { WithFee("use-fee", f => f with { TableFact = "cellar" }), "fee-table-not-all-choices use-fee" },
        { WithFee("use-fee", f => f with { TableFact = "area" }), "fee-table-not-all-choices use-fee" },
        { WithFee("value-share", f => f with { PerMille = 10_001 }), "fee-per-mille-out-of-range value-share" },
        { WithFee("value-share", f => f with { PerMille = 0 }), "fee-per-mille-out-of-range value-share" },
        { WithFee("value-share", f => f with { Of = ["supervision"] }), "fee-share-of-unknown-or-later value-share supervision" },
        { WithFee("value-share", f => f with { Of = ["value-share"] }), "fee-share-of-unknown-or-later value-share value-share" },
        { Card with { Fees = [Card.Fees[^1], .. WithFee("supervision", f => f with { Of = ["copy-fee"] }).Fees[..^1]] }, "fee-share-of-unknown-or-later supervision copy-fee" },
        { WithFee("floor-fee", f => f with { When = WholeCard.Is("height", ConditionOp.Gt, "1") }), "condition-fact-unknown fee floor-fee height" },
        { WithFee("floor-fee", f => f with { When = WholeCard.Is("verdict", ConditionOp.Eq, "perhaps") }), "condition-value-unknown fee floor-fee verdict" },
        { WithFee("floor-fee", f => f with { When = WholeCard.Is("step:decision", ConditionOp.Eq, "done") }), "condition-fact-unknown fee floor-fee step:decision" },
        { WithFee("tall-fee", f => f with { Max = null, Factors = ["area", "land-value"] }), "fee-unbounded tall-fee" },
        { WithField("copies", f => f with { Max = null }) with { Fees = [.. WithFee("copy-fee", f => f with { Max = null }).Fees] }, "fee-unbounded copy-fee" },
    };

    [Theory, MemberData(nameof(WrongCards))]
    public void A_tariff_or_fee_that_breaks_a_rule_is_named(ServiceDefinition definition, string problem) =>
        Assert.Equal([problem], FeeRules.Problems(definition));

    [Fact]
    public void Right_cards_pass()
    {
        Assert.Empty(FeeRules.Problems(Card));
        Assert.Empty(FeeRules.Problems(WithFee("floor-fee", f => f with { When = WholeCard.Is("verdict", ConditionOp.Eq, "granted") })));
        Assert.All(Services.All, d => Assert.Empty(FeeRules.Problems(d)));
    }

    [Fact]
    public void The_largest_answers_of_a_right_card_still_make_a_bill()
    {
        var largest = Card.Form.Where(f => f.Kind is FieldKind.Number or FieldKind.Money)
            .ToDictionary(f => f.Code, f => f.Max!.Value.ToString(System.Globalization.CultureInfo.InvariantCulture));
        largest["cellar"] = "yes";
        foreach (var use in Card.Form[2].Choices)
        {
            largest["land-use"] = use.Code;

            Assert.All(FeeRules.Lines(Card, "paying", largest), l => Assert.InRange(l.Amount, 0, FeeRules.AmountMax));
        }
    }
}
