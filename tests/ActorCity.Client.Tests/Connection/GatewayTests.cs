using System.Net;
using System.Text.Json;
using ActorCity.Client.Connection;
using ActorCity.Client.Tests.Conformance;
using Microsoft.Extensions.Logging.Abstractions;

namespace ActorCity.Client.Tests.Connection;

public sealed class GatewayTests(CityFixture fixture) : IDisposable
{
    private readonly Silo first = new();
    private readonly Silo second = new();

    [Fact]
    public async Task A_silo_lists_the_gateways_of_its_cluster()
    {
        using var http = new HttpClient { BaseAddress = new Uri(fixture.Url) };

        var list = JsonSerializer.Deserialize<GatewayList>(await http.GetStringAsync("/gateways", TestContext.Current.CancellationToken), CityJson.Strict);

        Assert.Equal(("actorcity", $"127.0.0.1:{fixture.GatewayPort}"), (list!.ClusterId, Assert.Single(list.Gateways)));
    }

    [Fact]
    public async Task Another_silo_is_asked_when_one_does_not_answer_and_the_one_that_answered_is_asked_first_from_then_on()
    {
        second.Gateways = ["10.0.0.2:30000"];
        var gateways = Directory();

        Assert.Equal("gwy.tcp://10.0.0.2:30000/0", Assert.Single(await gateways.GetGateways()).ToString());
        Assert.Equal("gwy.tcp://10.0.0.2:30000/0", Assert.Single(await gateways.GetGateways()).ToString());
        Assert.Equal((1, 2), (first.Asked, second.Asked));
    }

    [Fact]
    public async Task The_last_good_list_is_kept_while_nobody_answers_and_replaced_when_somebody_does()
    {
        first.Gateways = ["10.0.0.1:30000", "10.0.0.2:30000"];
        var gateways = Directory();
        Assert.Equal(2, (await gateways.GetGateways()).Count);

        first.Gateways = null;
        Assert.Equal(2, (await gateways.GetGateways()).Count);
        second.Gateways = ["10.0.0.3:30000"];
        Assert.Equal("gwy.tcp://10.0.0.3:30000/0", Assert.Single(await gateways.GetGateways()).ToString());
    }

    [Fact]
    public async Task The_gateways_of_another_cluster_and_an_empty_list_count_for_nothing()
    {
        (first.Cluster, first.Gateways, second.Gateways) = ("another", ["10.0.0.9:30000"], []);

        Assert.Empty(await Directory().GetGateways());
    }

    [Fact]
    public async Task A_named_gateway_is_looked_up_each_time()
    {
        var gateways = new CityGateways(new StaticGateways(["localhost:30000", "no-such-host.invalid:30000"]), TimeSpan.FromSeconds(1), NullLogger<CityGateways>.Instance);

        Assert.Equal("gwy.tcp://127.0.0.1:30000/0", Assert.Single(await gateways.GetGateways()).ToString());
        Assert.True(gateways.IsUpdatable);
        Assert.Equal(TimeSpan.FromSeconds(1), gateways.MaxStaleness);
    }

    [Theory]
    [InlineData("127.0.0.1:30000", true)]
    [InlineData("silo-1.example:1", true)]
    [InlineData("[::1]:30000", true)]
    [InlineData("silo-1.example", false)]
    [InlineData("silo-1.example:0", false)]
    [InlineData("silo-1.example:30000/x", false)]
    [InlineData("https://silo-1.example:30000", false)]
    public void A_gateway_is_host_and_port(string gateway, bool accepted) => Assert.Equal(accepted, StaticGateways.IsHostAndPort(gateway));

    public void Dispose()
    {
        first.Dispose();
        second.Dispose();
    }

    private CityGateways Directory() => new(
        new DirectoryGateways([first.Client(), second.Client()], "actorcity"), TimeSpan.FromSeconds(10), NullLogger<CityGateways>.Instance);

    private sealed class Silo : HttpMessageHandler
    {
        public string Cluster { get; set; } = "actorcity";

        /// <summary>Null: it does not answer.</summary>
        public ImmutableArray<string>? Gateways { get; set; }

        public int Asked { get; private set; }

        public HttpClient Client() => new(this) { BaseAddress = new Uri("https://silo.example/") };

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Asked++;
            Assert.Equal("/gateways", request.RequestUri!.AbsolutePath);
            return Task.FromResult(Gateways is not { } gateways
                ? new HttpResponseMessage(HttpStatusCode.ServiceUnavailable)
                : new HttpResponseMessage(HttpStatusCode.OK)
                {
                    Content = new StringContent(JsonSerializer.Serialize(new GatewayList { ClusterId = Cluster, Gateways = gateways }, CityJson.Stored)),
                });
        }
    }
}
