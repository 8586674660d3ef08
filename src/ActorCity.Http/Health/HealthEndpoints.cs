using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using System.Text.Json;

namespace ActorCity.Http.Health;

/// <summary>Tags under which a host registers its health checks.</summary>
public static class HealthTags
{
    /// <summary>Start-up is complete.</summary>
    public const string Startup = "startup";

    /// <summary>Requests can be served.</summary>
    public const string Ready = "ready";
}

/// <summary>Health, for supervisors and load balancers.</summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        Map(routes, "/health/startup", check => check.Tags.Contains(HealthTags.Startup));

        // Nothing but this process: a shared dependency that failed liveness would restart every process at once.
        Map(routes, "/health/live", _ => false);
        Map(routes, "/health/ready", check => check.Tags.Contains(HealthTags.Ready));
    }

    private static void Map(IEndpointRouteBuilder routes, string pattern, Func<HealthCheckRegistration, bool> predicate) =>
        routes.MapHealthChecks(pattern, new HealthCheckOptions { Predicate = predicate, ResponseWriter = WriteAsync });

    // Names and states only: descriptions may tell what an outsider should not know.
    private static Task WriteAsync(HttpContext context, HealthReport report)
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        return context.Response.WriteAsync(JsonSerializer.Serialize(
            new
            {
                Status = Word(report.Status),
                Checks = report.Entries.OrderBy(entry => entry.Key, StringComparer.Ordinal).ToDictionary(entry => entry.Key, entry => Word(entry.Value.Status)),
            },
            CityJson.Stored));
    }

    private static string Word(HealthStatus status) => JsonNamingPolicy.KebabCaseLower.ConvertName(status.ToString());
}
