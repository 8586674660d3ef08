using ActorCity.Silo.Catalogue;
using ActorCity.Silo.Catalogue.Examples;

namespace ActorCity.Silo.Tests.Catalogue;

public sealed class ExampleSuiteTests
{
    private const string Permit = "services/building-permit/v1/examples/accepted.json";

    [Fact]
    public void Every_example_of_every_card_goes_as_foreseen()
    {
        var results = new ExampleSuite(CatalogueFiles.Default).Run(null);

        Assert.Empty(results.Where(r => !r.Problems.IsEmpty).Select(r => $"{r.Service} {r.Example}: {string.Join("; ", r.Problems)}"));
        Assert.True(results.Length >= 3 * CatalogueFiles.Default.DemoServices().Length);
    }

    [Theory]
    [InlineData("\"levies\": 297288000", "\"levies\": 297288001", "not 297288001")]
    [InlineData("\"visits\": 1", "\"visits\": 2", "2 of 1 visits")]
    [InlineData("\"expect\": \"accepted\"", "\"expect\": \"refused\"", "expected to be refused")]
    [InlineData("\"verdict\": \"granted\"", "\"verdict\": \"refused\"", "ends with refused")]
    [InlineData("\"plot-area\": \"240\"", "\"plot-area\": \"20\"", "case.not-eligible")]
    [InlineData("\"plot-area\": \"240\"", "\"plot-area\": \"large\"", "case.field-invalid")]
    [InlineData("\"title-deed\",", "", "case.documents-missing")]
    [InlineData("\"outcomes\": {", "\"outcomes\": { \"confirmation\": \"confirmed\",", "never came to state confirmed at confirmation")]
    public void An_example_that_goes_another_way_is_told(string right, string wrong, string told)
    {
        using var copy = new CatalogueCopy();
        copy.Replace(Permit, right, wrong);

        var result = Assert.Single(new ExampleSuite(copy.Files).Run("building-permit"), r => !r.Problems.IsEmpty);

        Assert.Equal("accepted", result.Example);
        Assert.Contains(result.Problems, p => p.Contains(told, StringComparison.Ordinal));
    }

    [Fact]
    public void A_card_without_an_example_of_each_end_is_told()
    {
        using var copy = new CatalogueCopy();
        copy.Replace("services/fallen-tree/v1/examples/excess-visit.json", "\"expect\": \"excess-visit\"", "\"expect\": \"accepted\"");

        Assert.Contains(new ExampleSuite(copy.Files).Run("fallen-tree"), r => r.Example == "excess-visit" && r.Problems is ["the card has no such example"]);
    }
}
