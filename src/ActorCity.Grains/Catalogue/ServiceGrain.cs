using System.Text.Json;
using ActorCity.Contracts;
using ActorCity.Contracts.Catalogue;
using ActorCity.Contracts.Catalogue.Events;
using ActorCity.Contracts.Journal;
using ActorCity.Domain;
using ActorCity.Domain.Catalogue;

namespace ActorCity.Grains.Catalogue;

/// <summary>A service and all its versions. Calls nobody.</summary>
[GrainType(GrainKeys.Service)]
internal sealed class ServiceGrain(
    [PersistentState("service", Stores.Journal)] IPersistentState<Journaled<ServiceState>> store, CitySetting city)
    : CityGrain<ServiceState>(store, ServiceStream.Instance, city), IServiceStewardship, IServiceInquiry
{
    private (long DraftedIn, Task<ServiceDefinition> Read)? rules;

    public Task<Outcome<ServiceReceipt>> DraftAsync(DraftService command) => RunAsync(
        command, (state, draft, now) => ServiceRules.Draft(this.GetPrimaryKeyString()[3..], state, draft, now));

    public Task<Outcome<ServiceReceipt>> ReviewAsync(ReviewService command) => RunAsync(command, ServiceRules.Review);

    public Task<Outcome<ServiceReceipt>> PublishAsync(PublishService command) => RunAsync(command, ServiceRules.Publish);

    public Task<Outcome<ServiceReceipt>> RetireAsync(RetireService command) => RunAsync(command, ServiceRules.Retire);

    public async Task<ServiceVersion?> GetAsync(int version) => State?.Get(version) is { } kept ? kept.With(await RulesAsync(kept)) : null;

    public async Task<ServiceVersion?> GetEffectiveAsync(DateTimeOffset at) => Effective(at) is { } kept ? kept.With(await RulesAsync(kept)) : null;

    public Task<VersionStanding?> GetStandingAsync(DateTimeOffset at) => Task.FromResult(Effective(at)?.ToStanding());

    public async Task<byte[]?> GetFormSchemaAsync(int version) => State?.Get(version) is { } kept
        ? JsonSerializer.SerializeToUtf8Bytes(FormSchema.Of(await RulesAsync(kept)), CityJson.Stored)
        : null;

    public Task<ImmutableArray<VersionStanding>> ListAsync() =>
        Task.FromResult<ImmutableArray<VersionStanding>>([.. (State?.Versions ?? []).Select(v => v.ToStanding())]);

    private KeptVersion? Effective(DateTimeOffset at)
    {
        if (State is null)
        {
            // A code that nobody drafted: do not keep an activation for it.
            DeactivateOnIdle();
        }

        return State?.Effective(at);
    }

    /// <summary>A version's rules, from the journal entry that drafted them. The ones asked for last are kept: mostly those in force.</summary>
    private async Task<ServiceDefinition> RulesAsync(KeptVersion kept)
    {
        if (rules is not { } known || known.DraftedIn != kept.DraftedIn || known.Read is { IsFaulted: true } or { IsCanceled: true })
        {
            // Readers interleave: whoever asks while they are read waits for the same reading.
            rules = known = (kept.DraftedIn, ReadRulesAsync(kept));
        }

        return await known.Read;
    }

    private async Task<ServiceDefinition> ReadRulesAsync(KeptVersion kept)
    {
        var entries = await City.Journal.ReadAsync(this.GetPrimaryKeyString(), kept.DraftedIn - 1, limit: 1);
        return entries.SelectMany(e => e.Events).OfType<ServiceDrafted>().FirstOrDefault(e => e.Version == kept.Version)?.Definition
            ?? throw new InvalidOperationException($"Entry {kept.DraftedIn} of {this.GetPrimaryKeyString()} drafts no version {kept.Version}.");
    }

    private Task<Outcome<ServiceReceipt>> RunAsync<TCommand>(
        TCommand command, Func<ServiceState?, TCommand, DateTimeOffset, Decision<ServiceState, ServiceReceipt>> rule)
        where TCommand : CityCommand =>
        ExecuteAsync<ServiceReceipt>(command, now => Task.FromResult(Decide(State?.LastEventAt, command, now, at => rule(State, command, at))));
}
