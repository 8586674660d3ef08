using System.CommandLine;
using System.Security.Cryptography;
using System.Text.Json;
using ActorCity.Contracts;
using ActorCity.Contracts.Access;
using ActorCity.Contracts.Catalogue;
using ActorCity.Silo.Catalogue;
using ActorCity.Silo.Hosting;
using ActorCity.Silo.Replay;

namespace ActorCity.Silo.Commands;

/// <summary>
/// <c>actorcity catalogue publish CODE</c>: one steward drafts the card in a running city, another one reviews it, the first publishes it.
/// The command ids come from the card, so that a publication that broke off goes on where it stopped.
/// </summary>
internal static class PublishCommand
{
    private static readonly Argument<string> Service = new("CODE") { Description = "The service's code." };
    private static readonly Option<int?> Version = new("--version") { Description = "The version in the catalogue (default: the newest)." };
    private static readonly Option<DateTimeOffset?> EffectiveFrom = new("--effective-from") { Description = "From when new cases take it (default: as versions.json says, else now)." };
    private static readonly Option<string> Url = new("--url") { Description = $"The running city (default {CityHost.DefaultUrl}).", DefaultValueFactory = _ => CityHost.DefaultUrl };
    private static readonly Option<string> Drafter = new("--drafter") { Description = "The steward who drafts and publishes it.", Required = true };
    private static readonly Option<string> Reviewer = new("--reviewer") { Description = "Another steward, who reviewed it.", Required = true };

    public static Command Create(Func<ParseResult, Terminal> terminal, Func<ParseResult, CatalogueFiles> files)
    {
        var command = new Command("publish", "Publishes a card in a running city, by two stewards.") { Service, Version, EffectiveFrom, Url, Drafter, Reviewer };
        command.SetAction((line, stop) => CatalogueCommand.GuardedAsync(() => RunAsync(line, files(line), terminal(line), stop)));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult line, CatalogueFiles files, Terminal terminal, CancellationToken stop)
    {
        var (drafter, reviewer) = (line.GetValue(Drafter)!, line.GetValue(Reviewer)!);
        if (drafter == reviewer || !Names.IsPerson(drafter) || !Names.IsPerson(reviewer))
        {
            Terminal.Complain("--drafter and --reviewer must be the references of two different stewards.");
            return ExitCodes.Usage;
        }

        if (!Uri.TryCreate(line.GetValue(Url), UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
        {
            Terminal.Complain("--url must be an http or https address.");
            return ExitCodes.Usage;
        }

        var code = line.GetValue(Service)!;
        var version = line.GetValue(Version) ?? files.Versions(code).LastOrDefault(1);
        var card = files.Service(code, version);
        var from = line.GetValue(EffectiveFrom)
            ?? files.Schedule(code)?.Versions.FirstOrDefault(v => v.Version == version)?.EffectiveFrom
            ?? TimeProvider.System.GetUtcNow();

        using var http = new HttpClient { BaseAddress = url, Timeout = TimeSpan.FromSeconds(15) };
        try
        {
            var receipt = await PublishAsync(new HttpCityPort(http), card, from, Steward(drafter), Steward(reviewer), stop);
            terminal.Say(
                new { receipt.Service, catalogueVersion = version, receipt.ServiceVersion, receipt.Status, effectiveFrom = from },
                () => $"{code} v{version} is published as version {receipt.ServiceVersion} of the city, in force from {from:O}.");
            return ExitCodes.Done;
        }
        catch (Exception fault) when (fault is CityAwayException or ReplayException)
        {
            Terminal.Complain(fault.Message);
            return ExitCodes.Failed;
        }
    }

    /// <summary>Draft, review, publish: each by the steward whose part it is.</summary>
    internal static async Task<ServiceReceipt> PublishAsync(
        ICityPort city, ServiceDefinition card, DateTimeOffset from, Actor drafter, Actor reviewer, CancellationToken stop)
    {
        var id = Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new { card, drafter, reviewer }, CityJson.Stored)).AsSpan(0, 12));
        var draft = await DemandAsync("draft", new DraftService { CommandId = $"publish:{id}:draft", Actor = drafter, Definition = card });
        await DemandAsync("review", new ReviewService { CommandId = $"publish:{id}:review", Actor = reviewer, Version = draft.ServiceVersion });
        return await DemandAsync(
            "publish",
            new PublishService
            {
                CommandId = $"publish:{id}:{from.ToUnixTimeMilliseconds()}",
                Actor = drafter,
                Version = draft.ServiceVersion,
                EffectiveFrom = from,
            });

        async Task<ServiceReceipt> DemandAsync(string what, CityCommand command)
        {
            var outcome = await city.GiveAsync(card.Code, command, stop);
            return outcome.Value
                ?? throw new CityStartException($"The city refused to {what} {card.Code}: {outcome.Refusal!.Code} {string.Join(", ", outcome.Refusal.Values.Select(v => v.Value))}".TrimEnd());
        }
    }

    private static Actor Steward(string person) => new() { Person = person, Role = ActorRole.Steward };
}
