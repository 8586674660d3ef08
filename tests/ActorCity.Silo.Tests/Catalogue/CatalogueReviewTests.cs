using ActorCity.Silo.Catalogue;

namespace ActorCity.Silo.Tests.Catalogue;

public sealed class CatalogueReviewTests
{
    private const string Pothole = "services/pothole/v1/definition.json";

    [Fact]
    public void The_catalogue_is_right()
    {
        var findings = new CatalogueReview(CatalogueFiles.Default).Run();

        Assert.Empty(findings.Problems);
        Assert.Equal(CatalogueFiles.Default.ServiceCodes().Length, findings.Services);
    }

    [Fact]
    public void Every_mistake_of_every_file_is_told_at_once_with_the_files_name()
    {
        using var copy = new CatalogueCopy();
        copy.Replace(Pothole, "\"visitBudget\": 0", "\"visitBudget\": 99");
        copy.Replace("services/building-permit/v1/definition.json", "\"code\": \"building-permit\"", "\"code\": \"Building\"");
        copy.Replace("services/street-light-out/v1/definition.json", "\"agency\"", "\"agencie\"");
        copy.Replace("calendars/iran.json", "\"jalali\": \"1404-01-02\"", "\"jalali\": \"1404-01-03\"");
        copy.Replace("city/demo-city.json", "\"pothole\"", "\"puddle\"");
        copy.Write("services/excavation-permit/v1/examples/wrong.json", """
            {"title":{"fa":"x","en":"x"},"expect":"accepted","form":{"no-such-field":"1"},"documents":["no-such-item"],"verdict":"perhaps"}
            """);

        var problems = new CatalogueReview(copy.Files).Run().Problems;

        Assert.Contains(new(Pothole, "visit-budget-out-of-range"), problems);
        Assert.Contains(new("services/building-permit/v1/definition.json", "code-malformed"), problems);
        Assert.Contains(problems, p => p.File == "services/street-light-out/v1/definition.json" && p.Problem.Contains("agencie", StringComparison.Ordinal));
        Assert.Contains(problems, p => p.File == "calendars/iran.json" && p.Problem.Contains("1404-01-03", StringComparison.Ordinal));
        Assert.Contains(problems, p => p.File == "city/demo-city.json" && p.Problem.Contains("puddle", StringComparison.Ordinal));
        Assert.Equal(
            ["the card has no field 'no-such-field'", "the card has no checklist item 'no-such-item'", "the card has no verdict 'perhaps'"],
            problems.Where(p => p.File == "services/excavation-permit/v1/examples/wrong.json").Select(p => p.Problem));
    }

    [Theory]
    [InlineData("""{"version":1,"effectiveFrom":"2026-03-21T00:00:00Z"},{"version":2,"effectiveFrom":"2027-03-21T00:00:00Z"}""", null)]
    [InlineData("""{"version":1,"effectiveFrom":"2026-03-21T00:00:00Z","effectiveUntil":"2027-03-20T00:00:00Z"},{"version":2,"effectiveFrom":"2027-03-21T00:00:00Z"}""", "gap: ")]
    [InlineData("""{"version":1,"effectiveFrom":"2026-03-21T00:00:00Z","effectiveUntil":"2027-03-22T00:00:00Z"},{"version":2,"effectiveFrom":"2027-03-21T00:00:00Z"}""", "overlap: ")]
    [InlineData("""{"version":1,"effectiveFrom":"2026-03-21T00:00:00Z"},{"version":2,"effectiveFrom":"2026-03-21T00:00:00Z"}""", "does not begin after")]
    [InlineData("""{"version":1,"effectiveFrom":"2026-03-21T00:00:00Z","effectiveUntil":"2026-03-20T00:00:00Z"},{"version":2,"effectiveFrom":"2027-03-21T00:00:00Z"}""", "ends before it begins")]
    [InlineData("""{"version":1,"effectiveFrom":"2026-03-21T00:00:00Z"}""", "there are directories of 1, 2")]
    public void Effective_dates_of_a_services_versions_follow_each_other(string versions, string? problem)
    {
        using var copy = new CatalogueCopy();
        copy.Write("services/pothole/v2/definition.json", copy.Read(Pothole));
        copy.Write("services/pothole/versions.json", $$"""{"versions":[{{versions}}]}""");

        var problems = new CatalogueReview(copy.Files).Run().Problems;

        Assert.Equal(problem is not null, problems.Any(p => p.Problem.Contains(problem ?? "", StringComparison.Ordinal)));
        Assert.All(problems, p => Assert.Equal("services/pothole/versions.json", p.File));
    }

    [Fact]
    public void Versions_are_numbered_without_a_gap_and_say_when_they_are_in_force()
    {
        using var copy = new CatalogueCopy();
        copy.Write("services/pothole/v3/definition.json", copy.Read(Pothole));

        var problems = new CatalogueReview(copy.Files).Run().Problems.Where(p => p.File == "services/pothole").Select(p => p.Problem).ToList();

        Assert.Equal(2, problems.Count);
        Assert.Contains("v1, v3", problems[0], StringComparison.Ordinal);
        Assert.Contains("no versions.json", problems[1], StringComparison.Ordinal);
    }
}
