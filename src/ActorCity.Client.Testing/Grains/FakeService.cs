using System.Text.Json;
using ActorCity.Client.Testing.Store;
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

    public Task<ServiceVersion?> GetAsync(int version) => Store.Alone(() => State?.Get(version));

    public Task<ServiceVersion?> GetEffectiveAsync(DateTimeOffset at) => Store.Alone(() => State?.Effective(at));

    public Task<byte[]?> GetFormSchemaAsync(int version) => Store.Alone(() =>
        State?.Get(version) is { } found ? JsonSerializer.SerializeToUtf8Bytes(FormSchema.Of(found.Definition), CityJson.Stored) : null);

    public Task<ImmutableArray<ServiceVersion>> ListAsync() => Store.Alone(() => State?.Versions ?? []);

    private Task<Outcome<ServiceReceipt>> RunAsync<TCommand>(
        TCommand command, Func<ServiceState?, TCommand, DateTimeOffset, Decision<ServiceState, ServiceReceipt>> rule) where TCommand : CityCommand =>
        Store.Alone(() => Execute<ServiceReceipt>(command, State?.LastEventAt, _ => (null, at => rule(State, command, at))));
}
