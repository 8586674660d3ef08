using System.Globalization;
using System.Text.Json;
using ActorCity.Domain.Fees;
using ActorCity.Domain.Tests.Model;
using CsCheck;
using static ActorCity.Domain.Tests.Model.Levies;

namespace ActorCity.Domain.Tests.Fees;

/// <summary>Random facts: what holds of every bill of a card that publishing takes.</summary>
public sealed class FeeLawTests
{
    private static readonly string[] Steps = ["paying", "copying"];
    private static readonly string[] ByArea = ["area-fee", "density-fee", "floor-fee"];

    [Fact]
    public void Same_version_and_same_facts_make_the_same_bill_in_whatever_order_they_came()
    {
        var readBack = JsonSerializer.Deserialize<ServiceDefinition>(JsonSerializer.Serialize(Card, CityJson.Stored), CityJson.Stored)!;
        Facts.Sample(facts =>
        {
            foreach (var step in Steps)
            {
                var bill = FeeRules.Lines(Card, step, facts);

                Assert.Equal(bill, FeeRules.Lines(Card, step, facts));
                Assert.Equal(bill, FeeRules.Lines(Card, step, facts.Reverse().ToDictionary()));
                Assert.Equal(bill, FeeRules.Lines(Card, step, facts.ToImmutableSortedDictionary()));
                Assert.Equal(bill, FeeRules.Lines(readBack, step, facts));
                Assert.Equal(bill, FeeRules.Lines(Card, step, new Dictionary<string, string>(facts) { ["stranger"] = "1", ["risk"] = "high" }));
            }
        });
    }

    [Fact]
    public void Every_line_says_what_it_was_computed_from_and_it_is_true() =>
        Facts.Sample(facts => Assert.All(FeeRules.Lines(Card, "paying", facts), line =>
        {
            var (amount, rule) = (Math.Abs(line.Amount), Card.Fees.First(f => f.Code == line.Fee));
            Assert.Equal(amount, Calculation.Run(line.Computation, rule.RoundTo));
            Assert.Equal(rule.Deduct, line.Computation.EndsWith(" -> deducted", StringComparison.Ordinal));
            Assert.True(line.Amount == 0 || line.Amount > 0 != rule.Deduct);
            Assert.All(line.Computation, c => Assert.InRange(c, ' ', '~'));
        }));

    [Fact]
    public void A_stepped_rate_is_what_each_unit_costs_in_its_band() =>
        Gen.Int[0, 700].Sample(area =>
        {
            long unitByUnit = Enumerable.Range(1, area).Sum(u => u <= 100 ? 10_000L : u <= 500 ? 15_000L : u == 501 ? 22_500L : 30_000L);

            Assert.Equal(unitByUnit, Line("density-fee", area.ToString(CultureInfo.InvariantCulture)).Amount);
        });

    [Fact]
    public void A_larger_area_never_costs_less() =>
        Gen.Select(Area, Area).Sample((one, other) =>
        {
            var (less, more) = decimal.Parse(one, CultureInfo.InvariantCulture) <= decimal.Parse(other, CultureInfo.InvariantCulture) ? (one, other) : (other, one);
            foreach (var fee in ByArea)
            {
                Assert.True(Line(fee, less).Amount <= Line(fee, more).Amount, $"{fee}: {less}, {more}");
            }
        });

    private static BillLine Line(string fee, string area) =>
        FeeRules.Lines(Card, "paying", new Dictionary<string, string>
        {
            ["area"] = area, ["floors"] = "3", ["land-use"] = "trade", ["land-value"] = "1", ["cellar"] = "no",
        }).First(l => l.Fee == fee);

    private static Gen<string> Area => Decimal(1_000_000_000);

    private static Gen<Dictionary<string, string>> Facts =>
        Gen.Select(Area, Decimal(600_000), Gen.Int[0, 2], Gen.Long[0, 9_000_000_000_000], Decimal(50_000_000), Gen.Bool, Decimal(200_000), (area, floors, use, value, cellar, has, copies) =>
            new Dictionary<string, string>
            {
                ["area"] = area,
                ["floors"] = floors,
                ["land-use"] = Card.Form[2].Choices[use].Code,
                ["land-value"] = value.ToString(CultureInfo.InvariantCulture),
                ["cellar"] = has ? "yes" : "no",
                ["cellar-area"] = cellar,
                ["copies"] = copies,
            });

    // Up to so many ten-thousandths; small numbers as often as large ones.
    private static Gen<string> Decimal(long units) =>
        Gen.OneOf(Gen.Long[0, 2_000_000].Select(n => Math.Min(n, units)), Gen.Long[0, units])
            .Select(n => (n / 10_000m).ToString("0.####", CultureInfo.InvariantCulture));
}
