using System.Text.Json;
using ActorCity.Silo.Catalogue;

namespace ActorCity.Recompute.Tests;

/// <summary>A thousand random cases over the whole catalogue: another program, given nothing but the export, computes the same.</summary>
[Collection(nameof(ExportedCity))]
public sealed class ThousandCasesTests(ExportedCity city)
{
    /// <summary>What must have happened for a comparison to say anything: every event that has a figure or moves one.</summary>
    private static readonly string[] Needed =
    [
        "appeal-lodged", "applicant-clock-started", "applicant-silent", "bill-cancelled", "bill-issued", "certificate-issued", "clock-resumed", "clock-started",
        "clock-suspended", "deadline-passed", "decided", "decision-returned", "deficiency-answered", "deficiency-noticed", "fee-override-proposed",
        "fee-override-settled", "form-answered", "migrated", "payment-recorded", "payment-refunded", "payment-voided", "risk-classified", "step-clock-started",
        "step-deemed", "step-escalated", "step-reopened", "step-skipped", "verdict-deemed", "withdrawn",
    ];

    [Fact]
    public async Task Another_program_computes_every_figure_of_a_thousand_cases_again()
    {
        var (code, output) = await Recomputation.RunAsync(city.Lines);

        TestContext.Current.SendDiagnosticMessage(output);
        Assert.True(code == 0, output);
        Assert.Contains(" 0 differences", output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_cases_are_of_every_service_and_meet_everything_that_moves_a_figure()
    {
        var opened = city.Entries.SelectMany(Events).Where(e => Type(e) == "case.opened").Select(e => e.GetProperty("service").GetString()!).ToList();
        Assert.True(opened.Count >= 1000, $"{opened.Count} cases.");
        Assert.Equal(CatalogueFiles.Default.ServiceCodes(), opened.Distinct().Order(StringComparer.Ordinal));

        var seen = city.Entries.SelectMany(Events).GroupBy(Type).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
        TestContext.Current.SendDiagnosticMessage(string.Join(", ", seen.OrderBy(s => s.Key, StringComparer.Ordinal).Select(s => $"{s.Key} {s.Value}")));
        Assert.Equal([], Needed.Where(n => seen.GetValueOrDefault($"case.{n}") < 3));
    }

    private static IEnumerable<JsonElement> Events(JsonElement entry) => entry.GetProperty("events").EnumerateArray();

    private static string Type(JsonElement happened) => happened.GetProperty("type").GetString()!;
}

/// <summary>One export for all tests.</summary>
[CollectionDefinition(nameof(ExportedCity))]
public sealed class ExportedCityGroup : ICollectionFixture<ExportedCity>;
