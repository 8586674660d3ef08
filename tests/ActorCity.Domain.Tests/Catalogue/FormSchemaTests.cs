using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ActorCity.Domain.Catalogue;
using ActorCity.Domain.Tests.Model;
using CsCheck;
using static ActorCity.Domain.Tests.Model.WholeCard;

namespace ActorCity.Domain.Tests.Catalogue;

/// <summary>To approve a changed schema, run once with <c>ACTORCITY_APPROVE=1</c> and read the difference.</summary>
public sealed class FormSchemaTests
{
    private static readonly JsonSerializerOptions Indented = new(CityJson.Stored) { WriteIndented = true };

    // What conditions say of dates, JSON Schema cannot say.
    private static readonly ServiceDefinition Sayable = Levies.Card with
    {
        Form = [.. Levies.Card.Form.Select(f => f.Code == "restored" ? f with { When = Tangled } : f)],
    };

    private static Condition Tangled => new()
    {
        Any =
        [
            new() { All = [Is("area", ConditionOp.Ge, "10"), Is("area", ConditionOp.Lt, "20.5"), Is("cellar-area", ConditionOp.Present)] },
            new() { Not = new() { Any = [Is("land-use", ConditionOp.In, "housing", "trade"), Is("floors", ConditionOp.Le, "3")] } },
            new() { All = [Is("floors", ConditionOp.Eq, "7"), Is("area", ConditionOp.Ne, "12")] },
        ],
    };

    [Fact]
    public void The_schema_of_a_card_is_the_approved_one()
    {
        var now = JsonSerializer.Serialize(FormSchema.Of(Levies.Card), Indented) + "\n";
        if (Environment.GetEnvironmentVariable("ACTORCITY_APPROVE") == "1")
        {
            File.WriteAllText(Golden.PathOf("Catalogue", "levies.form.schema.json"), now);
        }

        Assert.Equal(Golden.Read("Catalogue", "levies.form.schema.json"), now);
    }

    [Fact]
    public void What_the_schema_takes_is_what_the_rules_take()
    {
        var schema = FormSchema.Of(Sayable);
        var (taken, refused) = (0, 0);
        Answers().Sample(
            answers =>
            {
                var byRules = TakenByRules(answers);
                Interlocked.Increment(ref byRules ? ref taken : ref refused);
                Assert.True(byRules == SmallJsonSchema.IsValid(schema, Instance(answers)), string.Join(", ", answers));
            },
            iter: 20_000);

        Assert.True(taken > 1000 && refused > 1000, $"{taken} taken, {refused} refused");
    }

    [Fact]
    public void What_it_cannot_say_stands_beside_the_field()
    {
        var schema = FormSchema.Of(Levies.Card);
        var restored = schema["properties"]!["restored"]!;

        Assert.Equal("""{"fact":"built-on","op":"lt","value":"1979-02-11"}""", restored["x-asked-when"]!.ToJsonString());
        Assert.True(restored["x-required"]!.GetValue<bool>());
        Assert.DoesNotContain("restored", schema["allOf"]!.ToJsonString(), StringComparison.Ordinal);
    }

    private static bool TakenByRules(Dictionary<string, string> answers) =>
        answers.All(a => Sayable.Form.First(f => f.Code == a.Key) is var field
            && !FormRules.Normalize(field, a.Value, id => id).IsRefused && Conditions.Holds(field.When, answers))
        && FormRules.Missing(Sayable, answers, answers.Keys).IsEmpty;

    private static JsonObject Instance(Dictionary<string, string> answers)
    {
        var instance = new JsonObject();
        foreach (var (field, value) in answers)
        {
            var isNumber = Sayable.Form.First(f => f.Code == field).Kind is FieldKind.Number or FieldKind.Money;
            instance[field] = isNumber && decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : value;
        }

        return instance;
    }

    // Mostly right, and dense around the values that the conditions name.
    private static Gen<Dictionary<string, string>> Answers()
    {
        var numbers = One("0", "3", "5", "7", "9.9999", "10", "12", "20.4", "20.5", "-1", "100001", "x");
        var values = new Dictionary<string, Gen<string>>
        {
            ["area"] = numbers,
            ["floors"] = One("0", "2", "3", "3.5", "4", "7", "60", "61"),
            ["land-use"] = One("housing", "trade", "public", "housing", "trade", "public", "castle"),
            ["land-value"] = One("0", "9000000000000", "1000", "50000", "0.5"),
            ["cellar"] = One("yes", "no"),
            ["cellar-area"] = numbers,
            ["built-on"] = One("1950-01-01", "2020-02-29", "2021-02-29"),
            ["restored"] = One("yes", "no", "yes", "no", "maybe"),
            ["copies"] = One("0", "20", "20.5"),
            ["parcel"] = One("12/3", "1-2-3-4-5-6", "0012", "1/2/"),
            ["owner"] = Gen.Const("0084575948"),
            ["remarks"] = One("x", "نوشته", new string('x', 50), new string('x', 51)),
            ["plan"] = One(new string('a', 64), new string('F', 64), new string('F', 63)),
        };

        // Required fields nearly always, the others seldom: otherwise nothing would be taken.
        return values.Aggregate(Gen.Const(Array.Empty<(string, string)>()), (soFar, field) =>
        {
            var often = Sayable.Form.First(f => f.Code == field.Key) is { Required: true, When: null } ? 95 : 25;
            return Gen.Select(soFar, Gen.Int[1, 100], field.Value, (before, chance, value) => chance <= often ? [.. before, (field.Key, value)] : before);
        }).Select(pairs => pairs.ToDictionary(p => p.Item1, p => p.Item2));
    }

    private static Gen<string> One(params string[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);
}
