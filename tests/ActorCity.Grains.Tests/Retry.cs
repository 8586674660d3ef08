using System.Text.Json;
using ActorCity.Contracts;

namespace ActorCity.Grains.Tests;

/// <summary>A command that may be given, and given again.</summary>
/// <param name="Stream">The journal that it changes.</param>
/// <param name="CommandId">Its id.</param>
/// <param name="Send">Gives it; what the city answered. A refusal fails the test.</param>
/// <param name="Read">The same answer, from what the journal keeps of it.</param>
internal sealed record Retry(string Stream, string CommandId, Func<Task<object>> Send, Func<string, object> Read)
{
    public static Retry Of<TCommand, TAnswer>(string stream, TCommand command, Func<TCommand, Task<Outcome<TAnswer>>> send)
        where TCommand : CityCommand
        where TAnswer : notnull =>
        new(stream, command.CommandId, async () => DemoCity.Applied(await send(command)), kept => JsonSerializer.Deserialize<TAnswer>(kept, CityJson.Stored)!);
}
