using System.Text.Json.Nodes;
using ActorCity.Contracts.Catalogue;

namespace ActorCity.Domain.Catalogue;

/// <summary>
/// A service's form as JSON Schema (draft 2020-12), for software that shows or checks it. Generated, never written by hand, and the
/// same for the same card. What JSON Schema cannot say stands in members that begin with <c>x-</c>.
/// </summary>
public static class FormSchema
{
    private const string Dialect = "https://json-schema.org/draft/2020-12/schema";
    private const string Use = "One member per answer. Each is sent as an answer of its own: field is the name of the member, value its text.";

    /// <summary>The schema of an object with one member per answered field.</summary>
    public static JsonObject Of(ServiceDefinition d)
    {
        ArgumentNullException.ThrowIfNull(d);
        var properties = new JsonObject();
        var required = new JsonArray();
        var rules = new JsonArray();
        foreach (var field in d.Form)
        {
            var property = Property(field);
            properties[field.Code] = property;
            if (field.When is null)
            {
                if (field.Required)
                {
                    required.Add((JsonNode)field.Code);
                }
            }
            else if (FormSchemaConditions.Of(field.When, d) is { } asked)
            {
                rules.Add((JsonNode)Rule(field, asked));
            }
            else
            {
                property["x-asked-when"] = FormSchemaConditions.Verbatim(field.When);
                property["x-required"] = field.Required;
            }
        }

        var schema = new JsonObject
        {
            ["$schema"] = Dialect,
            ["title"] = d.Title.En,
            ["x-title-fa"] = d.Title.Fa,
            ["x-service"] = d.Code,
            ["$comment"] = Use,
            ["type"] = "object",
            ["properties"] = properties,
            ["required"] = required,
            ["additionalProperties"] = false,
        };
        if (rules.Count > 0)
        {
            schema["allOf"] = rules;
        }

        return schema;
    }

    /// <summary>Where the condition holds, the field may or must be answered; elsewhere it is not asked, and an answer is refused.</summary>
    private static JsonObject Rule(FormField field, JsonObject asked)
    {
        var rule = new JsonObject { ["if"] = asked };
        if (field.Required)
        {
            rule["then"] = new JsonObject { ["required"] = new JsonArray(field.Code) };
        }

        rule["else"] = new JsonObject { ["properties"] = new JsonObject { [field.Code] = false } };
        return rule;
    }

    private static JsonObject Property(FormField field)
    {
        var property = new JsonObject { ["title"] = field.Title.En, ["x-title-fa"] = field.Title.Fa };
        if (field.Hint is { } hint)
        {
            property["description"] = hint.En;
            property["x-description-fa"] = hint.Fa;
        }

        property["x-kind"] = Words.Of(field.Kind);
        foreach (var (name, value) in TypeOf(field))
        {
            property[name] = value;
        }

        return property;
    }

    private static List<(string Name, JsonNode? Value)> TypeOf(FormField field) => field.Kind switch
    {
        FieldKind.Number => NumberType(field),
        FieldKind.Money =>
        [
            ("type", "integer"), ("minimum", field.Min ?? 0), ("maximum", field.Max ?? FormRules.MoneyMax), ("x-unit", "rial"),
        ],
        FieldKind.Date => [("type", "string"), ("format", "date")],
        FieldKind.Choice =>
        [
            ("type", "string"),
            ("enum", new JsonArray([.. field.Choices.Select(c => (JsonNode)c.Code)])),
            ("x-enum-titles", Titles(field.Choices, t => t.En)),
            ("x-enum-titles-fa", Titles(field.Choices, t => t.Fa)),
        ],
        FieldKind.Parcel => [("type", "string"), ("pattern", FormRules.ParcelPattern)],
        FieldKind.Person => [("type", "string"), ("pattern", "^[0-9]{10}$"), ("writeOnly", true)],
        FieldKind.File => [("type", "string"), ("pattern", "^[0-9A-Fa-f]{64}$")],
        _ => [("type", "string"), ("minLength", 1), ("maxLength", FormRules.LengthMaxOf(field))],
    };

    private static List<(string Name, JsonNode? Value)> NumberType(FormField field)
    {
        // As a multiple of 0.0001 it would fail in every reader that counts in binary fractions.
        var members = new List<(string Name, JsonNode? Value)>
        {
            ("type", "number"),
            ("minimum", field.Min ?? -FormRules.NumberMax),
            ("maximum", field.Max ?? FormRules.NumberMax),
            ("x-decimals", Figures.DecimalsMax),
        };
        if (field.Unit is { } unit)
        {
            members.Add(("x-unit", unit));
        }

        return members;
    }

    private static JsonObject Titles(ImmutableArray<Choice> choices, Func<LocalText, string> language)
    {
        var titles = new JsonObject();
        foreach (var choice in choices)
        {
            titles[choice.Code] = language(choice.Title);
        }

        return titles;
    }
}
