using ActorCity.Contracts.Catalogue;
using ActorCity.Domain;

namespace ActorCity.Silo.Catalogue.Examples;

/// <summary>How one example went.</summary>
internal sealed record ExampleResult(string Service, int Version, string Example, ImmutableArray<string> Problems);

/// <summary>Runs the examples of a catalogue.</summary>
internal sealed class ExampleSuite(CatalogueFiles files)
{
    /// <summary>A working Saturday of the calendar's years, ten in the morning; the same for every run.</summary>
    public static readonly DateTimeOffset Start = new(2026, 4, 4, 6, 30, 0, TimeSpan.Zero);

    /// <summary>The examples of one service, or of all; a card without one of each end is told, too.</summary>
    public ImmutableArray<ExampleResult> Run(string? service)
    {
        var calendar = files.Calendar();
        var results = ImmutableArray.CreateBuilder<ExampleResult>();
        foreach (var code in service is null ? files.ServiceCodes() : [service])
        {
            foreach (var version in files.Versions(code))
            {
                var card = files.Service(code, version);
                var ends = new HashSet<ExampleEnd>();
                foreach (var name in files.Examples(code, version))
                {
                    var example = files.Example(code, version, name);
                    ends.Add(example.Expect);
                    results.Add(new(code, version, name, new ExampleRunner(card, example, calendar, Start).Run()));
                }

                results.AddRange(Lacking(card, version, ends));
            }
        }

        return results.ToImmutable();
    }

    // Another system's history is played in, never walked through.
    private static IEnumerable<ExampleResult> Lacking(ServiceDefinition card, int version, HashSet<ExampleEnd> ends) => card.RecordedTime
        ? []
        : Enum.GetValues<ExampleEnd>().Except(ends)
            .Select(end => new ExampleResult(card.Code, version, Words.Of(end), ["the card has no such example"]));
}
