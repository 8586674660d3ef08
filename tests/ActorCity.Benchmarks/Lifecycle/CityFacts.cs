using System.Text.Json;

namespace ActorCity.Benchmarks.Lifecycle;

/// <summary>What a caller has to know of the city before it can bring a case: read once, from the city itself.</summary>
internal sealed record CityFacts(string Service, IReadOnlyList<string> Documents, string Verdict, IReadOnlyList<string> Offices)
{
    private const int DocumentsPerCase = 2;

    public static async Task<CityFacts> ReadAsync(CityClient client, string service, CancellationToken cancellation)
    {
        using var definition = await GetAsync(client, $"/v1/services/{service}", cancellation);
        var rules = Find(definition.RootElement, "checklist")
            ?? throw new InvalidOperationException($"The service {service} shows no checklist.");
        var items = rules.GetProperty("checklist").EnumerateArray().ToList();
        var required = items.Where(i => i.TryGetProperty("required", out var r) && r.GetBoolean());
        var documents = required.Concat(items.Except(required)).Select(i => i.GetProperty("code").GetString()!).Distinct()
            .Take(Math.Max(DocumentsPerCase, required.Count())).ToList();
        return new CityFacts(service, documents, rules.GetProperty("verdicts")[0].GetString()!, await OfficesAsync(client, cancellation));
    }

    private static async Task<IReadOnlyList<string>> OfficesAsync(CityClient client, CancellationToken cancellation)
    {
        var offices = new List<string>();
        string? cursor = null;
        do
        {
            var from = cursor is null ? "" : $"&cursor={Uri.EscapeDataString(cursor)}";
            using var page = await GetAsync(client, $"/v1/offices?status=active&limit=100{from}", cancellation);
            offices.AddRange(page.RootElement.GetProperty("items").EnumerateArray().Select(o => o.GetProperty("code").GetString()!));
            cursor = page.RootElement.TryGetProperty("next", out var next) ? next.GetString() : null;
        }
        while (cursor is not null);
        return offices.Count > 1 ? offices : throw new InvalidOperationException("The city has fewer than two active offices.");
    }

    private static async Task<JsonDocument> GetAsync(CityClient client, string path, CancellationToken cancellation)
    {
        var reply = await client.GetAsync(path, cancellation);
        return reply.Status == 200
            ? JsonDocument.Parse(reply.Body.ToArray())
            : throw new InvalidOperationException($"GET {path} answered {reply.Status} {reply.Text("code"u8)}.");
    }

    // The service is shown with its versions; the rules are the first object with a checklist, the newest version last.
    private static JsonElement? Find(JsonElement element, string member) => element.ValueKind switch
    {
        JsonValueKind.Object when element.TryGetProperty(member, out _) => element,
        JsonValueKind.Object => element.EnumerateObject().Select(p => Find(p.Value, member)).LastOrDefault(f => f is not null),
        JsonValueKind.Array => element.EnumerateArray().Select(e => Find(e, member)).LastOrDefault(f => f is not null),
        _ => null,
    };
}
