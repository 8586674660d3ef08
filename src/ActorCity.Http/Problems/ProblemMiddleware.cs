using ActorCity.Client.Transport;
using ActorCity.Http.Access;
using Microsoft.Extensions.Logging;

namespace ActorCity.Http.Problems;

/// <summary>
/// Makes a problem document of everything that has no other answer: exceptions, and the framework's bare statuses. Never a
/// stack trace.
/// </summary>
internal sealed partial class ProblemMiddleware(RequestDelegate next, CommandSender sender, ILogger<ProblemMiddleware> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (Unacceptable(context.Request) is { } refusal)
        {
            await new ProblemAnswer(refusal).ExecuteAsync(context);
            return;
        }

        try
        {
            await AnswerAsync(context);
        }
        catch (Exception exception) when (!context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested)
        {
            await Translate(context, exception).ExecuteAsync(context);
            return;
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The caller left; there is nobody to answer.
            return;
        }

        if (context.Response is { StatusCode: >= 400, HasStarted: false, ContentType: null } && Bare(context.Response.StatusCode) is { } bare)
        {
            await new ProblemAnswer(bare).ExecuteAsync(context);
        }
    }

    // A question may be asked again by itself; a command is, at its own place, because only its sender knows its id.
    private async Task AnswerAsync(HttpContext context)
    {
        var begun = sender.Begin();
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                await next(context);
                return;
            }
            catch (Exception exception) when (
                HttpMethods.IsGet(context.Request.Method) && !context.Response.HasStarted && sender.IsWorthAnother(exception, begun, attempt))
            {
                await sender.PauseAsync(attempt);
            }
        }
    }

    private static Refusal? Unacceptable(HttpRequest request) =>
        !LocalHosts.Contains(request.Host) ? RequestErrors.HostRefused
        : request.Path.StartsWithSegments("/v1") && !AcceptsJson(request.Headers.Accept) ? RequestErrors.NotAcceptable
        : null;

    private static bool AcceptsJson(Microsoft.Extensions.Primitives.StringValues accept)
    {
        foreach (var value in accept)
        {
            if (string.IsNullOrEmpty(value) || value.Contains("*/*", StringComparison.Ordinal)
                || value.Contains("application/json", StringComparison.OrdinalIgnoreCase) || value.Contains("application/*", StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return accept.Count == 0;
    }

    private static Refusal? Bare(int status) => status switch
    {
        StatusCodes.Status404NotFound => RequestErrors.NoSuchPath,
        StatusCodes.Status405MethodNotAllowed => RequestErrors.MethodNotAllowed,
        StatusCodes.Status413PayloadTooLarge => RequestErrors.TooLarge.With("limit", RequestBody.BytesMax),
        StatusCodes.Status415UnsupportedMediaType => RequestErrors.MediaType,
        >= 500 => CityErrors.Fault,
        _ => RequestErrors.Malformed,
    };

    private ProblemAnswer Translate(HttpContext context, Exception exception)
    {
        switch (exception)
        {
            case RequestRefusedException refused:
                return new(refused.Refusal);
            case BadHttpRequestException { StatusCode: StatusCodes.Status408RequestTimeout }:
                return new(RequestErrors.TooSlow);
            case BadHttpRequestException bad:
                return new(Bare(bad.StatusCode) ?? RequestErrors.Malformed);
            case CityFaultException fault:
                // Logged once already, at the silo.
                return new(CityErrors.Fault) { TraceId = fault.TraceId };
            case var any when OrleansFailures.IsBusy(any):
                return new(CityErrors.Busy);
            case var any when OrleansFailures.WasNotSent(any):
                return new(CityErrors.Unavailable);
            case var any when OrleansFailures.IsUnanswered(any):
                LogNoAnswer(logger, exception);
                return new(Unanswered(context.Request));
            default:
                LogFault(logger, exception);
                return new(CityErrors.Fault);
        }
    }

    // A question that was not answered changed nothing; a command may have.
    private static Refusal Unanswered(HttpRequest request) =>
        request.Headers[CommandHeaders.IdempotencyKey] is [{ } id] && Names.IsCommandId(id)
            ? CityErrors.OutcomeUnknown.With("commandId", id)
            : CityErrors.Unavailable;

    [LoggerMessage(1, LogLevel.Warning, "The city did not answer.")]
    private static partial void LogNoAnswer(ILogger logger, Exception exception);

    [LoggerMessage(2, LogLevel.Error, "A request failed at the edge.")]
    private static partial void LogFault(ILogger logger, Exception exception);
}
