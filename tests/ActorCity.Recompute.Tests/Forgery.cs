using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ActorCity.Recompute.Tests;

/// <summary>One figure changed in one place of an export, and what the recomputation must say to it.</summary>
/// <param name="Type">The event that is changed, without its first word.</param>
/// <param name="Change">Given the whole entry and the event in it.</param>
/// <param name="Told">What must be said.</param>
internal sealed record Forgery(string Type, Action<JsonObject, JsonObject> Change, string Told)
{
    /// <summary>Which events can be forged like this; null: the first of its type.</summary>
    public Func<JsonObject, JsonObject, bool>? Where { get; init; }

    /// <summary>The forged stream and its service's cards; null if nothing in the export can be forged like this.</summary>
    public IEnumerable<string>? Apply(ExportedCity city)
    {
        for (var i = 0; i < city.Entries.Length; i++)
        {
            var stream = Stream(city.Entries[i]);
            if (!city.Lines[i].Contains($"\"case.{Type}\"", StringComparison.Ordinal))
            {
                continue;
            }

            var entry = JsonNode.Parse(city.Lines[i])!.AsObject();
            if (entry["events"]!.AsArray().Select(e => e!.AsObject()).FirstOrDefault(e => IsOf(e, Type) && Where?.Invoke(entry, e) != false) is not { } happened)
            {
                continue;
            }

            Change(entry, happened);
            var service = "sv-" + city.Entries.First(e => Stream(e) == stream).GetProperty("events")[0].GetProperty("service").GetString();
            return
            [
                .. Enumerable.Range(0, city.Entries.Length)
                    .Where(n => Stream(city.Entries[n]) is var s && (s == stream || s == service))
                    .Select(n => n == i ? entry.ToJsonString() : city.Lines[n]),
            ];
        }

        return null;
    }

    public static bool IsOf(JsonNode happened, string type) => happened["type"]!.GetValue<string>() == $"case.{type}";

    public static bool Has(JsonObject entry, string type) => entry["events"]!.AsArray().Any(e => IsOf(e!, type));

    /// <summary>A number in the event becomes another.</summary>
    public static Action<JsonObject, JsonObject> Add(string member, int more) => (_, e) => e[member] = e[member]!.GetValue<long>() + more;

    /// <summary>An instant or a date in the event becomes one a day later.</summary>
    public static Action<JsonObject, JsonObject> Later(string member) => (_, e) => e[member] = DayAfter(e[member]!.GetValue<string>());

    public static Action<JsonObject, JsonObject> Set(string member, string value) => (_, e) => e[member] = value;

    /// <summary>It was never written down.</summary>
    public static Action<JsonObject, JsonObject> LeaveOut() => (entry, e) => entry["events"]!.AsArray().Remove(e);

    private static string Stream(JsonElement entry) => entry.GetProperty("stream").GetString()!;

    private static string DayAfter(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day.AddDays(1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : DateTimeOffset.Parse(text, CultureInfo.InvariantCulture).AddDays(1).ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", CultureInfo.InvariantCulture);
}
