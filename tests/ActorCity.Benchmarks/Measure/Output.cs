using System.CommandLine;
using System.Text.Json;

namespace ActorCity.Benchmarks.Measure;

/// <summary>Text for people, or one JSON document and nothing else for programs.</summary>
internal sealed class Output
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private Output(bool json) => IsJson = json;

    public bool IsJson { get; }

    public static Option<string> Option()
    {
        var option = new Option<string>("--output") { Description = "text or json", DefaultValueFactory = _ => "text" };
        option.AcceptOnlyFromAmong("text", "json");
        return option;
    }

    public static Output From(ParseResult parsed, Option<string> option) => new(parsed.GetValue(option) == "json");

    /// <summary>For people: on standard output, or on standard error when standard output is for the document.</summary>
    public void Say(string line) => (IsJson ? Console.Error : Console.Out).WriteLine(line);

    /// <summary>The result for programs.</summary>
    public void Document<T>(T document)
    {
        if (IsJson)
        {
            Console.Out.WriteLine(JsonSerializer.Serialize(document, Json));
        }
    }
}
