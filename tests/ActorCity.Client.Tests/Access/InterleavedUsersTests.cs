using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using ActorCity.Client.Tests.Conformance;
using Microsoft.Extensions.DependencyInjection;

namespace ActorCity.Client.Tests.Access;

/// <summary>One process serves many people at once: nothing of one may reach another's call.</summary>
public sealed class InterleavedUsersTests
{
    private const int Users = 40;
    private const int CallsEach = 25;
    private readonly FlowUser source = new();

    [Fact]
    public async Task Over_Orleans_every_call_carries_its_own_users_token_and_a_call_for_nobody_carries_none()
    {
        var fake = new FakeCity();
        await fake.OpenOfficeAsync(People.Intake);
        await fake.PublishAsync(Repository.Card("minor-works"));
        var before = fake.Calls.Length;

        // What the front end's own code left in the context must not travel for it.
        RequestContext.Set("ac.token", "left behind");
        await ServeAllAsync(fake.With(source));

        var calls = fake.Calls[before..];
        var commands = calls.Where(call => call.Command is not null).ToList();
        Assert.Equal(Users * CallsEach, commands.Count);
        Assert.All(commands, call => Assert.Equal(TokenOf(call.Command!.Actor.Person), call.Token));
        Assert.All(commands.Cast<FakeCall>(), call => Assert.Equal(call.Command!.Actor.Person, ((OpenCase)call.Command).Applicant));
        Assert.Equal(Users * CallsEach, calls.Count(call => call is { What: "ICaseInquiry", Token: not null and not "left behind" }));
        Assert.Equal(Users * CallsEach, calls.Count(call => call is { What: "IOfficeInquiry", Token: null }));
        Assert.Equal("left behind", RequestContext.Get("ac.token"));
    }

    [Fact]
    public async Task Over_HTTPS_every_request_carries_its_own_users_token_and_a_request_for_nobody_carries_none()
    {
        var requests = new ConcurrentBag<(string? Token, string? Person, string? Applicant)>();
        using var host = await CityFixture.StartAsync(
            o =>
            {
                (o.Transport, o.Address) = (ActorCityTransport.Https, new Uri("https://city.example"));
                o.HttpHandler = () => new Recorder(requests);
            },
            source);

        await ServeAllAsync(host.Services.GetRequiredService<IActorCity>());
        await host.StopAsync(TestContext.Current.CancellationToken);

        var commands = requests.Where(r => r.Person is not null).ToList();
        Assert.Equal(Users * CallsEach, commands.Count);
        Assert.All(commands, r => Assert.Equal((TokenOf(r.Person!), r.Person), (r.Token, r.Applicant)));
        Assert.True(requests.Count(r => r is { Person: null, Token: not null }) == Users * CallsEach);
        Assert.True(requests.Count(r => r is { Person: null, Token: null }) >= Users * CallsEach);
    }

    /// <summary>Everybody at once: a command and a question of his own, and a question for nobody, between each other's.</summary>
    private async Task ServeAllAsync(IActorCity city)
    {
        await Task.WhenAll(Enumerable.Range(1, Users).Select(async user =>
        {
            for (var i = 0; i < CallsEach; i++)
            {
                await Task.Yield();
                var person = $"clerk-{user}";
                source.User = People.Token(new Actor { Person = person, Office = People.Intake, Role = ActorRole.Clerk });
                var opened = await city.Intake.OpenAsync(
                    new NewCase { Service = "minor-works", Applicant = person, IntakeOffice = People.Intake, VisitReason = "hands in the papers" }, cancellation: TestContext.Current.CancellationToken);
                await city.Cases.GetAsync(opened.AnswerOrThrow().Case, TestContext.Current.CancellationToken);
                source.User = null;
                await city.Offices.GetAsync(People.Intake, TestContext.Current.CancellationToken);
            }
        }));
    }

    private static string TokenOf(string person) => People.Token(new Actor { Person = person, Office = People.Intake, Role = ActorRole.Clerk }).Value!;

    /// <summary>A city that notes what it is asked and for whom, and answers late, in any order.</summary>
    private sealed class Recorder(ConcurrentBag<(string? Token, string? Person, string? Applicant)> requests) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var body = request.Content is null ? null : JsonNode.Parse(await request.Content.ReadAsStringAsync(cancellationToken));
            requests.Add((request.Headers.Authorization?.Parameter, (string?)body?["actor"]?["person"], (string?)body?["applicant"]));
            await Task.Yield();
            object answer = body is null
                ? new { items = Array.Empty<object>() }
                : new CaseReceipt { Case = CaseId.FromCommand(request.Headers.GetValues("Idempotency-Key").Single()), Version = 1, Status = CaseStatus.Open, At = DateTimeOffset.UnixEpoch };
            return body is null && !request.RequestUri!.AbsolutePath.EndsWith("/services", StringComparison.Ordinal)
                ? new HttpResponseMessage(HttpStatusCode.NotFound) { Content = Json("""{"code":"case.unknown","values":{}}""", "application/problem+json") }
                : new HttpResponseMessage(HttpStatusCode.OK) { Content = Json(JsonSerializer.Serialize(answer, answer.GetType(), CityJson.Stored), "application/json") };
        }

        private static StringContent Json(string text, string type) => new(text, System.Text.Encoding.UTF8, type);
    }
}
