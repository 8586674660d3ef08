using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ActorCity.Domain.Tests.Model;

/// <summary>As much of JSON Schema 2020-12 as the city writes, read by the standard's words. An unknown keyword fails the test.</summary>
public static class SmallJsonSchema
{
    public static bool IsValid(JsonNode? schema, JsonNode? value) => schema switch
    {
        JsonValue flag => flag.GetValue<bool>(),
        JsonObject rules => rules.All(r => Keyword(r.Key, r.Value, rules, value)),
        _ => throw new ArgumentException("No schema."),
    };

    private static bool Keyword(string name, JsonNode? rule, JsonObject all, JsonNode? value) => name switch
    {
        _ when name.StartsWith("x-", StringComparison.Ordinal) => true,
        "$schema" or "$comment" or "title" or "description" or "writeOnly" or "then" or "else" => true,
        "type" => IsOf(rule!.GetValue<string>(), value),
        "enum" => rule!.AsArray().Any(one => AreEqual(one, value)),
        "const" => AreEqual(rule, value),
        "minimum" => Number(value) is not { } n || n >= Number(rule),
        "maximum" => Number(value) is not { } n || n <= Number(rule),
        "exclusiveMinimum" => Number(value) is not { } n || n > Number(rule),
        "exclusiveMaximum" => Number(value) is not { } n || n < Number(rule),
        "minLength" => Text(value) is not { } t || t.EnumerateRunes().Count() >= Number(rule),
        "maxLength" => Text(value) is not { } t || t.EnumerateRunes().Count() <= Number(rule),
        "pattern" => Text(value) is not { } t || Regex.IsMatch(t, Text(rule)!, RegexOptions.ECMAScript),
        "format" => Text(value) is not { } t || (Text(rule) == "date" && DateOnly.TryParseExact(t, "yyyy-MM-dd", out _)),
        "required" => value is not JsonObject o || rule!.AsArray().All(n => o.ContainsKey(Text(n)!)),
        "properties" => value is not JsonObject o || rule!.AsObject().All(p => !o.TryGetPropertyValue(p.Key, out var member) || IsValid(p.Value, member)),
        "additionalProperties" => value is not JsonObject o || o.All(m => all["properties"]!.AsObject().ContainsKey(m.Key) || IsValid(rule, m.Value)),
        "allOf" => rule!.AsArray().All(s => IsValid(s, value)),
        "anyOf" => rule!.AsArray().Any(s => IsValid(s, value)),
        "not" => !IsValid(rule, value),
        "if" => all[IsValid(rule, value) ? "then" : "else"] is not { } branch || IsValid(branch, value),
        _ => throw new ArgumentException($"{name} is no keyword that is known here."),
    };

    private static bool IsOf(string type, JsonNode? value) => type switch
    {
        "object" => value is JsonObject,
        "string" => Text(value) is not null,
        "number" => Number(value) is not null,
        "integer" => Number(value) is { } n && decimal.Truncate(n) == n,
        _ => throw new ArgumentException($"{type} is no type that is known here."),
    };

    private static bool AreEqual(JsonNode? a, JsonNode? b) =>
        Number(a) is { } first && Number(b) is { } second ? first == second : JsonNode.DeepEquals(a, b);

    private static decimal? Number(JsonNode? value) =>
        value is JsonValue v && v.GetValueKind() == JsonValueKind.Number ? decimal.Parse(v.ToJsonString(), System.Globalization.CultureInfo.InvariantCulture) : null;

    private static string? Text(JsonNode? value) => value is JsonValue v && v.GetValueKind() == JsonValueKind.String ? v.GetValue<string>() : null;
}
