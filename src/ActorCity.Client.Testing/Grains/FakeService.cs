using System.Text.Json;
using ActorCity.Client.Testing.Store;
using ActorCity.Contracts.Catalogue.Events;
using ActorCity.Domain.Catalogue;

namespace ActorCity.Client.Testing.Grains;

/// <summary>A service in memory.</summary>
internal sealed class FakeService(CityStore store, string key)
    : CityStream<ServiceState>(store, ServiceStream.Instance, key), IServiceStewardship, IServiceInquiry
{
    public Task<Outcome<ServiceReceipt>> DraftAsync(DraftService command) =>
        RunAsync(command, (state, draft, now) => ServiceRules.Draft(Key[3..], state, draft, now));

    public Task<Outcome<ServiceReceipt>> ReviewAsync(ReviewService command) => RunAsync(command, ServiceRules.Review);

    public Task<Outcome<ServiceReceipt>> PublishAsync(PublishService command) => RunAsync(command, ServiceRules.Publish);

    public Task<Outcome<ServiceReceipt>> RetireAsync(RetireService command) => RunAsync(command, ServiceRules.Retire);

    /// <summary>One version with its rules; null if there is none with this number.</summary>
    public ServiceVersion? Find(int version) => State?.Get(version) is { } kept ? WithRules(kept) : null;

    /// <summary>The version in force at an instant, with its rules; null if there is none.</summary>
    public ServiceVersion? FindEffective(DateTimeOffset at) => State?.Effective(at) is { } kept ? WithRules(kept) : null;

    public Task<ServiceVersion?> GetAsync(int version) => Store.Alone(() => Find(version));

    public Task<ServiceVersion?> GetEffectiveAsync(DateTimeOffset at) => Store.Alone(() => FindEffective(at));

    public Task<VersionStanding?> GetStandingAsync(DateTimeOffset at) => Store.Alone(() => State?.Effective(at)?.ToStanding());

    public Task<byte[]?> GetFormSchemaAsync(int version) => Store.Alone(() =>
        Find(version) is { } found ? JsonSerializer.SerializeToUtf8Bytes(FormSchema.Of(found.Definition), CityJson.Stored) : null);

    public Task<ImmutableArray<VersionStanding>> ListAsync() =>
        Store.Alone<ImmutableArray<VersionStanding>>(() => [.. (State?.Versions ?? []).Select(v => v.ToStanding())]);

    // As in the city: the rules are in the journal entry that drafted them.
    private ServiceVersion WithRules(KeptVersion kept) =>
        kept.With(Journal[(int)kept.DraftedIn - 1].Events.OfType<ServiceDrafted>().First(e => e.Version == kept.Version).Definition);

    private Task<Outcome<ServiceReceipt>> RunAsync<TCommand>(
        TCommand command, Func<ServiceState?, TCommand, DateTimeOffset, Decision<ServiceState, ServiceReceipt>> rule) where TCommand : CityCommand =>
        Store.Alone(() => Execute<ServiceReceipt>(command, State?.LastEventAt, _ => (null, at => rule(State, command, at))));
}
