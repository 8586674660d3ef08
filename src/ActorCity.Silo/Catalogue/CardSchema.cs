using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using ActorCity.Contracts;
using ActorCity.Contracts.Catalogue;

namespace ActorCity.Silo.Catalogue;

/// <summary>
/// The JSON Schema of <c>definition.json</c>, made from the contracts: an editor that reads it completes and explains a service card
/// while it is written. What a schema cannot say is said by <see cref="Domain.Catalogue.DefinitionRules"/>.
/// </summary>
internal static class CardSchema
{
    /// <summary>Its name in the catalogue.</summary>
    public const string FileName = "service.schema.json";

    private const string Dialect = "https://json-schema.org/draft/2020-12/schema";

    /// <summary>The schema as text.</summary>
    /// <param name="docs">The contracts' documentation, for descriptions.</param>
    public static string Export(ContractDocs docs)
    {
        var exporter = new JsonSchemaExporterOptions
        {
            TreatNullObliviousAsNonNullable = true,
            TransformSchemaNode = (context, node) => Described(node, docs.Of(context)),
        };
        var card = CityJson.Strict.GetJsonSchemaAsNode(typeof(ServiceDefinition), exporter).AsObject();
        var properties = card["properties"]!.AsObject();
        properties.Insert(0, CardReader.SchemaMember, new JsonObject { ["type"] = "string", ["description"] = "Where this schema is, for editors." });

        var schema = new JsonObject { ["$schema"] = Dialect, ["title"] = "Service card" };
        foreach (var (name, value) in card.ToList())
        {
            card.Remove(name);
            schema[name] = value;
        }

        // A file that people read, never a part of a page: apostrophes stay apostrophes.
        return schema.ToJsonString(new JsonSerializerOptions { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }) + "\n";
    }

    private static JsonNode Described(JsonNode node, string? description)
    {
        if (description is not null && node is JsonObject schema)
        {
            schema.Insert(0, "description", description);
        }

        return node;
    }
}
