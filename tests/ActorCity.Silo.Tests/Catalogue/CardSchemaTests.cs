using System.Text.Json;
using System.Text.Json.Nodes;
using ActorCity.Contracts.Catalogue;
using ActorCity.Silo.Catalogue;

namespace ActorCity.Silo.Tests.Catalogue;

public sealed class CardSchemaTests
{
    private static readonly string Docs = Path.Combine(AppContext.BaseDirectory, "ActorCity.Contracts.xml");

    /// <summary>ACTORCITY_APPROVE=1 writes the file instead.</summary>
    [Fact]
    public void The_schema_in_the_catalogue_is_the_contracts()
    {
        var committed = Repository.File($"src/ActorCity.Catalogue/{CardSchema.FileName}");
        var made = CardSchema.Export(ContractDocs.Read(Docs));
        if (Environment.GetEnvironmentVariable("ACTORCITY_APPROVE") == "1")
        {
            File.WriteAllText(committed, made);
        }

        Assert.Equal(File.ReadAllText(committed), made);
    }

    [Fact]
    public void It_explains_every_member_of_a_card()
    {
        var schema = JsonNode.Parse(CardSchema.Export(ContractDocs.Read(Docs)))!;

        Assert.Equal("https://json-schema.org/draft/2020-12/schema", schema["$schema"]!.GetValue<string>());
        Assert.Equal(false, schema["additionalProperties"]?.GetValue<bool>());
        var properties = schema["properties"]!.AsObject();
        Assert.Equal(typeof(ServiceDefinition).GetProperties().Length + 1, properties.Count);
        Assert.All(properties, p => Assert.False(string.IsNullOrWhiteSpace(p.Value?["description"]?.GetValue<string>()), p.Key));
        var step = properties["steps"]!["items"]!["properties"]!;
        Assert.Contains("fresh-office", step["performer"]!["enum"]!.AsArray().Select(v => v!.GetValue<string>()));
    }

    [Fact]
    public void A_card_may_say_where_its_schema_is_and_nothing_else_that_is_unknown()
    {
        const string card = """{"$schema":"../../../service.schema.json","code":"x","title":{"fa":"x","en":"x"},"agency":"x","visitBudget":0,"steps":[]}""";

        Assert.Equal("x", JsonSerializer.Deserialize<ServiceDefinition>(card, CardReader.Options)!.Code);
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<ServiceDefinition>(card.Replace("$schema", "$comment", StringComparison.Ordinal), CardReader.Options));
        Assert.Throws<JsonException>(() =>
            JsonSerializer.Deserialize<ServiceDefinition>(card.Replace("\"fa\"", "\"$schema\":\"y\",\"fa\"", StringComparison.Ordinal), CardReader.Options));
    }
}
