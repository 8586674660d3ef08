using static ActorCity.Domain.Tests.Model.WholeCard;

namespace ActorCity.Domain.Tests.Model;

/// <summary>A service card with a field of every kind and a fee of every kind.</summary>
public static class Levies
{
    public static ImmutableSortedDictionary<string, long> Rates { get; } = new Dictionary<string, long>
    {
        ["file"] = 250_000, ["metre"] = 45_000, ["band-1"] = 10_000, ["band-2"] = 15_000, ["band-3"] = 30_000, ["floor"] = 333,
        ["housing"] = 100, ["trade"] = 900, ["public"] = 0, ["cellar"] = 1_999, ["copy"] = 20_000,
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    public static ServiceDefinition Card { get; } = Services.Permit with
    {
        Code = "levies",
        Form =
        [
            Field("area", FieldKind.Number) with { Required = true, Min = 0, Max = 100_000, Unit = "m2" },
            Field("floors", FieldKind.Number) with { Required = true, Min = 0, Max = 60 },
            Field("land-use", FieldKind.Choice) with { Required = true, Choices = Choices("housing", "trade", "public") },
            Field("land-value", FieldKind.Money) with { Required = true, Max = 9_000_000_000_000 },
            Field("cellar", FieldKind.Choice) with { Required = true, Choices = Choices("yes", "no") },
            Field("cellar-area", FieldKind.Number) with { Required = true, Min = 0, Max = 5_000, When = Is("cellar", ConditionOp.Eq, "yes") },
            Field("built-on", FieldKind.Date) with { When = new Condition { Any = [Is("floors", ConditionOp.Gt, "2"), Is("land-use", ConditionOp.Ne, "housing")] } },
            Field("restored", FieldKind.Choice) with { Choices = Choices("yes", "no"), Required = true, When = Is("built-on", ConditionOp.Lt, "1979-02-11") },
            Field("copies", FieldKind.Number) with { Min = 0, Max = 20 },
            Field("parcel", FieldKind.Parcel),
            Field("owner", FieldKind.Person) with { Hint = Services.Text("national id") },
            Field("address", FieldKind.Address),
            Field("remarks", FieldKind.Text) with { LengthMax = 50 },
            Field("plan", FieldKind.File),
        ],
        Steps =
        [
            .. Services.Permit.Steps,
            Services.Step("paying", StepPerformer.Citizen, ["decision"]) with { Kind = StepKind.Payment },
            Services.Step("copying", StepPerformer.Citizen, ["paying"]) with { Kind = StepKind.Payment },
        ],
        Tariff = new() { Code = "levies-1405", Source = Services.Text("council"), Rates = Rates },
        Fees =
        [
            Fee("file-fee", FeeKind.Fixed) with { Rate = "file" },
            Fee("area-fee", FeeKind.PerUnit) with { Rate = "metre", Factors = ["area"], RoundTo = 1000 },
            Fee("density-fee", FeeKind.Bands) with { Factors = ["area"], Bands = Bands },
            Fee("tall-fee", FeeKind.Bands) with { Factors = ["area", "floors"], Bands = Bands, When = Is("floors", ConditionOp.Ge, "5"), Max = 900_000_000_000 },
            Fee("floor-fee", FeeKind.PerUnit) with { Rate = "floor", Factors = ["floors", "area"] },
            Fee("use-fee", FeeKind.Table) with
            {
                TableFact = "land-use", Factors = ["area"],
                Table = ImmutableSortedDictionary<string, string>.Empty.Add("housing", "housing").Add("trade", "trade").Add("public", "public"),
            },
            Fee("cellar-fee", FeeKind.PerUnit) with { Rate = "cellar", Factors = ["cellar-area"] },
            Fee("value-share", FeeKind.Share) with { PerMille = 35, Factors = ["land-value"], Min = 500_000, Max = 5_000_000 },
            Fee("supervision", FeeKind.Share) with { PerMille = 7, Of = ["area-fee", "density-fee", "cellar-fee"] },
            Fee("small-home", FeeKind.Share) with
            {
                PerMille = 1500, Of = ["file-fee", "area-fee", "density-fee"], Deduct = true, RoundTo = 100,
                When = new Condition { All = [Is("land-use", ConditionOp.Eq, "housing"), new() { Not = Is("area", ConditionOp.Gt, "75") }] },
            },
            Fee("copy-fee", FeeKind.PerUnit) with { Step = "copying", Rate = "copy", Factors = ["copies"], Min = 30_000, Max = 100_000 },
        ],
    };

    public static FormField Field(string code, FieldKind kind) => new() { Code = code, Title = new() { Fa = "پرسش " + code, En = code }, Kind = kind };

    public static FeeRule Fee(string code, FeeKind kind) => new() { Code = code, Title = Services.Text(code), Step = "paying", Kind = kind };

    /// <summary>The card with one field changed.</summary>
    public static ServiceDefinition WithField(string field, Func<FormField, FormField> change) =>
        Card with { Form = [.. Card.Form.Select(f => f.Code == field ? change(f) : f)] };

    /// <summary>The card with one fee changed.</summary>
    public static ServiceDefinition WithFee(string fee, Func<FeeRule, FeeRule> change) =>
        Card with { Fees = [.. Card.Fees.Select(f => f.Code == fee ? change(f) : f)] };

    private static ImmutableArray<FeeBand> Bands =>
        [new() { UpTo = 100, Rate = "band-1" }, new() { UpTo = 500.5m, Rate = "band-2" }, new() { Rate = "band-3" }];
}
