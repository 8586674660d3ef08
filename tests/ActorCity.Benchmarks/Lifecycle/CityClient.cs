using System.Net;
using System.Net.Http.Headers;

namespace ActorCity.Benchmarks.Lifecycle;

/// <summary>
/// One caller's requests to the city. It shares the machine's cores with the city, so it works on bytes: no client
/// defaults, no serializer, one buffer for answers.
/// </summary>
internal sealed class CityClient(HttpMessageInvoker invoker, Uri city)
{
    private static readonly MediaTypeHeaderValue JsonType = new("application/json");

    private byte[] buffer = new byte[64 * 1024];

    /// <summary>Connections for this many callers, shared by their clients.</summary>
    public static HttpMessageInvoker Connections(int callers) => new(new SocketsHttpHandler
    {
        MaxConnectionsPerServer = callers,
        PooledConnectionLifetime = Timeout.InfiniteTimeSpan,
        UseProxy = false,
        UseCookies = false,
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        ActivityHeadersPropagator = null,
    });

    /// <summary>Sends a command; the answer's bytes are valid until this client's next request.</summary>
    public Task<Reply> PostAsync(string path, string commandId, ReadOnlyMemory<byte> body, CancellationToken cancellation)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(city, path)) { Content = new ReadOnlyMemoryContent(body) };
        request.Content.Headers.ContentType = JsonType;
        request.Headers.TryAddWithoutValidation("Idempotency-Key", commandId);
        return SendAsync(request, cancellation);
    }

    /// <summary>Asks; the answer's bytes are valid until this client's next request.</summary>
    public Task<Reply> GetAsync(string path, CancellationToken cancellation) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Get, new Uri(city, path)), cancellation);

    private async Task<Reply> SendAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        using var sent = request;
        using var response = await invoker.SendAsync(request, cancellation);
        await using var stream = await response.Content.ReadAsStreamAsync(cancellation);
        var length = 0;
        while (true)
        {
            var read = await stream.ReadAsync(buffer.AsMemory(length), cancellation);
            if (read == 0)
            {
                return new Reply((int)response.StatusCode, buffer.AsMemory(0, length));
            }

            length += read;
            if (length == buffer.Length)
            {
                Array.Resize(ref buffer, buffer.Length * 2);
            }
        }
    }
}

/// <summary>An answer: its status and its body.</summary>
internal readonly record struct Reply(int Status, ReadOnlyMemory<byte> Body)
{
    public bool IsSuccess => Status is >= 200 and < 300;

    /// <summary>A string member of the answer's object; null if it has none.</summary>
    public string? Text(ReadOnlySpan<byte> member) => JsonMembers.Text(Body.Span, member);
}
