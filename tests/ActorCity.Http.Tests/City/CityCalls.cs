using System.Net.Http.Headers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ActorCity.Http.Tests.City;

/// <summary>What came back: status, headers, and the body as JSON if it has one.</summary>
public sealed record CityReply(int Status, HttpResponseHeaders Headers, string? MediaType, string Text)
{
    public JsonNode Json => JsonNode.Parse(Text) ?? throw new InvalidOperationException("An empty body.");

    /// <summary>The stable code of a problem.</summary>
    public string? Code => MediaType == "application/problem+json" ? (string?)Json["code"] : null;

    public string? Tag => Headers.ETag?.Tag;

    public override string ToString() => $"{Status} {Text}";
}

/// <summary>Speaks HTTP with the city as an integrator would.</summary>
public sealed class CityCalls(string url) : IDisposable
{
    public const string Intake = "01-01";
    private static readonly JsonSerializerOptions Form = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static long keys;
    private readonly HttpClient client = new() { BaseAddress = new Uri(url) };

    public static object Clerk { get; } = new { person = "clerk-1", office = Intake, role = "clerk" };

    /// <summary>The applicant comes once more: opening at the counter was the first visit.</summary>
    public static object Visit { get; } = new { actor = Clerk, office = Intake, askedBy = "citizen", reason = "The plans were too large to send.", fault = "none" };

    public static object Steward(int number) => new { person = $"steward-{number}", role = "steward" };

    public static object Examiner(string office) => new { person = $"examiner-{office}", office, role = "examiner" };

    public static object OfficeManager(string office) => new { person = $"manager-{office}", office, role = "office-manager" };

    public static object Citizen { get; } = new { person = "citizen-1", role = "citizen" };

    /// <summary>A command id that no other test uses.</summary>
    public static string Key() => $"test-{Environment.ProcessId}-{Interlocked.Increment(ref keys)}-{Guid.NewGuid():N}"[..40];

    public Task<CityReply> GetAsync(string path, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Get, path, null, headers);

    public Task<CityReply> PostAsync(string path, object body, string? key = null, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Post, path, Json(JsonSerializer.Serialize(body, Form)), [("Idempotency-Key", key ?? Key()), .. headers]);

    public async Task<CityReply> SendAsync(HttpMethod method, string path, HttpContent? content, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        foreach (var (name, value) in headers)
        {
            Assert.True(request.Headers.TryAddWithoutValidation(name, value));
        }

        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return new CityReply((int)response.StatusCode, response.Headers, response.Content.Headers.ContentType?.MediaType, text);
    }

    public static HttpContent Json(string text) => new StringContent(text, Encoding.UTF8, new MediaTypeHeaderValue("application/json"));

    /// <summary>Opens a building permit at the intake office; gives its path.</summary>
    public async Task<string> OpenAsync(string? applicant = null, string service = "minor-works") =>
        (await ExpectAsync(201, PostAsync("/v1/cases", Opening(applicant ?? Key(), service)))).Headers.Location!.ToString();

    // The same applicant may have had the same plot's case in another test: then coming again needs a reason.
    public static object Opening(string applicant, string service = "minor-works") =>
        new { actor = Clerk, service, applicant, reference = "plot-7", intakeOffice = Intake, visitReason = "The first file was withdrawn." };

    public async Task AttachAsync(string path, string item) => await ExpectAsync(200, PostAsync($"{path}/documents", new
    {
        actor = Clerk,
        item,
        fileName = "سند.pdf",
        mediaType = "application/pdf",
        bytes = 12_345,
        sha256 = new string('a', 64),
    }));

    /// <summary>Opens, completes and hands in a building permit; gives its path and the office that the draw brought it to.</summary>
    public async Task<(string Path, string Office)> SubmitAsync()
    {
        var path = await OpenAsync();
        await AttachAsync(path, "title-deed");
        await AttachAsync(path, "request-form");
        var receipt = await ExpectAsync(200, PostAsync($"{path}/submit", new { actor = Clerk }));
        return (path, (string)receipt.Json["holder"]!);
    }

    /// <summary>Takes at an office until it gives this case; gives the case's newest version.</summary>
    public async Task<long> TakeAsync(string path, string office)
    {
        while (true)
        {
            var taken = await ExpectAsync(200, PostAsync($"/v1/offices/{office}/next", new { actor = Examiner(office) }));
            if (path.EndsWith((string)taken.Json["case"]!, StringComparison.Ordinal))
            {
                return (long)taken.Json["version"]!;
            }
        }
    }

    /// <summary>Expects a refusal that changes nothing at the case.</summary>
    public async Task RefusedAsync(int status, string code, string path, string command, object body)
    {
        var before = await VersionAsync(path);
        var reply = await PostAsync($"{path}/{command}", body);
        Assert.True((status, code) == (reply.Status, reply.Code), $"Expected {status} {code}, got {reply}");
        Assert.Equal(before, await VersionAsync(path));
    }

    public async Task<long> VersionAsync(string path) => (long)(await ExpectAsync(200, GetAsync(path))).Json["version"]!;

    public static async Task<CityReply> ExpectAsync(int status, Task<CityReply> call)
    {
        var reply = await call;
        Assert.True(reply.Status == status, $"Expected {status}, got {reply}");
        return reply;
    }

    public void Dispose() => client.Dispose();
}
