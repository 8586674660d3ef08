using System.Text.Json;
using ActorCity.Contracts;
using ActorCity.Contracts.Catalogue;
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
    public Task<Outcome<ServiceReceipt>> DraftAsync(DraftService command) => RunAsync(
        command, (state, draft, now) => ServiceRules.Draft(this.GetPrimaryKeyString()[3..], state, draft, now));

    public Task<Outcome<ServiceReceipt>> ReviewAsync(ReviewService command) => RunAsync(command, ServiceRules.Review);

    public Task<Outcome<ServiceReceipt>> PublishAsync(PublishService command) => RunAsync(command, ServiceRules.Publish);

    public Task<Outcome<ServiceReceipt>> RetireAsync(RetireService command) => RunAsync(command, ServiceRules.Retire);

    public Task<ServiceVersion?> GetAsync(int version) => Task.FromResult(State?.Get(version));

    public Task<ServiceVersion?> GetEffectiveAsync(DateTimeOffset at)
    {
        if (State is null)
        {
            DeactivateOnIdle();
        }

        return Task.FromResult(State?.Effective(at));
    }

    public Task<byte[]?> GetFormSchemaAsync(int version) => Task.FromResult(
        State?.Get(version) is { } found ? JsonSerializer.SerializeToUtf8Bytes(FormSchema.Of(found.Definition), CityJson.Stored) : null);

    public Task<ImmutableArray<ServiceVersion>> ListAsync() => Task.FromResult(State?.Versions ?? []);

    private Task<Outcome<ServiceReceipt>> RunAsync<TCommand>(
        TCommand command, Func<ServiceState?, TCommand, DateTimeOffset, Decision<ServiceState, ServiceReceipt>> rule)
        where TCommand : CityCommand =>
        ExecuteAsync<ServiceReceipt>(command, now => Task.FromResult(Decide(State?.LastEventAt, command, now, at => rule(State, command, at))));
}
