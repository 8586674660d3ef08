using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ActorCity.Http.Tests.OpenApi;

/// <summary>As much of JSON Schema as the document uses, and stricter in one thing: a member that the schema does not name is a mistake.</summary>
internal sealed class SchemaCheck(JsonNode document)
{
    /// <summary>What is wrong with a value, with the place; empty: nothing.</summary>
    public IEnumerable<string> Problems(JsonNode schema, JsonNode? value, string place = "$")
    {
        var rules = schema.AsObject();
        if ((string?)rules["$ref"] is { } reference)
        {
            return Problems(document["components"]!["schemas"]![reference.Split('/')[^1]]!, value, place);
        }

        if (rules["oneOf"] is JsonArray one)
        {
            return Choice(one, rules["discriminator"], value, place);
        }

        if (rules["anyOf"] is JsonArray any)
        {
            return Choice(any, rules["discriminator"], value, place);
        }

        return rules.SelectMany(rule => Keyword(rule.Key, rule.Value!, rules, value, place));
    }

    private IEnumerable<string> Choice(JsonArray choices, JsonNode? discriminator, JsonNode? value, string place)
    {
        if ((string?)discriminator?["propertyName"] is { } name)
        {
            return (string?)discriminator["mapping"]?[(string?)value?[name] ?? ""] is { } reference
                ? Problems(new JsonObject { ["$ref"] = reference }, value, place)
                : [$"{place} is of no kind that is known"];
        }

        return choices.Any(choice => !Problems(choice!, value, place).Any()) ? [] : [$"{place} fits none of the choices"];
    }

    private IEnumerable<string> Keyword(string name, JsonNode rule, JsonObject all, JsonNode? value, string place) => name switch
    {
        "description" or "title" or "default" or "example" => [],
        "additionalProperties" => rule is JsonObject && value is JsonObject map && all["properties"] is null ? map.SelectMany(m => Problems(rule, m.Value, $"{place}.{m.Key}")) : [],
        "type" => Types(rule).Any(type => IsOf(type, value)) ? [] : [$"{place} is not {rule.ToJsonString()}"],
        "enum" => value is null || rule.AsArray().Any(word => JsonNode.DeepEquals(word, value)) ? [] : [$"{place} is none of {rule.ToJsonString()}"],
        "pattern" => Text(value) is not { } text || Regex.IsMatch(text, (string)rule!) ? [] : [$"{place} does not match {rule}"],
        "format" => HasFormat((string)rule!, value) ? [] : [$"{place} is no {rule}"],
        "required" => value is JsonObject o ? rule.AsArray().Where(member => !o.ContainsKey((string)member!)).Select(member => $"{place}.{member} is missing") : [],
        "properties" => value is JsonObject o ? o.SelectMany(member => Member(member.Key, member.Value, rule, all, place)) : [],
        "items" => value is JsonArray list ? list.SelectMany((item, n) => Problems(rule, item, $"{place}[{n}]")) : [],
        _ => [$"{name} is no keyword that is known here"],
    };

    private IEnumerable<string> Member(string name, JsonNode? value, JsonNode properties, JsonObject all, string place) =>
        properties[name] is { } known ? Problems(known, value, $"{place}.{name}")
        : all["additionalProperties"] is JsonObject others ? Problems(others, value, $"{place}.{name}")
        : [$"{place}.{name} is no member"];

    private static IEnumerable<string> Types(JsonNode rule) => rule is JsonArray many ? many.Select(type => (string)type!) : [(string)rule!];

    private static bool IsOf(string type, JsonNode? value) => type switch
    {
        "null" => value is null,
        "object" => value is JsonObject,
        "array" => value is JsonArray,
        "string" => Text(value) is not null,
        "boolean" => value?.GetValueKind() is JsonValueKind.True or JsonValueKind.False,
        "number" => value?.GetValueKind() == JsonValueKind.Number,
        "integer" => value?.GetValueKind() == JsonValueKind.Number && long.TryParse(value.ToJsonString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
        _ => false,
    };

    private static bool HasFormat(string format, JsonNode? value) => value is null || format switch
    {
        "int32" => int.TryParse(value.ToJsonString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
        "int64" => long.TryParse(value.ToJsonString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
        "double" => value.GetValueKind() == JsonValueKind.Number,
        "date" => DateOnly.TryParseExact(Text(value), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        "date-time" => DateTimeOffset.TryParse(Text(value), CultureInfo.InvariantCulture, out _) && Text(value)!.Contains('T', StringComparison.Ordinal),
        _ => false,
    };

    private static string? Text(JsonNode? value) => value?.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;
}
