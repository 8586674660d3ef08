using System.Text.Json;
using ActorCity.Client.Transport;
using ActorCity.Contracts.Offices;

namespace ActorCity.Client.Sending;

/// <summary>What the city knows of commands.</summary>
internal static class CommandQuestions
{
    public static Question<CommandTrace> LookUp(string commandId, CommandSender sender, TimeProvider time) => new(
        async grains =>
        {
            // Before the question: what arrives while it is asked is no longer "sent before".
            var decisive = sender.DecisiveAfter();
            if (await grains.CaseQueries().FindCommandAsync(commandId) is not { } entry)
            {
                return new CommandTrace { Applied = false, DecisiveAfter = decisive, CityTime = time.GetUtcNow() };
            }

            using var answer = JsonDocument.Parse(entry.Answer);
            return new CommandTrace
            {
                Applied = true,
                Stream = entry.Stream,
                Version = entry.Sequence,
                At = entry.At,
                Answer = answer.RootElement.Clone(),
                CityTime = time.GetUtcNow(),
            };
        },
        https => https.LookUpAsync(commandId));

    /// <summary>A journaled answer as the command's own.</summary>
    public static T Read<T>(JsonElement answer) where T : notnull =>
        typeof(T) == typeof(TakenWork) ? (T)(object)Taken(answer.Deserialize<CaseReceipt>(CityJson.Stored)!) : answer.Deserialize<T>(CityJson.Stored)!;

    // Taking work is journaled at the case, in the case's words.
    private static TakenWork Taken(CaseReceipt receipt) => new() { Case = receipt.Case, Step = receipt.Step ?? "", Version = receipt.Version };
}
