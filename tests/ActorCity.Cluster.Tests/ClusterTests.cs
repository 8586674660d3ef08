namespace ActorCity.Cluster.Tests;

/// <summary>One city, whichever process is asked.</summary>
public sealed class ClusterTests(LocalCluster cluster) : IDisposable
{
    private static readonly string[] Papers = ["title-deed", "request-form"];

    private readonly HttpClient http = new();

    [Fact]
    public async Task A_case_goes_through_different_processes_and_is_the_same_in_all()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var (edge, first, second, third) = (Through(cluster.Edge), Through(cluster.Silo(1)), Through(cluster.Silo(2)), Through(cluster.Silo(3)));
        var clerk = new { person = "clerk-17", office = "06-01", role = "clerk" };

        var opened = await first.PostAsync("/v1/cases", NewId(), new { actor = clerk, service = "minor-works", applicant = NewId(), reference = "parcel-1", intakeOffice = "06-01", channel = "desk" }, cancellation);
        var code = opened.Succeeded().Member("case");
        foreach (var item in Papers)
        {
            (await third.PostAsync($"/v1/cases/{code}/documents", NewId(), new { actor = clerk, item, fileName = item + ".pdf", mediaType = "application/pdf", bytes = 4821, sha256 = new string('a', 64) }, cancellation)).Succeeded();
        }

        var submitted = await edge.PostAsync($"/v1/cases/{code}/submit", NewId(), new { actor = clerk }, cancellation);
        var office = submitted.Succeeded().Member("holder");
        Assert.NotEqual("06-01", office);
        await DecideAsync(second, third, office, code, cancellation);

        var seen = await Task.WhenAll(cluster.Processes.Select(process => Through(process).GetAsync($"/v1/cases/{code}", cancellation)));
        Assert.All(seen, answer => Assert.Equal("decided", answer.Succeeded().Member("status")));
        Assert.Single(seen.Select(answer => answer.Text).Distinct());
        Assert.Single(seen.Select(answer => answer.ETag).Distinct());
        var timelines = await Task.WhenAll(cluster.Processes.Select(process => Through(process).GetAsync($"/v1/cases/{code}/timeline", cancellation)));
        Assert.Single(timelines.Select(answer => answer.Succeeded().Text).Distinct());
    }

    [Fact]
    public async Task A_command_sent_again_through_another_process_gets_the_first_answer()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var (id, body) = (NewId(), new { actor = new { person = "clerk-17", office = "06-01", role = "clerk" }, service = "minor-works", applicant = NewId(), intakeOffice = "06-01", channel = "desk" });

        var answers = new List<Answer>();
        foreach (var process in cluster.Processes)
        {
            answers.Add((await Through(process).PostAsync("/v1/cases", id, body, cancellation)).Succeeded());
        }

        Assert.Single(answers.Select(answer => answer.Text).Distinct());
        var known = await Through(cluster.Silo(3)).GetAsync($"/v1/commands/{id}", cancellation);
        Assert.Equal("applied", known.Succeeded().Member("state"));
    }

    [Fact]
    public async Task A_building_permit_goes_from_the_counter_to_the_certificate()
    {
        var told = await cluster.WalkBuildingPermitAsync();

        Assert.Contains("\"status\":\"decided\"", told, StringComparison.Ordinal);
        Assert.Contains("\"certificate\":{", told, StringComparison.Ordinal);
        Assert.Contains("\"visitCount\":1,", told, StringComparison.Ordinal);
        Assert.Contains("certificate-issued", told, StringComparison.Ordinal);
    }

    public void Dispose() => http.Dispose();

    private static string NewId() => Guid.NewGuid().ToString("N");

    // The queue may hold other tests' cases before ours: the examiner decides what comes.
    private static async Task DecideAsync(CityApi taking, CityApi deciding, string office, string code, CancellationToken cancellation)
    {
        var examiner = new { person = "examiner-3", office, role = "examiner" };
        for (var taken = ""; taken != code;)
        {
            var work = await taking.PostAsync($"/v1/offices/{office}/next", NewId(), new { actor = examiner }, cancellation);
            taken = work.Succeeded().Member("case");
            (await deciding.PostAsync($"/v1/cases/{taken}/decision", NewId(), new { actor = examiner, verdict = "granted", reason = "Within the detailed plan." }, cancellation)).Succeeded();
        }
    }

    private CityApi Through(Uri process) => new(http, process);
}
