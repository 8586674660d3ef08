using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Metadata;

namespace ActorCity.Http.Requests;

/// <summary>The body of a request, strictly read.</summary>
internal interface IRequestBody
{
    /// <summary>Names a member that the serializer cannot check, when it is malformed; null when all is well.</summary>
    string? MalformedMember => null;
}

/// <summary>Binds the body of a question (a POST that is not a command).</summary>
internal sealed class Body<T> : IEndpointParameterMetadataProvider where T : class, IRequestBody
{
    private Body(T value) => Value = value;

    public T Value { get; }

    public static async ValueTask<Body<T>?> BindAsync(HttpContext context) => new(await RequestBody.ReadAsync<T>(context));

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) => RequestBody.Describe<T>(builder);
}

/// <summary>Reads JSON bodies.</summary>
internal static class RequestBody
{
    public const int BytesMax = 256 * 1024;

    private static readonly string[] MediaTypes = ["application/json"];

    public static async ValueTask<T> ReadAsync<T>(HttpContext context) where T : class, IRequestBody
    {
        if (!IsUtf8Json(context.Request))
        {
            throw new RequestRefusedException(RequestErrors.MediaType);
        }

        T? body;
        try
        {
            body = await JsonSerializer.DeserializeAsync(context.Request.BodyReader, RequestJson.TypeOf<T>(), context.RequestAborted);
        }
        catch (JsonException exception)
        {
            throw new RequestRefusedException(RequestJson.Explain(exception));
        }

        if (body is null || body.MalformedMember is not null)
        {
            throw new RequestRefusedException(RequestErrors.MemberMalformed.With("member", body?.MalformedMember ?? "$"));
        }

        return body;
    }

    public static void Describe<T>(EndpointBuilder builder) => builder.Metadata.Add(new AcceptsMetadata(MediaTypes, typeof(T), isOptional: false));

    private static bool IsUtf8Json(HttpRequest request)
    {
        if (request.Headers.ContentEncoding.Count > 0)
        {
            return false;
        }

        var type = request.ContentType;
        return type is "application/json" or "application/json; charset=utf-8"
            || (Microsoft.Net.Http.Headers.MediaTypeHeaderValue.TryParse(type, out var parsed)
                && parsed.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
                && (!parsed.Charset.HasValue || parsed.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase)
                    || parsed.Charset.Equals("\"utf-8\"", StringComparison.OrdinalIgnoreCase)));
    }
}
