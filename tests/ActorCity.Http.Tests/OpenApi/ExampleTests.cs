using System.Text.Json.Nodes;
using ActorCity.Http.OpenApi;

namespace ActorCity.Http.Tests.OpenApi;

/// <summary>Whoever reads the document sees what each request and each answer look like, and what is shown is right.</summary>
public sealed class ExampleTests
{
    private static readonly JsonNode Document = JsonNode.Parse(File.ReadAllText(Repository.File("src/ActorCity.Http/openapi.json")))!;

    public static TheoryData<string> Operations => [.. All.Select(o => (string)o["operationId"]!)];

    private static IEnumerable<JsonNode> All => Document["paths"]!.AsObject()
        .SelectMany(path => path.Value!.AsObject()).Where(entry => entry.Key is "get" or "post").Select(entry => entry.Value!);

    [Theory]
    [MemberData(nameof(Operations))]
    public void Every_body_and_every_answer_has_an_example_of_its_own_schema(string id)
    {
        var operation = All.Single(o => (string?)o["operationId"] == id);
        var contents = new[] { operation["requestBody"], operation["responses"]!["200"], operation["responses"]!["201"] }
            .Select(part => part?["content"]?["application/json"]).OfType<JsonNode>().ToList();

        Assert.NotEmpty(contents);
        Assert.All(contents, content =>
        {
            Assert.NotNull(content["example"]);
            Assert.Equal([], new SchemaCheck(Document).Problems(content["schema"]!, content["example"]));
        });
    }

    [Fact]
    public void No_example_is_of_an_operation_that_is_not_there() =>
        Assert.Equal([], CityExamples.Operations.Except(All.Select(o => (string)o["operationId"]!)));

    [Theory]
    [InlineData("""{"actor":{"person":"clerk-17","role":"clerk"},"service":7,"applicant":"0012345679"}""", "$.service is not")]
    [InlineData("""{"actor":{"person":"clerk-17","role":"clerk"},"service":"minor-works"}""", "$.applicant is missing")]
    [InlineData("""{"actor":{"person":"clerk-17","role":"clerk"},"service":"minor-works","applicant":"0012345679","colour":"red"}""", "$.colour is no member")]
    [InlineData("""{"actor":{"person":"clerk-17","role":"clerk"},"service":"minor-works","applicant":"0012345679","deadline":"soon"}""", "$.deadline is no date-time")]
    [InlineData("""{"actor":{"person":"clerk-17","role":"clerk"},"service":"minor-works","applicant":"0012345679","channel":"pigeon"}""", "$.channel")]
    public void A_wrong_example_is_noticed(string example, string told)
    {
        var schema = new JsonObject { ["$ref"] = "#/components/schemas/OpenCaseBody" };

        Assert.Contains(new SchemaCheck(Document).Problems(schema, JsonNode.Parse(example)), problem => problem.StartsWith(told, StringComparison.Ordinal));
    }
}
