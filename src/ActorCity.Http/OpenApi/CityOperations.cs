using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace ActorCity.Http.OpenApi;

/// <summary>Describes what endpoints read besides their bodies, and the headers they answer with.</summary>
internal static class CityOperations
{
    public static void Describe(OpenApiOperation operation, IList<object> metadata)
    {
        DescribePath(operation);
        foreach (var parameter in metadata.OfType<QueryParameters>().SelectMany(parameters => parameters.All))
        {
            (operation.Parameters ??= []).Add(Query(parameter));
        }

        if (metadata.OfType<CommandMetadata>().Any())
        {
            DescribeCommand(operation, conditional: !metadata.OfType<UnconditionalMetadata>().Any());
        }

        if (operation.Responses?.ContainsKey("304") == true)
        {
            AddHeaderParameter(operation, "If-None-Match", "The ETag of the answer that the caller has; 304 if it is still the newest.", required: false);
            AddTag(operation, "200", "The version.");
        }
    }

    /// <summary>Headers of an answer that invites to try again.</summary>
    public static Dictionary<string, IOpenApiHeader> RetryHeaders(bool command)
    {
        var headers = new Dictionary<string, IOpenApiHeader>
        {
            ["Retry-After"] = new OpenApiHeader { Description = "Seconds.", Schema = new OpenApiSchema { Type = JsonSchemaType.Integer } },
        };
        if (command)
        {
            headers["Link"] = new OpenApiHeader
            {
                Description = "With code command.outcome-unknown: where to look the command up, rel=\"status\".",
                Schema = new OpenApiSchema { Type = JsonSchemaType.String },
            };
        }

        return headers;
    }

    private static void DescribePath(OpenApiOperation operation)
    {
        foreach (var parameter in operation.Parameters?.OfType<OpenApiParameter>().Where(parameter => parameter.In == ParameterLocation.Path) ?? [])
        {
            parameter.Description = parameter.Name switch
            {
                "trackingCode" => "The case's tracking code: 16 digits. Spaces, dashes and Persian digits are understood.",
                "step" => "A step of the case's service version.",
                "commandId" => "The Idempotency-Key of the command.",
                "date" => "Civil date in Asia/Tehran, yyyy-MM-dd.",
                "bill" => "The bill's number within the case: 1, 2, 3 …",
                "number" => "The visit's number within the case: 1, 2, 3 …",
                "version" => "1, 2, 3 …",
                _ => "Its code.",
            };
        }
    }

    private static OpenApiParameter Query(QueryParameter parameter) => new()
    {
        Name = parameter.Name,
        In = ParameterLocation.Query,
        Description = parameter.Description,
        Schema = new OpenApiSchema
        {
            Type = parameter.Format == "int32" ? JsonSchemaType.Integer : JsonSchemaType.String,
            Format = parameter.Format,
            Enum = parameter.Words is { } words ? [.. Words.Of(words).Select(word => (JsonNode)JsonValue.Create(word))] : null,
        },
    };

    private static void DescribeCommand(OpenApiOperation operation, bool conditional)
    {
        AddHeaderParameter(operation, CommandHeaders.IdempotencyKey, "The command's id. A retry carries the same one and gets the first answer.", required: true,
            pattern: "^[A-Za-z0-9._:-]{8,64}$");
        if (conditional)
        {
            AddHeaderParameter(operation, "If-Match", "Apply only to this version: one strong ETag, for instance \"5\".", required: false);
            AddTag(operation, "200", "The version after the command.");
        }

        if (operation.Responses?.GetValueOrDefault("201") is OpenApiResponse created)
        {
            AddTag(operation, "201", "The version after the command.");
            created.Headers!["Location"] = new OpenApiHeader { Description = "The address of what was made.", Schema = new OpenApiSchema { Type = JsonSchemaType.String } };
        }
    }

    private static void AddTag(OpenApiOperation operation, string status, string description)
    {
        if (operation.Responses?.GetValueOrDefault(status) is OpenApiResponse response)
        {
            (response.Headers ??= new Dictionary<string, IOpenApiHeader>())["ETag"] =
                new OpenApiHeader { Description = description, Schema = new OpenApiSchema { Type = JsonSchemaType.String } };
        }
    }

    private static void AddHeaderParameter(OpenApiOperation operation, string name, string description, bool required, string? pattern = null) =>
        (operation.Parameters ??= []).Add(new OpenApiParameter
        {
            Name = name,
            In = ParameterLocation.Header,
            Required = required,
            Description = description,
            Schema = new OpenApiSchema { Type = JsonSchemaType.String, Pattern = pattern },
        });
}
