using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using ActorCity.Contracts.Queries;

namespace ActorCity.Client.Transport;

/// <summary>Questions over HTTP, for one caller.</summary>
internal sealed class HttpsQuestions(HttpClient http, UserToken? user, CancellationToken cancellation)
{
    /// <summary>What is at an address; null if nothing is.</summary>
    public Task<T?> FindAsync<T>(string path) where T : class => FindAsync<T>(HttpsRequests.Get(path, user));

    /// <summary>What a body asks for; null if there is nothing.</summary>
    public Task<T?> FindAsync<T>(string path, JsonObject body) where T : class => FindAsync<T>(HttpsRequests.Post(path, body, user));

    /// <summary>A list that has an end; empty if what it belongs to does not exist.</summary>
    public async Task<ImmutableArray<T>> ListAsync<T>(string path) => (await FindAsync<Listing<T>>(path))?.Items ?? [];

    /// <summary>One page; empty if what it belongs to does not exist.</summary>
    public async Task<Page<T>> PageAsync<T>(string path) => await FindAsync<Page<T>>(path) ?? new Page<T> { Items = [] };

    /// <summary>What became of a command, and the city's clock when it said so.</summary>
    public async Task<CommandTrace> LookUpAsync(string commandId)
    {
        using var request = HttpsRequests.Get($"v1/commands/{Uri.EscapeDataString(commandId)}", user);
        using var response = await HttpsTransport.ExchangeAsync(http, request, cancellation);
        if (!response.IsSuccessStatusCode)
        {
            throw new ActorCityException(await HttpsAnswers.RefusalAsync(response, cancellation));
        }

        var answer = await HttpsAnswers.ReadAsync<CommandAnswer>(response, cancellation);
        return new CommandTrace
        {
            Applied = answer.State == CommandAnswer.Applied,
            Stream = answer.Stream,
            Version = answer.Version,
            At = answer.At,
            Answer = answer.Answer,
            DecisiveAfter = answer.DecisiveAfter,

            // Without a date nothing can be decided by it: the beginning of time decides nothing.
            CityTime = response.Headers.Date ?? DateTimeOffset.MinValue,
        };
    }

    private async Task<T?> FindAsync<T>(HttpRequestMessage question) where T : class
    {
        using var request = question;
        using var response = await HttpsTransport.ExchangeAsync(http, request, cancellation);
        if (response.IsSuccessStatusCode)
        {
            return await HttpsAnswers.ReadAsync<T>(response, cancellation);
        }

        var refusal = await HttpsAnswers.RefusalAsync(response, cancellation);
        return response.StatusCode == HttpStatusCode.NotFound ? null : throw new ActorCityException(refusal);
    }

    private sealed record Listing<T>
    {
        public required ImmutableArray<T> Items { get; init; }
    }

    private sealed record CommandAnswer
    {
        public const string Applied = "applied";

        public required string State { get; init; }

        public string? Stream { get; init; }

        public long? Version { get; init; }

        public DateTimeOffset? At { get; init; }

        public JsonElement? Answer { get; init; }

        public DateTimeOffset? DecisiveAfter { get; init; }
    }
}
