using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ActorCity.Client.Transport;

/// <summary>The one place that writes requests.</summary>
internal static class HttpsRequests
{
    /// <summary>
    /// Members of a command that headers say, or that are the city's own. A city that takes the actor from the bearer token refuses
    /// bodies that state one: then <c>actor</c> stands here, too.
    /// </summary>
    private static readonly string[] InHeaders = ["commandId", "expectedVersion", "notAfter"];

    private static readonly MediaTypeHeaderValue Json = new("application/json");

    public static HttpRequestMessage Command<TCommand, TAnswer>(Operation<TCommand, TAnswer> operation, TCommand command, UserToken user)
        where TCommand : CityCommand where TAnswer : notnull
    {
        var body = (JsonObject)JsonSerializer.SerializeToNode(command, CityJson.Stored)!;
        foreach (var member in InHeaders.Concat(operation.InAddress))
        {
            body.Remove(member);
        }

        if (operation.Key is { } key)
        {
            body[key.Name] = key.Value;
        }

        var request = Post(operation.Path, body, user);
        request.Headers.TryAddWithoutValidation("Idempotency-Key", command.CommandId);
        if (command.ExpectedVersion is { } version)
        {
            request.Headers.TryAddWithoutValidation("If-Match", string.Create(CultureInfo.InvariantCulture, $"\"{version}\""));
        }

        return request;
    }

    public static HttpRequestMessage Get(string path, UserToken? user) => For(user, new HttpRequestMessage(HttpMethod.Get, path));

    public static HttpRequestMessage Post(string path, JsonObject body, UserToken? user)
    {
        var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body, CityJson.Stored));
        content.Headers.ContentType = Json;
        return For(user, new HttpRequestMessage(HttpMethod.Post, path) { Content = content });
    }

    private static HttpRequestMessage For(UserToken? user, HttpRequestMessage request)
    {
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        if (user?.Value is { } token)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        return request;
    }
}
