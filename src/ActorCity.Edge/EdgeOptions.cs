using System.Globalization;
using ActorCity.Client.Connection;
using ActorCity.Http;
using ActorCity.Http.Health;

namespace ActorCity.Edge;

/// <summary>Where the city is, and how this process leaves. Section <c>ActorCity:Cluster</c>.</summary>
internal sealed class EdgeOptions
{
    /// <summary>Gateways of silos, <c>host:port</c>. At least one; name several, so that one silo's end is not the edge's.</summary>
    public IReadOnlyList<string> Gateways { get; init; } = [];

    /// <summary>The cluster's name. Default <c>actorcity</c>.</summary>
    public string ClusterId { get; init; } = "actorcity";

    /// <summary>The city's name; the same for the city's whole life. Default <c>actorcity</c>.</summary>
    public string ServiceId { get; init; } = "actorcity";

    /// <summary>How long a call waits for its answer, seconds, 1 to 60. Default 8: longer than a write may take (5), shorter than a command lives (10).</summary>
    public int ResponseTimeoutSeconds { get; init; } = 8;

    /// <summary>Between being told to stop and stopping, seconds, 0 to 60. <c>ActorCity:DrainSeconds</c>; default 5.</summary>
    public int DrainSeconds { get; init; } = DrainHosting.SecondsInCluster;

    /// <summary>Reads the options and the addresses; every error at once.</summary>
    public static (EdgeOptions Options, IReadOnlyList<string> Errors) Read(IConfiguration configuration)
    {
        var section = configuration.GetSection("ActorCity:Cluster");
        var options = new EdgeOptions
        {
            Gateways = [.. section.GetSection("Gateways").GetChildren().Select(child => child.Value ?? "")],
            ClusterId = section["ClusterId"] ?? "actorcity",
            ServiceId = section["ServiceId"] ?? "actorcity",
            ResponseTimeoutSeconds = Number(section["ResponseTimeoutSeconds"], 8),
            DrainSeconds = Number(configuration["ActorCity:DrainSeconds"], DrainHosting.SecondsInCluster),
        };
        return (options, [.. options.Errors(), .. LoopbackGuard.Problems(configuration)]);
    }

    private IEnumerable<string> Errors()
    {
        if (Gateways.Count == 0)
        {
            yield return "ActorCity:Cluster:Gateways is empty: name at least one silo's gateway, for instance ActorCity__Cluster__Gateways__0=127.0.0.1:30000.";
        }

        foreach (var gateway in Gateways.Where(gateway => !StaticGateways.IsHostAndPort(gateway)))
        {
            yield return $"ActorCity:Cluster:Gateways: '{gateway}' is not host:port.";
        }

        if (string.IsNullOrWhiteSpace(ClusterId))
        {
            yield return "ActorCity:Cluster:ClusterId is empty.";
        }

        if (string.IsNullOrWhiteSpace(ServiceId))
        {
            yield return "ActorCity:Cluster:ServiceId is empty.";
        }

        if (ResponseTimeoutSeconds is < 1 or > 60)
        {
            yield return "ActorCity:Cluster:ResponseTimeoutSeconds is not a number from 1 to 60.";
        }

        if (DrainSeconds is < 0 or > DrainHosting.SecondsMax)
        {
            yield return $"ActorCity:DrainSeconds is not a number from 0 to {DrainHosting.SecondsMax}.";
        }
    }

    // What is no number is no number within any limits either.
    private static int Number(string? text, int otherwise) =>
        text is null ? otherwise : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
}
