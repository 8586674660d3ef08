using System.Text.Json.Nodes;
using ActorCity.Client.Sending;
using ActorCity.Contracts;
using ActorCity.Http.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;

namespace ActorCity.Http.Tests.Problems;

public sealed class ProblemMiddlewareTests
{
    private const string Key = "command-0001";

    public static TheoryData<Exception, string, int, string> Failures => new()
    {
        { new CityBusyException("lane 3"), "POST", 503, "city.busy" },
        { new GatewayTooBusyException(), "POST", 503, "city.busy" },
        { new OutcomeUnknownException("x"), "POST", 503, "command.outcome-unknown" },
        { new TimeoutException("secret"), "POST", 503, "command.outcome-unknown" },
        { new SiloUnavailableException("secret"), "POST", 503, "command.outcome-unknown" },
        { new TimeoutException("secret"), "GET", 503, "city.unavailable" },
        { new SiloUnavailableException("secret"), "GET", 503, "city.unavailable" },
        { new CityFaultException("case.broken", "trace-7"), "POST", 500, "city.fault" },
        { new InvalidOperationException("secret"), "POST", 500, "city.fault" },
        { new BadHttpRequestException("secret", 408), "POST", 408, "request.too-slow" },
        { new BadHttpRequestException("secret", 413), "POST", 413, "request.too-large" },
        { new BadHttpRequestException("secret"), "POST", 400, "request.malformed" },
    };

    [Theory, MemberData(nameof(Failures))]
    public async Task A_failure_becomes_a_problem_that_tells_no_secrets(Exception failure, string method, int status, string code)
    {
        var context = await AnswerAsync(method, _ => throw failure);

        var problem = Body(context);
        Assert.Equal(status, context.Response.StatusCode);
        Assert.Equal((status, code), ((int)problem["status"]!, (string)problem["code"]!));
        Assert.DoesNotContain("secret", problem.ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", problem.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(status == 503, context.Response.Headers.RetryAfter.Count == 1);
    }

    [Fact]
    public async Task An_unknown_outcome_names_the_command_and_links_to_its_lookup()
    {
        var context = await AnswerAsync("POST", _ => throw new OutcomeUnknownException("x"));

        Assert.Equal(Key, (string?)Body(context)["values"]!["commandId"]);
        Assert.Equal($"</v1/commands/{Key}>; rel=\"status\"", context.Response.Headers["Link"]);
    }

    [Fact]
    public async Task A_fault_keeps_the_trace_id_under_which_the_silo_logged_it()
    {
        var context = await AnswerAsync("POST", _ => throw new CityFaultException("case.broken", "trace-7"));

        Assert.Equal("trace-7", (string?)Body(context)["traceId"]);
    }

    [Fact]
    public async Task A_question_is_asked_again_when_a_silo_goes_away()
    {
        var asked = 0;

        var context = await AnswerAsync("GET", answered =>
        {
            answered.Response.StatusCode = ++asked < 3 ? throw new SiloUnavailableException() : 204;
            return Task.CompletedTask;
        });

        Assert.Equal((204, 3), (context.Response.StatusCode, asked));
    }

    private static JsonNode Body(HttpContext context)
    {
        context.Response.Body.Position = 0;
        return JsonNode.Parse(context.Response.Body)!;
    }

    private static async Task<HttpContext> AnswerAsync(string method, RequestDelegate next)
    {
        var context = new DefaultHttpContext();
        context.Request.Method = method;
        context.Request.Path = "/v1/cases";
        context.Request.Host = new HostString("localhost");
        context.Response.Body = new MemoryStream();
        if (method == "POST")
        {
            context.Request.Headers["Idempotency-Key"] = Key;
        }

        await new ProblemMiddleware(next, new CommandSender(new QuickTime()), NullLogger<ProblemMiddleware>.Instance).InvokeAsync(context);
        return context;
    }
}
