using System.Net;
using System.Text;
using System.Text.Json;

namespace ActorCity.Cluster.Tests;

/// <summary>Calls one process of the city.</summary>
internal sealed class CityApi(HttpClient http, Uri process)
{
    public async Task<Answer> GetAsync(string path, CancellationToken cancellation) =>
        await SendAsync(new HttpRequestMessage(HttpMethod.Get, new Uri(process, path)), cancellation);

    public async Task<Answer> PostAsync(string path, string commandId, object body, CancellationToken cancellation)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(process, path))
        {
            Content = new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json"),
            Headers = { { "Idempotency-Key", commandId } },
        };
        return await SendAsync(request, cancellation);
    }

    private async Task<Answer> SendAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        using var sent = request;
        using var response = await http.SendAsync(request, cancellation);
        var text = await response.Content.ReadAsStringAsync(cancellation);
        return new Answer(response.StatusCode, response.Headers.ETag?.Tag, text);
    }
}

/// <summary>What a process answered.</summary>
internal sealed record Answer(HttpStatusCode Status, string? ETag, string Text)
{
    public bool IsSuccess => (int)Status is >= 200 and < 300;

    public JsonElement Json => JsonDocument.Parse(Text).RootElement;

    public string Member(string name) => Json.GetProperty(name).GetString()!;

    public Answer Succeeded()
    {
        Assert.True(IsSuccess, $"{(int)Status}: {Text}");
        return this;
    }
}
