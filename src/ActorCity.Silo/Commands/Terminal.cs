using System.Text.Json;
using ActorCity.Contracts;
using Spectre.Console;

namespace ActorCity.Silo.Commands;

/// <summary>How a command speaks: words for people on standard output and progress on standard error, or one JSON document.</summary>
internal sealed class Terminal(bool json)
{
    private static readonly JsonSerializerOptions Indented = new(CityJson.Stored) { WriteIndented = true };

    private readonly IAnsiConsole progress = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });

    public bool Json => json;

    /// <summary>Says one thing: in words, or as the JSON document.</summary>
    public void Say<T>(T document, Func<string> words) => Console.Out.WriteLine(json ? JsonSerializer.Serialize(document, Indented) : words());

    /// <summary>Words for people; silent in JSON.</summary>
    public void Words(string text)
    {
        if (!json)
        {
            Console.Out.WriteLine(text);
        }
    }

    /// <summary>A complaint, on standard error.</summary>
    public static void Complain(string text) => Console.Error.WriteLine(text);

    /// <summary>Runs long work under a progress bar; <paramref name="work"/> reports how many of how many are done.</summary>
    public async Task ProgressAsync(string title, Func<Action<long, long>, Task> work)
    {
        if (json || Console.IsErrorRedirected)
        {
            await work((_, _) => { });
            return;
        }

        await progress.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(async context =>
            {
                var bar = context.AddTask(title);
                await work((done, total) => (bar.MaxValue, bar.Value) = (Math.Max(1, total), done));
                bar.Value = bar.MaxValue;
            });
    }
}
