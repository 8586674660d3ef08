using System.Diagnostics;
using System.Net;

namespace ActorCity.Cluster.Tests;

/// <summary>A silo that is told to stop.</summary>
public sealed class DrainTests(LocalCluster cluster)
{
    // The pause of a cluster is 5 s, counted from when the silo hears of it, which is after it was told.
    private static readonly TimeSpan MostOfThePause = TimeSpan.FromSeconds(4);

    [Fact]
    public async Task A_silo_told_to_stop_says_so_and_serves_on_before_it_leaves()
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var http = new HttpClient();
        var leaving = new CityApi(http, cluster.Silo(3));
        Assert.Equal(HttpStatusCode.OK, (await leaving.GetAsync("/health/ready", cancellation)).Status);

        var told = Stopwatch.StartNew();
        var stopping = cluster.StopAsync(3);
        var ready = HttpStatusCode.OK;
        while (ready == HttpStatusCode.OK && !stopping.IsCompleted)
        {
            ready = (await leaving.GetAsync("/health/ready", cancellation)).Status;
        }

        // Not ready, and everything still works: the pause is for those who send requests here.
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready);
        Assert.Equal(HttpStatusCode.OK, (await leaving.GetAsync("/health/live", cancellation)).Status);
        (await leaving.GetAsync("/v1/services", cancellation)).Succeeded();
        (await leaving.PostAsync("/v1/cases", Guid.NewGuid().ToString("N"), new
        {
            actor = new { person = "clerk-17", office = "06-01", role = "clerk" }, service = "minor-works", applicant = Guid.NewGuid().ToString("N"), intakeOffice = "06-01", channel = "desk",
        }, cancellation)).Succeeded();

        // It goes on for most of its pause, however slow the machine is: a process that is cut off earlier fails here.
        while (told.Elapsed < MostOfThePause)
        {
            Assert.Equal(HttpStatusCode.OK, (await leaving.GetAsync("/health/live", cancellation)).Status);
        }

        await stopping;
        await Assert.ThrowsAsync<HttpRequestException>(() => leaving.GetAsync("/health/live", cancellation));
        (await new CityApi(http, cluster.Edge).GetAsync("/v1/services", cancellation)).Succeeded();
        await cluster.UpAsync();
    }
}
