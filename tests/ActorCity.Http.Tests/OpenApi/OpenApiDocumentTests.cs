using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using ActorCity.Http.Tests.Edge;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace ActorCity.Http.Tests.OpenApi;

/// <summary>
/// The OpenAPI document is a promise: a change is a diff that somebody read. To take a change over:
/// <c>ACTORCITY_APPROVE=openapi dotnet run --project tests/ActorCity.Http.Tests -- --filter-class "*OpenApiDocumentTests"</c>
/// </summary>
public sealed class OpenApiDocumentTests
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    [Fact]
    public async Task It_is_the_committed_one()
    {
        var approved = Repository.File("src/ActorCity.Http/openapi.json");
        var made = (await MadeAsync()).ToJsonString(Readable) + "\n";
        if (Environment.GetEnvironmentVariable("ACTORCITY_APPROVE") == "openapi")
        {
            await File.WriteAllTextAsync(approved, made, TestContext.Current.CancellationToken);
        }

        Assert.True(File.Exists(approved), $"There is no {approved}; the summary of this class says how to make it.");
        Assert.Equal(await File.ReadAllTextAsync(approved, TestContext.Current.CancellationToken), made);
    }

    [Fact]
    public async Task The_served_one_is_the_committed_one_and_callers_may_keep_it()
    {
        await using var edge = await RunningEdge.StartAsync($"127.0.0.1:{RunningEdge.FreePort()}");
        using var first = await edge.Client.GetAsync("/openapi/v1.json", TestContext.Current.CancellationToken);
        edge.Client.DefaultRequestHeaders.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await edge.Client.GetAsync("/openapi/v1.json", TestContext.Current.CancellationToken);

        Assert.Equal(
            await File.ReadAllTextAsync(Repository.File("src/ActorCity.Http/openapi.json"), TestContext.Current.CancellationToken),
            await first.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(System.Net.HttpStatusCode.NotModified, second.StatusCode);
    }

    [Fact]
    public async Task It_is_OpenApi_3_1_and_every_operation_has_a_name_a_summary_and_problems()
    {
        var document = await MadeAsync();

        Assert.StartsWith("3.1", (string?)document["openapi"], StringComparison.Ordinal);
        var operations = Operations(document).ToArray();
        Assert.InRange(operations.Length, 30, 100);
        Assert.Equal(operations.Length, operations.Select(operation => (string?)operation["operationId"]).Distinct().Count());
        Assert.All(operations, operation =>
        {
            Assert.False(string.IsNullOrWhiteSpace((string?)operation["operationId"]));
            Assert.False(string.IsNullOrWhiteSpace((string?)operation["summary"]));
            Assert.NotNull(operation["responses"]?["400"]?["content"]?["application/problem+json"]);
        });
    }

    [Fact]
    public async Task Every_command_needs_an_idempotency_key_and_forbids_unknown_members()
    {
        var document = await MadeAsync();
        var commands = document["paths"]!.AsObject()
            .Where(path => path.Value!["post"] is not null && path.Key != "/v1/cases/search")
            .Select(path => path.Value!["post"]!).ToArray();

        Assert.NotEmpty(commands);
        Assert.All(commands, command =>
        {
            Assert.Contains(command["parameters"]!.AsArray(), parameter =>
                (string?)parameter!["name"] == "Idempotency-Key" && (bool?)parameter["required"] == true);
            var reference = (string?)command["requestBody"]!["content"]!["application/json"]!["schema"]!["$ref"];
            Assert.NotNull(reference);
            Assert.False((bool?)document["components"]!["schemas"]![reference.Split('/')[^1]]!["additionalProperties"] ?? true);
        });
    }

    private static IEnumerable<JsonNode> Operations(JsonNode document) =>
        document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject())
            .Where(entry => entry.Key is "get" or "post").Select(entry => entry.Value!);

    // Made from the endpoints as they are mapped; what is served is the committed text.
    private static async Task<JsonNode> MadeAsync()
    {
        await using var edge = await RunningEdge.StartAsync($"127.0.0.1:{RunningEdge.FreePort()}");
        var document = await edge.Services.GetRequiredKeyedService<IOpenApiDocumentProvider>("v1")
            .GetOpenApiDocumentAsync(TestContext.Current.CancellationToken);
        return JsonNode.Parse(await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1, TestContext.Current.CancellationToken))!;
    }
}
