using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using ActorCity.Edge;
using ActorCity.Http.Tests.City;

namespace ActorCity.Http.Tests.Edge;

public sealed class EdgeTests(CityFixture city)
{
    [Fact]
    public async Task It_starts_without_the_city_and_says_that_it_is_not_ready()
    {
        await using var edge = await RunningEdge.StartAsync($"127.0.0.1:{RunningEdge.FreePort()}");

        using var live = await edge.Client.GetAsync("/health/live", TestContext.Current.CancellationToken);
        using var ready = await edge.Client.GetAsync("/health/ready", TestContext.Current.CancellationToken);
        using var startup = await edge.Client.GetAsync("/health/startup", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, startup.StatusCode);
    }

    [Fact]
    public async Task Without_the_city_a_question_gets_a_problem_that_invites_to_try_again()
    {
        await using var edge = await RunningEdge.StartAsync($"127.0.0.1:{RunningEdge.FreePort()}");

        using var response = await edge.Client.GetAsync("/v1/services", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.NotNull(response.Headers.RetryAfter);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        Assert.Equal("city.unavailable", problem.GetProperty("code").GetString());
    }

    [Fact]
    public async Task What_is_opened_through_the_edge_is_the_same_case_in_the_city()
    {
        await using var edge = await RunningEdge.StartAsync($"127.0.0.1:{city.GatewayPort}");
        await edge.Connected.WaitAsync(TestContext.Current.CancellationToken);
        using var calls = new CityCalls(edge.Client.BaseAddress!.ToString());

        var path = await calls.OpenAsync();

        Assert.Equal(200, (await calls.GetAsync("/health/ready")).Status);
        Assert.Equal((await city.Calls.GetAsync(path)).Text, (await calls.GetAsync(path)).Text);
    }

    [Fact]
    public async Task A_request_for_another_host_is_refused()
    {
        await using var edge = await RunningEdge.StartAsync($"127.0.0.1:{RunningEdge.FreePort()}");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/services");
        request.Headers.Host = "city.example";

        using var response = await edge.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.MisdirectedRequest, response.StatusCode);
    }

    [Fact]
    public void A_wrong_configuration_is_refused_with_every_error_at_once()
    {
        var refused = Assert.Throws<EdgeConfigurationException>(() => EdgeHost.Build(
        [
            "--urls", "http://0.0.0.0:80", "--ActorCity:Cluster:Gateways:0", "nowhere", "--ActorCity:Cluster:ClusterId", " ",
            "--ActorCity:Cluster:ResponseTimeoutSeconds", "soon", "--ActorCity:DrainSeconds", "61",
        ]));

        Assert.All(["0.0.0.0", "nowhere", "ClusterId", "ResponseTimeoutSeconds", "DrainSeconds"], word => Assert.Contains(word, refused.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void It_holds_no_grains_no_rules_and_no_database()
    {
        var references = Directory.GetFiles(Path.GetDirectoryName(EdgeOutput())!, "*.dll").Select(Path.GetFileNameWithoutExtension).ToArray();

        Assert.Contains("ActorCity.Http", references);
        Assert.DoesNotContain(references, name => name is "ActorCity.Grains" or "ActorCity.Domain" or "ActorCity.Storage" or "ActorCity.ReadModels"
            or "Npgsql" or "Microsoft.Data.Sqlite");
    }

    // The tests' own folder also holds the silo's libraries; the edge's does not.
    private static string EdgeOutput()
    {
        var configuration = Path.GetFileName(Path.GetDirectoryName(typeof(EdgeTests).Assembly.Location)!);
        var edge = Repository.File($"artifacts/bin/ActorCity.Edge/{configuration}/actorcity-edge.dll");
        Assert.True(File.Exists(edge), $"The edge was not built where this test looks for it: {edge}");
        return edge;
    }
}
