using System.Text.Json;
using System.Text.Json.Nodes;
using ActorCity.Contracts;
using ActorCity.Contracts.Catalogue;

namespace ActorCity.Domain.Catalogue;

/// <summary>Conditions about a form as schemas that the form's answers match exactly where the condition holds.</summary>
internal static class FormSchemaConditions
{
    /// <summary>Null where JSON Schema has no words for it: dates in order, and facts that are not of the form.</summary>
    public static JsonObject? Of(Condition condition, ServiceDefinition d)
    {
        if (condition.Fact is { } fact)
        {
            return d.Form.FirstOrDefault(f => f.Code == fact) is { } field ? Comparison(condition, field) : null;
        }

        if (condition.Not is { } not)
        {
            return Of(not, d) is { } denied ? new JsonObject { ["not"] = denied } : null;
        }

        var parts = new JsonArray();
        foreach (var part in condition.All ?? condition.Any ?? [])
        {
            if (Of(part, d) is not { } known)
            {
                return null;
            }

            parts.Add((JsonNode)known);
        }

        return new JsonObject { [condition.All is null ? "anyOf" : "allOf"] = parts };
    }

    /// <summary>The condition as the card has it.</summary>
    public static JsonNode? Verbatim(Condition condition) => JsonSerializer.SerializeToNode(condition, CityJson.Stored);

    private static JsonObject? Comparison(Condition c, FormField field)
    {
        var (value, isNumber) = (c.Value is null ? null : Value(field, c.Value), field.Kind is FieldKind.Number or FieldKind.Money);
        return c.Op switch
        {
            ConditionOp.Present => Stated(field.Code, null),
            ConditionOp.Eq => Stated(field.Code, new JsonObject { ["const"] = value }),
            ConditionOp.Ne => Only(field.Code, new JsonObject { ["not"] = new JsonObject { ["const"] = value } }),
            ConditionOp.In => Stated(field.Code, new JsonObject { ["enum"] = new JsonArray([.. (c.Values ?? []).Select(v => Value(field, v))]) }),
            ConditionOp.Lt when isNumber => Stated(field.Code, new JsonObject { ["exclusiveMaximum"] = value }),
            ConditionOp.Le when isNumber => Stated(field.Code, new JsonObject { ["maximum"] = value }),
            ConditionOp.Gt when isNumber => Stated(field.Code, new JsonObject { ["exclusiveMinimum"] = value }),
            ConditionOp.Ge when isNumber => Stated(field.Code, new JsonObject { ["minimum"] = value }),
            _ => null,
        };
    }

    private static JsonNode Value(FormField field, string text) =>
        field.Kind is FieldKind.Number or FieldKind.Money && Figures.TryRead(text, out var number) ? number : text;

    private static JsonObject Only(string field, JsonObject answer) => new() { ["properties"] = new JsonObject { [field] = answer } };

    // A schema says nothing of what is absent, so it must be asked for; for "not equal" absence is right.
    private static JsonObject Stated(string field, JsonObject? answer)
    {
        var stated = answer is null ? [] : Only(field, answer);
        stated["required"] = new JsonArray(field);
        return stated;
    }
}
