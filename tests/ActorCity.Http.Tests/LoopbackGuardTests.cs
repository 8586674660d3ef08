using Microsoft.Extensions.Configuration;

namespace ActorCity.Http.Tests;

public sealed class LoopbackGuardTests
{
    [Theory]
    [InlineData("http://localhost:5080")]
    [InlineData("http://127.0.0.1:0")]
    [InlineData("http://127.8.9.10:80")]
    [InlineData("http://[::1]:5080")]
    [InlineData("http://unix:/run/actorcity.sock")]
    public void Loopback_addresses_are_allowed(string url) => Assert.Empty(LoopbackGuard.Problems([url]));

    [Theory]
    [InlineData("http://*:5080")]
    [InlineData("http://+:5080")]
    [InlineData("http://0.0.0.0:5080")]
    [InlineData("http://[::]:5080")]
    [InlineData("http://10.0.0.7:5080")]
    [InlineData("http://city.example:5080")]
    [InlineData("http://localhost.example:5080")]
    [InlineData("nonsense")]
    public void Everything_else_is_refused_and_the_sentence_says_why(string url)
    {
        var problem = Assert.Single(LoopbackGuard.Problems([url]));

        Assert.Contains(url, problem, StringComparison.Ordinal);
        Assert.Contains("identities", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_setting_that_can_open_a_port_is_looked_at()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["http_ports"] = "8080",
            ["Kestrel:Endpoints:Public:Url"] = "http://0.0.0.0:80",
            ["Kestrel:Endpoints:Private:Url"] = "http://localhost:81",
        }).Build();

        Assert.Equal(2, LoopbackGuard.Problems(configuration).Count());
    }
}
