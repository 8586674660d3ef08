using System.Security.Cryptography;

namespace ActorCity.Http.OpenApi;

/// <summary>Serves the committed document: it is the promise, and making it anew would cost each caller 65 ms of the city's time.</summary>
internal static class ApprovedDocument
{
    private static readonly byte[] Json = Read();
    private static readonly string Tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(Json).AsSpan(0, 8))}\"";

    public static void MapDocument(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/openapi/v1.json", (HttpContext context) =>
        {
            context.Response.Headers.ETag = Tag;
            if (EntityTag.IsKnown(context.Request.Headers, Tag))
            {
                context.Response.StatusCode = StatusCodes.Status304NotModified;
                return Task.CompletedTask;
            }

            context.Response.ContentType = "application/json; charset=utf-8";
            context.Response.ContentLength = Json.Length;
            return context.Response.Body.WriteAsync(Json, 0, Json.Length, context.RequestAborted);
        }).ExcludeFromDescription();

    private static byte[] Read()
    {
        using var stream = typeof(ApprovedDocument).Assembly.GetManifestResourceStream("ActorCity.Http.openapi.json")
            ?? throw new InvalidOperationException("The OpenAPI document is not in this build.");
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
