using System.Text.Json.Nodes;
using ActorCity.Benchmarks.Lifecycle;
using ActorCity.Benchmarks.Measure;

namespace ActorCity.Benchmarks.Growth;

/// <summary>Stewards that publish services, version after version, and open offices, all over HTTP.</summary>
internal sealed class GrowingCatalogue
{
    private const int SampleMax = 40;

    private readonly HttpMessageInvoker connections;
    private readonly GrowthPlan plan;
    private readonly string run = Guid.NewGuid().ToString("N")[..6];
    private readonly Lock gate = new();
    private string card = "";

    public GrowingCatalogue(HttpMessageInvoker connections, GrowthPlan plan)
    {
        (this.connections, this.plan) = (connections, plan);
        Published = [.. Enumerable.Range(0, plan.Versions).Select(_ => new Latencies())];
        Codes = [.. Enumerable.Range(1, plan.Services).Select(n => $"grown-{run}-{n}")];
    }

    /// <summary>Codes of the new services.</summary>
    public IReadOnlyList<string> Codes { get; }

    /// <summary>How long drafting, reviewing and publishing took together, by the number of the version.</summary>
    public IReadOnlyList<Latencies> Published { get; }

    /// <summary>How long registering, licensing and activating took together.</summary>
    public Latencies Opened { get; } = new();

    /// <summary>What failed.</summary>
    public Tally Tally { get; } = new();

    public async Task ReadCardAsync(CancellationToken cancellation)
    {
        var reply = await new CityClient(connections, plan.City).GetAsync($"/v1/services/{plan.Card}", cancellation);
        card = JsonNode.Parse(reply.Body.Span)?["inForce"]?["definition"]?.ToJsonString() ?? throw new InvalidOperationException($"The city has no service {plan.Card} in force.");
    }

    public async Task RunAsync(CancellationToken cancellation) => await Task.WhenAll(PublishAsync(cancellation), OpenAsync(cancellation));

    public int CountNew(IEnumerable<string> drawn) => drawn.Count(office => office.StartsWith(OfficePrefix, StringComparison.Ordinal));

    /// <summary>How many of these cases keep the last version of their service: all that are looked at, if the newest reached every silo.</summary>
    public async Task<int> AtLastVersionAsync(IReadOnlyCollection<string> cases, CancellationToken cancellation)
    {
        var client = new CityClient(connections, plan.City);
        var (sample, right) = (cases.Take(SampleMax).ToList(), 0);
        foreach (var code in sample)
        {
            var reply = await client.GetAsync($"/v1/cases/{code}", cancellation);
            right += JsonNode.Parse(reply.Body.Span)?["serviceVersion"]?.GetValue<int>() == plan.Versions ? 1 : 0;
        }

        return right == sample.Count ? cases.Count : right;
    }

    private string OfficePrefix => $"g{run}-";

    private async Task PublishAsync(CancellationToken cancellation)
    {
        for (var version = 1; version <= plan.Versions; version++)
        {
            var number = version;
            await EachAsync(plan.Services, async (client, n) =>
            {
                var (code, definition) = (Codes[n], JsonNode.Parse(card)!.AsObject());
                (definition["code"], definition["visitBudget"]) = (code, number % 10);
                await TimedAsync(Published[number - 1], async () =>
                    await SendAsync(client, $"/v1/services/{code}/drafts", "one", $"{code}.{number}.draft", new() { ["definition"] = definition }, cancellation)
                    && await SendAsync(client, $"/v1/services/{code}/versions/{number}/review", "two", $"{code}.{number}.review", [], cancellation)
                    && await SendAsync(client, $"/v1/services/{code}/versions/{number}/publish", "one", $"{code}.{number}.publish", new() { ["effectiveFrom"] = DateTimeOffset.UtcNow.ToString("O", CultureInfo.InvariantCulture) }, cancellation));
            }, cancellation);
        }
    }

    private Task OpenAsync(CancellationToken cancellation) => EachAsync(plan.Offices, async (client, n) =>
    {
        var code = string.Create(CultureInfo.InvariantCulture, $"{OfficePrefix}{n + 1}");
        var name = new JsonObject { ["fa"] = $"دفتر {n + 1}", ["en"] = $"Office {n + 1}" };
        var licence = new JsonObject { ["licence"] = $"L-{code}", ["until"] = "2035-01-01", ["scope"] = new JsonArray("*"), ["capacity"] = 10 };
        await TimedAsync(Opened, async () =>
            await SendAsync(client, "/v1/offices", "one", $"{code}.register", new() { ["code"] = code, ["name"] = name, ["region"] = 1 + (n % 22), ["district"] = 1 + (n % 123) }, cancellation)
            && await SendAsync(client, $"/v1/offices/{code}/license", "one", $"{code}.license", licence, cancellation)
            && await SendAsync(client, $"/v1/offices/{code}/activate", "one", $"{code}.activate", [], cancellation));
    }, cancellation);

    /// <summary>Does something for every number, by all stewards at once, each with a client of its own.</summary>
    private async Task EachAsync(int count, Func<CityClient, int, Task> act, CancellationToken cancellation)
    {
        var next = -1;
        await Task.WhenAll(Enumerable.Range(0, plan.Stewards).Select(_ => Task.Run(
            async () =>
            {
                var client = new CityClient(connections, plan.City);
                for (var n = Interlocked.Increment(ref next); n < count; n = Interlocked.Increment(ref next))
                {
                    await act(client, n);
                }
            },
            cancellation)));
    }

    private async Task TimedAsync(Latencies latencies, Func<Task<bool>> act)
    {
        var started = Stopwatch.GetTimestamp();
        if (await act())
        {
            lock (gate)
            {
                latencies.Record(Stopwatch.GetElapsedTime(started));
            }
        }
    }

    private async Task<bool> SendAsync(CityClient client, string path, string steward, string id, JsonObject body, CancellationToken cancellation)
    {
        body["actor"] = new JsonObject { ["person"] = $"steward-{steward}", ["role"] = "steward" };
        var reply = await client.PostAsync(path, $"{run}.{id}", System.Text.Encoding.UTF8.GetBytes(body.ToJsonString()), cancellation);
        if (!reply.IsSuccess)
        {
            lock (gate)
            {
                Tally.Failed($"publish {id.Split('.')[^1]}", reply.Status, reply.Text("code"u8));
            }
        }

        return reply.IsSuccess;
    }
}
