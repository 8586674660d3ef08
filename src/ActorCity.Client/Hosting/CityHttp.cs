using System.Net.Http.Headers;

namespace ActorCity.Client.Hosting;

/// <summary>Makes the clients that speak HTTP.</summary>
internal static class CityHttp
{
    /// <summary>So long a connection is kept: afterwards its name is looked up again.</summary>
    private static readonly TimeSpan ConnectionLife = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan ConnectMax = TimeSpan.FromSeconds(3);

    public static HttpClient Client(ActorCityOptions options, Uri address)
    {
        var handler = options.HttpHandler?.Invoke() ?? new SocketsHttpHandler
        {
            PooledConnectionLifetime = ConnectionLife,
            ConnectTimeout = ConnectMax,

            // Each call says itself for whom it is: nothing of one user may stay for the next.
            UseCookies = false,
            AllowAutoRedirect = false,
        };
        var client = new HttpClient(handler)
        {
            BaseAddress = address.AbsoluteUri.EndsWith('/') ? address : new Uri(address.AbsoluteUri + "/"),
            Timeout = TimeSpan.FromSeconds(options.ResponseTimeoutSeconds),
        };
        client.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("ActorCity.Client", typeof(CityHttp).Assembly.GetName().Version?.ToString(3)));
        return client;
    }
}
