using ActorCity.Contracts.Cases;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace ActorCity.Http.OpenApi;

/// <summary>Makes the OpenAPI document say what the endpoints do: headers of commands, query parameters, problems, strictness.</summary>
internal static class CityDocument
{
    public const string Name = "v1";
    private const string ProblemMediaType = "application/problem+json";

    public static void Configure(OpenApiOptions options)
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.ShouldInclude = description => description.RelativePath?.StartsWith("health", StringComparison.Ordinal) == false;
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = "ActorCity",
                Version = "v1",
                Description = """
                    A city's cases and offices. Every command carries an Idempotency-Key: repeating it with the same body returns the first answer,
                    with another body it is refused (422). Answers about one case or office carry its version as a strong ETag; If-Match makes a
                    command conditional. Problems are RFC 9457 documents with a stable code. Unknown members and parameters are refused.
                    Until identities exist, callers say who acts, and the city listens on loopback only.
                    """.ReplaceLineEndings(" "),
            };

            // The address of whoever asked for the document is not part of the contract.
            document.Servers = [new OpenApiServer { Url = "/" }];
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            var metadata = context.Description.ActionDescriptor.EndpointMetadata;
            CityOperations.Describe(operation, metadata);
            CityExamples.Describe(operation, metadata);
            return DescribeProblemsAsync(operation, context);
        });
        options.AddSchemaTransformer((schema, context, _) =>
        {
            DescribeType(schema, context.JsonTypeInfo.Type);
            return Task.CompletedTask;
        });
    }

    private static void DescribeType(OpenApiSchema schema, Type type)
    {
        if (type == typeof(CaseId) || type == typeof(CaseId?))
        {
            schema.Type = JsonSchemaType.String;
            schema.Pattern = "^[0-9]{16}$";
            schema.Description ??= "Tracking code: 16 digits, the last one a Damm check digit.";
        }

        if (type.IsAssignableTo(typeof(IRequestBody)))
        {
            schema.AdditionalPropertiesAllowed = false;
        }
    }

    private static async Task DescribeProblemsAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        var command = metadata.OfType<CommandMetadata>().Any();
        var conditional = command && !metadata.OfType<UnconditionalMetadata>().Any();
        var body = metadata.OfType<IAcceptsMetadata>().Any();
        var schema = await context.GetOrCreateSchemaAsync(typeof(ProblemDocument));
        if (context.Document?.Components?.Schemas?.ContainsKey(nameof(ProblemDocument)) != true)
        {
            context.Document?.AddComponent(nameof(ProblemDocument), schema);
        }

        var reference = new OpenApiSchemaReference(nameof(ProblemDocument), context.Document);
        foreach (var (status, description, applies) in Problems(command, conditional, body, context.Description.RelativePath?.Contains('{') == true))
        {
            if (applies)
            {
                (operation.Responses ??= []).TryAdd(status, new OpenApiResponse
                {
                    Description = description,
                    Headers = status == "503" ? CityOperations.RetryHeaders(command) : null,
                    Content = new Dictionary<string, OpenApiMediaType> { [ProblemMediaType] = new() { Schema = reference } },
                });
            }
        }
    }

    private static IEnumerable<(string Status, string Description, bool Applies)> Problems(bool command, bool conditional, bool body, bool named) =>
    [
        ("400", "The request is malformed; the code and its values say where.", true),
        ("403", "The person or the role may not do this.", command),
        ("404", "There is no such thing.", named || command),
        ("409", "Where the target stands, this cannot be done.", command),
        ("412", "The target is at another version than If-Match says.", conditional),
        ("413", "The body is larger than 256 KB.", body),
        ("415", "The body is not application/json in UTF-8.", body),
        ("422", "The Idempotency-Key came before with another body.", command),
        ("500", "Something failed inside the city; the trace id finds it.", true),
        ("503", command ? "Busy, or the outcome is unknown: retry with the same key, or follow the Link." : "The city does not answer now; try again.", true),
    ];
}
