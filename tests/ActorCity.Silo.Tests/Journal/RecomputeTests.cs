using System.Diagnostics;
using System.Text.Json;
using ActorCity.Contracts;
using ActorCity.Contracts.Cases;
using ActorCity.Contracts.Catalogue.Events;
using ActorCity.Contracts.Journal;
using ActorCity.Silo.Catalogue;
using ActorCity.Silo.Catalogue.Examples;

namespace ActorCity.Silo.Tests.Journal;

/// <summary>The independent program computes the bills, due dates and visits of every example of the catalogue once more.</summary>
public sealed class RecomputeTests : IDisposable
{
    private readonly string file = Path.GetTempFileName();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_finds_the_same_bills_due_dates_and_visits_in_every_example()
    {
        await File.WriteAllLinesAsync(file, Journal(), Stop);

        var (code, output) = await RecomputeAsync();

        Assert.True(code == 0, output);
        Assert.Contains(" 0 differences", output, StringComparison.Ordinal);
        Assert.DoesNotContain(" 0 bills", output, StringComparison.Ordinal);
        Assert.DoesNotContain(" 0 visits", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"total\":297288000", "\"total\":297288001", "computed 297288000")]
    [InlineData("\"class\":\"low\"", "\"class\":\"high\"", "computed low")]
    [InlineData("\"workingDays\":7", "\"workingDays\":8", "the card says 7")]
    [InlineData("\"remainingWorkingDays\":7", "\"remainingWorkingDays\":6", "working days left")]
    [InlineData("\"channel\":\"desk\"", "\"channel\":\"internet\"", "somebody came to open it")]
    [InlineData("case.visit-budget-exceeded", "case.visit-budget-forgotten", "not flagged")]
    [InlineData("\"visitBudget\":1", "\"visitBudget\":2", "the card says 1")]
    [InlineData("\"dueAt\":\"2026-04-1", "\"dueAt\":\"2026-05-1", "computed 2026-04-1")]
    public async Task It_finds_what_was_changed(string right, string wrong, string told)
    {
        var lines = Journal().ToList();
        var at = lines.FindIndex(l => l.StartsWith("{\"stream\":\"cs-", StringComparison.Ordinal) && l.Contains(right, StringComparison.Ordinal));
        Assert.True(at >= 0, $"no case has {right}");
        lines[at] = lines[at].Replace(right, wrong, StringComparison.Ordinal);
        await File.WriteAllLinesAsync(file, lines, Stop);

        var (code, output) = await RecomputeAsync();

        Assert.Equal(1, code);
        Assert.Contains(told, output, StringComparison.Ordinal);
    }

    public void Dispose() => File.Delete(file);

    /// <summary>What the export of a city would be in which every example happened.</summary>
    private static IEnumerable<string> Journal()
    {
        var files = CatalogueFiles.Default;
        var calendar = files.Calendar();
        foreach (var card in files.DemoServices())
        {
            yield return Line($"sv-{card.Code}", 1, ExampleSuite.Start, [new ServiceDrafted { Version = 1, Definition = card }]);
            yield return Line($"sv-{card.Code}", 2, ExampleSuite.Start, [new ServicePublished { Version = 1, EffectiveFrom = ExampleSuite.Start }]);
            foreach (var name in files.Examples(card.Code, 1))
            {
                var runner = new ExampleRunner(card, files.Example(card.Code, 1, name), calendar, ExampleSuite.Start);
                runner.Run();
                var stream = CaseId.FromCommand($"{card.Code} {name}").Key;
                foreach (var (head, events) in runner.Case.Journal)
                {
                    yield return Line(stream, head.Sequence, head.At, events);
                }
            }
        }
    }

    private static string Line(string stream, long sequence, DateTimeOffset at, ImmutableArray<CityEvent> events) =>
        JsonSerializer.Serialize(
            new { stream, sequence, at, events, previousHash = sequence == 1 ? "" : $"{stream} {sequence - 1}", hash = $"{stream} {sequence}" }, CityJson.Stored);

    private async Task<(int Code, string Output)> RecomputeAsync()
    {
        using var python = Process.Start(new ProcessStartInfo("python3", [Repository.File("tests/recompute/recompute.py"), file]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (output, errors) = (python.StandardOutput.ReadToEndAsync(Stop), python.StandardError.ReadToEndAsync(Stop));
        await python.WaitForExitAsync(Stop);
        return (python.ExitCode, await output + await errors);
    }
}
