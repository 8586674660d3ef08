using System.Text.Json;
using ActorCity.Domain.Catalogue;
using ActorCity.Domain.Fees;
using ActorCity.Domain.Tests.Model;
using static ActorCity.Domain.Tests.Model.Levies;

namespace ActorCity.Domain.Tests.Fees;

public sealed class FeeRulesTests
{
    private static readonly Dictionary<string, string> Flat = new()
    {
        ["area"] = "120", ["floors"] = "1", ["land-use"] = "trade", ["land-value"] = "100000000", ["cellar"] = "no",
    };

    /// <summary>A bill as it was worked out by hand, or by anything but this program.</summary>
    public sealed record WorkedBill(string Name, string Step, Dictionary<string, string> Facts, BillLine[] Lines, long Total)
    {
        public override string ToString() => Name;
    }

    public static TheoryData<WorkedBill> WorkedBills =>
        [.. JsonSerializer.Deserialize<WorkedBill[]>(Golden.Read("Fees", "bills.json"), CityJson.Strict)!];

    [Theory, MemberData(nameof(WorkedBills))]
    public void A_worked_bill_comes_out_to_the_rial_and_to_the_letter(WorkedBill bill)
    {
        var lines = FeeRules.Lines(Card, bill.Step, bill.Facts);

        Assert.Equal(bill.Lines, lines);
        Assert.Equal(bill.Total, FeeRules.Total(lines));
    }

    [Fact]
    public void What_is_not_asked_for_is_not_charged()
    {
        Assert.DoesNotContain(FeeRules.Lines(Card, "paying", Flat), l => l.Fee == "cellar-fee");
        Assert.Empty(FeeRules.Lines(Card, "copying", Flat));
        Assert.Empty(FeeRules.Lines(Card, "no-such-step", Flat));
        Assert.Equal(0, FeeRules.Total([]));
    }

    [Fact]
    public void A_required_answer_that_is_not_there_is_a_fault_and_no_smaller_bill()
    {
        Assert.Throws<InvalidOperationException>(() => FeeRules.Lines(Card, "paying", Without("area")));
        Assert.Throws<InvalidOperationException>(() => FeeRules.Lines(Card, "paying", Without("land-use")));
        Assert.Throws<InvalidOperationException>(() => FeeRules.Lines(Card, "paying", Without("land-value")));
        Assert.Throws<InvalidOperationException>(() => FeeRules.Lines(Card, "paying", new Dictionary<string, string>(Flat) { ["cellar"] = "yes" }));
    }

    [Theory]
    [InlineData("area", "-1")]
    [InlineData("area", "wide")]
    [InlineData("land-use", "castle")]
    public void A_fact_that_cannot_be_counted_with_is_a_fault(string fact, string value) =>
        Assert.Throws<InvalidOperationException>(() => FeeRules.Lines(Card, "paying", new Dictionary<string, string>(Flat) { [fact] = value }));

    [Fact]
    public void A_rate_that_is_not_there_is_a_fault()
    {
        Assert.Throws<InvalidOperationException>(() => FeeRules.Lines(Card with { Tariff = null }, "paying", Flat));
        Assert.Throws<InvalidOperationException>(() => FeeRules.Lines(WithFee("file-fee", f => f with { Rate = "nothing" }), "paying", Flat));
    }

    [Fact]
    public void More_than_a_line_can_hold_is_a_fault_and_no_other_number()
    {
        // Beyond what 64 bits, and beyond what a decimal of 28 digits can tell exactly.
        foreach (var area in new[] { "100000000000", "99999999999999.9999" })
        {
            var facts = new Dictionary<string, string>(Flat) { ["area"] = area, ["floors"] = area };

            Assert.Throws<OverflowException>(() => FeeRules.Lines(WithFee("tall-fee", f => f with { Max = null }), "paying", facts));
        }

        BillLine[] lines = [new() { Fee = "one", Amount = long.MaxValue, Computation = "" }, new() { Fee = "two", Amount = 1, Computation = "" }];
        Assert.Throws<OverflowException>(() => FeeRules.Total([.. lines]));
    }

    [Fact]
    public void Four_factors_of_four_decimals_lose_nothing()
    {
        var card = Card with
        {
            Form = [.. Card.Form, .. Enumerable.Range(1, 4).Select(i => Field($"side-{i}", FieldKind.Number))],
            Fees = [Fee("product", FeeKind.PerUnit) with { Rate = "floor", Factors = ["side-1", "side-2", "side-3", "side-4"] }],
        };
        var facts = Enumerable.Range(1, 4).ToDictionary(i => $"side-{i}", i => $"123{i}.567{i}");

        var line = Assert.Single(FeeRules.Lines(card, "paying", facts));

        // 1231.5671 x 1232.5672 x 1233.5673 x 1234.5674 x 333 has 32 digits: more than a decimal has.
        Assert.Equal(769_822_449_548_726, line.Amount);
        Assert.StartsWith("1231.5671 x 1232.5672 x 1233.5673 x 1234.5674 x 333 = 769822449548726.9848754978242992 -> rounded 769822449548726", line.Computation, StringComparison.Ordinal);
    }

    [Fact]
    public void A_share_of_less_than_nothing_is_nothing()
    {
        var card = Card with
        {
            Fees =
            [
                Fee("base", FeeKind.Fixed) with { Rate = "cellar" },
                Fee("discount", FeeKind.Fixed) with { Rate = "file", Deduct = true },
                Fee("tax", FeeKind.Share) with { PerMille = 100, Of = ["base", "discount"] },
            ],
        };

        var lines = FeeRules.Lines(card, "paying", Flat);

        Assert.Equal([1_999, -250_000, 0], lines.Select(l => l.Amount));
        Assert.Equal("100/1000 x (1999 - 250000 -> min 0) = 0", lines[2].Computation);
        Assert.Equal(0, FeeRules.Total(lines));
    }

    [Fact]
    public void An_answer_that_is_not_asked_any_more_makes_no_fee() =>
        Assert.DoesNotContain(
            FeeRules.Lines(Card, "paying", new Dictionary<string, string>(Flat) { ["cellar-area"] = "50" }), l => l.Fee == "cellar-fee");

    [Fact]
    public void The_card_of_these_tests_is_a_right_one() =>
        Assert.Empty(FormRules.Problems(Card).AddRange(FeeRules.Problems(Card)));

    private static Dictionary<string, string> Without(string fact) => Flat.Where(f => f.Key != fact).ToDictionary();
}
