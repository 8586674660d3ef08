using System.Globalization;
using ActorCity.Contracts;
using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace ActorCity.Silo.Hosting;

/// <summary>
/// The gateways of the cluster, as its membership table has them: with it front ends find every silo, and have no credentials of the database.
/// </summary>
internal sealed class GatewayDirectory(IMembershipTable membership, IOptions<ClusterOptions> cluster, TimeProvider time) : IDisposable
{
    /// <summary>However many ask, the table is read once in so long.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim reading = new(1);
    private GatewayList? list;
    private long readAt;

    public async Task<GatewayList> GetAsync(CancellationToken cancellation)
    {
        await reading.WaitAsync(cancellation);
        try
        {
            if (list is null || time.GetElapsedTime(readAt) > Fresh)
            {
                var members = await membership.ReadAllAsync(cancellation);
                list = new GatewayList { ClusterId = cluster.Value.ClusterId, Gateways = Of(members.Members.Select(member => member.Item1)) };
                readAt = time.GetTimestamp();
            }

            return list;
        }
        finally
        {
            reading.Release();
        }
    }

    public void Dispose() => reading.Dispose();

    private static ImmutableArray<string> Of(IEnumerable<MembershipEntry> members) =>
    [
        .. members.Where(member => member is { Status: SiloStatus.Active, ProxyPort: > 0 })
            .Select(member => string.Create(CultureInfo.InvariantCulture, $"{member.SiloAddress.Endpoint.Address}:{member.ProxyPort}"))
            .Order(StringComparer.Ordinal),
    ];
}

internal static class GatewayEndpoint
{
    /// <summary>Lists the gateways at <c>/gateways</c>.</summary>
    public static void MapGateways(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/gateways", async (GatewayDirectory directory, HttpContext context) =>
        {
            context.Response.Headers.CacheControl = "no-store";
            return Results.Json(await directory.GetAsync(context.RequestAborted), CityJson.Stored);
        }).ExcludeFromDescription();
}
