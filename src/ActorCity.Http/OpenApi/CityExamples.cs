using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.OpenApi;

namespace ActorCity.Http.OpenApi;

/// <summary>
/// What requests and answers look like: <c>examples.json</c> beside the endpoints, by operation id. A file says in which role a command is
/// given, not by whom: who acts is put in where the body asks for it.
/// </summary>
internal static class CityExamples
{
    private static readonly FrozenDictionary<string, OperationExample> ByOperation = Read();
    private static readonly Dictionary<string, JsonNode> People = Resource<Dictionary<string, JsonNode>>("ActorCity.Http.OpenApi.people.json");

    /// <summary>The operations that have examples.</summary>
    public static IReadOnlyCollection<string> Operations => ByOperation.Keys;

    public static void Describe(OpenApiOperation operation, IList<object> metadata)
    {
        if (operation.OperationId is not { } id || !ByOperation.TryGetValue(id, out var example))
        {
            return;
        }

        if (example.Request is { } request && Json(operation.RequestBody?.Content) is { } asked)
        {
            asked.Example = NamesActor(metadata) ? Acted(request, example.By) : request.DeepClone();
        }

        foreach (var (status, response) in operation.Responses ?? [])
        {
            if (status is "200" or "201" && example.Answer is { } answer && Json(response.Content) is { } given)
            {
                given.Example = answer.DeepClone();
            }
        }
    }

    private static OpenApiMediaType? Json(IDictionary<string, OpenApiMediaType>? contents) =>
        contents is not null && contents.TryGetValue("application/json", out var content) ? content : null;

    private static bool NamesActor(IList<object> metadata) =>
        metadata.OfType<IAcceptsMetadata>().Any(accepted => accepted.RequestType?.GetProperty(nameof(ICommandBody.Actor)) is not null);

    private static JsonObject Acted(JsonObject request, string? role)
    {
        var body = new JsonObject { ["actor"] = People[role ?? "citizen"].DeepClone() };
        foreach (var (name, value) in request)
        {
            body[name] = value?.DeepClone();
        }

        return body;
    }

    private static FrozenDictionary<string, OperationExample> Read() => typeof(CityExamples).Assembly.GetManifestResourceNames()
        .Where(name => name.EndsWith(".examples.json", StringComparison.Ordinal))
        .SelectMany(name => Resource<Dictionary<string, OperationExample>>(name))
        .ToFrozenDictionary(StringComparer.Ordinal);

    private static T Resource<T>(string name)
    {
        using var stream = typeof(CityExamples).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not in this build.");
        return JsonSerializer.Deserialize<T>(stream, JsonSerializerOptions.Web) ?? throw new InvalidOperationException($"{name} is empty.");
    }

    /// <param name="By">The role of the one who gives the command.</param>
    /// <param name="Request">The body, without who acts.</param>
    /// <param name="Answer">What comes back.</param>
    private sealed record OperationExample(string? By, JsonObject? Request, JsonNode? Answer);
}
