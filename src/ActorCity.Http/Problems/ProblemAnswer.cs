using System.Diagnostics;
using System.Text.Json;
using Microsoft.Net.Http.Headers;

namespace ActorCity.Http.Problems;

/// <summary>Answers with a problem document.</summary>
internal sealed class ProblemAnswer(Refusal refusal) : IResult
{
    /// <summary>Seconds after which a caller may try again.</summary>
    private const string RetryAfter = "1";

    /// <summary>Overrides the request's own trace id: where the failure was logged.</summary>
    public string? TraceId { get; init; }

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        var status = ProblemStatus.Of(refusal.Code, httpContext.Request.Headers.IfMatch.Count > 0);
        var language = Languages.Of(httpContext.Request);
        var text = ProblemTexts.Find(language, refusal.Code);

        response.StatusCode = status;
        response.ContentType = "application/problem+json";
        response.Headers.ContentLanguage = language;
        response.Headers.Vary = HeaderNames.AcceptLanguage;
        response.Headers.CacheControl = "no-store";
        response.Headers.Remove(HeaderNames.ETag);
        if (status == StatusCodes.Status503ServiceUnavailable)
        {
            response.Headers.RetryAfter = RetryAfter;
        }

        if (refusal.Code == CityErrors.OutcomeUnknown.Code && refusal.Values.TryGetValue("commandId", out var commandId))
        {
            response.Headers.Link = $"</v1/commands/{Uri.EscapeDataString(commandId)}>; rel=\"status\"";
        }

        var body = JsonSerializer.SerializeToUtf8Bytes(
            new ProblemDocument
            {
                Type = "/problems/" + refusal.Code,
                Title = text?.Title ?? refusal.Code,
                Status = status,
                Detail = text is null ? refusal.Code : ProblemTexts.Detail(text, refusal.Values),
                Code = refusal.Code,
                TraceId = TraceId ?? Activity.Current?.TraceId.ToHexString() ?? httpContext.TraceIdentifier,
                Values = refusal.Values,
            },
            CityJson.Stored);
        response.ContentLength = body.Length;
        return response.Body.WriteAsync(body, 0, body.Length, httpContext.RequestAborted);
    }
}
