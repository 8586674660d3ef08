using ActorCity.Client.Tests.Conformance;
using ActorCity.Samples.BatchImporter;
using ActorCity.Samples.ConsoleClerk;

namespace ActorCity.Client.Tests.Samples;

public sealed class SampleTests(CityFixture fixture)
{
    [Fact]
    public async Task The_console_clerk_opens_a_case_registers_another_visit_and_shows_it()
    {
        var city = CityFixture.Of(fixture.OverOrleans).As(new FixedUser(People.Token(People.Clerk)));
        using var told = new StringWriter();
        var clerk = new Counter(city, People.Intake);

        await ServeAsync(clerk, "open minor-works 0012345679", told);
        var id = told.ToString().Split(':')[0];
        await ServeAsync(clerk, $"visit {id} forgot the stamp\nsubmit {id}\nshow {id}\nshow 0000000000000000\nwhat now", told);

        var lines = told.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal($"{id}: Open, version 2", lines[1]);
        Assert.Equal("refused: case.documents-missing items=title-deed request-form", lines[2]);
        Assert.Equal($"{id}: minor-works, Open, held by the applicant, visits 2/1", lines[3]);
        Assert.StartsWith("open SERVICE", lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_importer_brings_each_line_once_however_often_it_runs()
    {
        var city = CityFixture.Of(fixture.OverHttps).As(new FixedUser(People.Token(People.Clerk)));
        var import = new Import(city, People.Intake);
        var batch = Guid.NewGuid().ToString("N")[..20];
        string[] lines = [.. Enumerable.Range(1, 30).Select(i => $"{batch}-{i};minor-works;{batch};plot-{i}"), $"{batch}-31;no-such-service;{batch};plot-31", "half a line"];
        using var told = new StringWriter();

        var first = await import.RunAsync(lines.ToAsyncEnumerable(), told, TestContext.Current.CancellationToken);
        var again = await import.RunAsync(lines.ToAsyncEnumerable(), told, TestContext.Current.CancellationToken);

        Assert.Equal(new ImportTally(30, 2, 0), first);
        Assert.Equal(first, again);
        Assert.Equal(30, await city.Cases.SearchAsync(new CaseSearch { Applicant = batch }, TestContext.Current.CancellationToken).CountAsync(TestContext.Current.CancellationToken));
    }

    private static async Task ServeAsync(Counter clerk, string lines, StringWriter told)
    {
        using var input = new StringReader(lines);
        await clerk.ServeAsync(input, told, TestContext.Current.CancellationToken);
    }
}
