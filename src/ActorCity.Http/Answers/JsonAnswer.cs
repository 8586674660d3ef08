using System.Text.Json;
using Microsoft.Net.Http.Headers;

namespace ActorCity.Http.Answers;

/// <summary>An answer in JSON; with a version it carries a strong ETag, and a GET that knows the version gets 304.</summary>
internal sealed class JsonAnswer<T>(T value, long? version) : IResult where T : notnull
{
    public int Status { get; init; } = StatusCodes.Status200OK;

    public string? Location { get; init; }

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        if (version is { } number && Versioned.IsKnown(httpContext, number))
        {
            return Task.CompletedTask;
        }

        response.StatusCode = Status;
        if (Location is not null)
        {
            response.Headers.Location = Location;
        }

        return JsonBytes.WriteAsync(response, JsonSerializer.SerializeToUtf8Bytes(value, CityJson.Stored));
    }
}

/// <summary>An answer that the city rendered already: no JSON is made here.</summary>
internal sealed class RenderedAnswer(byte[] json, long version) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext) =>
        Versioned.IsKnown(httpContext, version) ? Task.CompletedTask : JsonBytes.WriteAsync(httpContext.Response, json);
}

/// <summary>204.</summary>
internal sealed class EmptyAnswer : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }
}

internal static class Versioned
{
    /// <summary>Sets the ETag; answers 304 and returns true if a reading caller has this version already.</summary>
    public static bool IsKnown(HttpContext context, long version)
    {
        var tag = EntityTag.Of(version);
        context.Response.Headers.ETag = tag;
        if (!HttpMethods.IsGet(context.Request.Method) || !EntityTag.IsKnown(context.Request.Headers, tag))
        {
            return false;
        }

        context.Response.StatusCode = StatusCodes.Status304NotModified;
        return true;
    }
}

internal static class JsonBytes
{
    public static Task WriteAsync(HttpResponse response, byte[] json)
    {
        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = json.Length;
        response.Headers[HeaderNames.CacheControl] = "private, no-cache";
        return response.Body.WriteAsync(json, 0, json.Length, response.HttpContext.RequestAborted);
    }
}
