using ActorCity.Contracts;
using ActorCity.Contracts.Deadlines;
using ActorCity.Contracts.Journal;
using ActorCity.Contracts.Offices;
using ActorCity.Domain;
using ActorCity.Domain.Offices;
using ActorCity.Grains.Routing;

namespace ActorCity.Grains.Offices;

/// <summary>An office: its standing with the city, and the door to the work drawn to it (Desk, Due). Calls cases, the directory and work queries.</summary>
[GrainType(GrainKeys.Office)]
internal sealed partial class OfficeGrain(
    [PersistentState("office", Stores.Journal)] IPersistentState<Journaled<OfficeState>> store, CitySetting city, DirectoryUpdates directory)
    : CityGrain<OfficeState>(store, OfficeStream.Instance, city), IOfficeStewardship, IOfficeDesk, IOfficeInquiry, IDueTarget
{
    private string Code => this.GetPrimaryKeyString()[3..];

    public Task<Outcome<OfficeReceipt>> RegisterAsync(RegisterOffice command) => RunAsync(command, OfficeRules.Register);

    public Task<Outcome<OfficeReceipt>> LicenseAsync(LicenseOffice command) => RunAsync(command, OfficeRules.License);

    public Task<Outcome<OfficeReceipt>> ActivateAsync(ActivateOffice command) => RunAsync(command, OfficeRules.Activate);

    public Task<Outcome<OfficeReceipt>> ChangeScopeAsync(ChangeOfficeScope command) => RunAsync(command, OfficeRules.ChangeScope);

    public Task<Outcome<OfficeReceipt>> ChangeCapacityAsync(ChangeOfficeCapacity command) => RunAsync(command, OfficeRules.ChangeCapacity);

    public Task<Outcome<OfficeReceipt>> SuspendAsync(SuspendOffice command) => RunAsync(command, OfficeRules.Suspend);

    public Task<Outcome<OfficeReceipt>> RevokeAsync(RevokeOffice command) => RunAsync(command, OfficeRules.Revoke);

    public Task<OfficeView?> GetAsync()
    {
        if (State is null)
        {
            DeactivateOnIdle();
        }

        return Task.FromResult(State is { } state ? OfficeViews.From(state) : null);
    }

    private Task<Outcome<OfficeReceipt>> RunAsync<TCommand>(
        TCommand command, Func<OfficeState?, TCommand, DateTimeOffset, Decision<OfficeState, OfficeReceipt>> rule)
        where TCommand : CityCommand =>
        ExecuteAsync<OfficeReceipt>(command, now =>
        {
            if (State is null && command is not RegisterOffice)
            {
                return Task.FromResult(new TimedDecision<OfficeState, OfficeReceipt>(OfficeErrors.Unknown.With("office", Code), now));
            }

            return Task.FromResult(Decide(State?.LastEventAt, command, now, at => rule(State, command, at)));
        });
}
