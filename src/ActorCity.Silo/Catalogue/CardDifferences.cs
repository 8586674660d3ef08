using System.Text.Json;
using System.Text.Json.Nodes;
using ActorCity.Contracts;
using ActorCity.Contracts.Catalogue;

namespace ActorCity.Silo.Catalogue;

/// <summary>What is different.</summary>
internal enum Change
{
    Added = 0,
    Removed = 1,
    Changed = 2,
}

/// <param name="Change">What happened to it.</param>
/// <param name="Path">Where, for instance <c>steps/water-company/workingDays</c>: things by their codes.</param>
/// <param name="Before">As it was; null: it was not there.</param>
/// <param name="After">As it is; null: it is not there.</param>
internal sealed record CardDifference(Change Change, string Path, string? Before, string? After);

/// <summary>What differs between two versions of a card, member by member. Things with a code are the same thing wherever they stand.</summary>
internal static class CardDifferences
{
    public static ImmutableArray<CardDifference> Between(ServiceDefinition before, ServiceDefinition after) =>
        [.. Between("", JsonSerializer.SerializeToNode(before, CityJson.Stored), JsonSerializer.SerializeToNode(after, CityJson.Stored))];

    private static List<CardDifference> Between(string path, JsonNode? before, JsonNode? after)
    {
        if (JsonNode.DeepEquals(before, after))
        {
            return [];
        }

        if (Members(before) is { } old && Members(after) is { } @new)
        {
            var differences = old.Keys.Union(@new.Keys, StringComparer.Ordinal)
                .SelectMany(name => Between(path.Length == 0 ? name : $"{path}/{name}", old.GetValueOrDefault(name), @new.GetValueOrDefault(name)))
                .ToList();

            // The same things in another order: for steps that is the order they open in.
            return differences.Count > 0 ? differences : [new(Change.Changed, $"{path}/order", string.Join(' ', old.Keys), string.Join(' ', @new.Keys))];
        }

        var change = before is null ? Change.Added : after is null ? Change.Removed : Change.Changed;
        return [new(change, path, Text(before), Text(after))];
    }

    /// <summary>An object's members, or a list's things by their codes; null: a value.</summary>
    private static Dictionary<string, JsonNode?>? Members(JsonNode? node) => node switch
    {
        JsonObject whole => whole.ToDictionary(m => m.Key, m => m.Value, StringComparer.Ordinal),
        JsonArray list when list.Count > 0 && list.All(i => CodeOf(i) is not null) && list.DistinctBy(CodeOf).Count() == list.Count =>
            list.ToDictionary(i => CodeOf(i)!, i => i, StringComparer.Ordinal),
        JsonArray { Count: 0 } => [],
        _ => null,
    };

    private static string? CodeOf(JsonNode? node) =>
        node is JsonObject thing && thing.TryGetPropertyValue("code", out var code) ? code?.GetValue<string>() : null;

    private static string? Text(JsonNode? node) => node switch
    {
        null => null,
        JsonValue value when value.TryGetValue<string>(out var text) => text,
        _ => node.ToJsonString(CityJson.Stored),
    };
}
