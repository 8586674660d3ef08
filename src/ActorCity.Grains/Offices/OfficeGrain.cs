using ActorCity.Contracts;
using ActorCity.Contracts.Cases;
using ActorCity.Contracts.Deadlines;
using ActorCity.Contracts.Journal;
using ActorCity.Contracts.Offices;
using ActorCity.Domain;
using ActorCity.Domain.Access;
using ActorCity.Domain.Commands;
using ActorCity.Domain.Offices;

namespace ActorCity.Grains.Offices;

/// <summary>An office: its standing with the city, and the door to the work drawn to it. Calls cases, the directory and work queries.</summary>
[GrainType(GrainKeys.Office)]
internal sealed partial class OfficeGrain(
    [PersistentState("office", Stores.Journal)] IPersistentState<Journaled<OfficeState>> store, CitySetting city)
    : CityGrain<OfficeState>(store, OfficeStream.Instance, city), IOfficeStewardship, IOfficeDesk, IOfficeInquiry, IDueTarget
{
    private const int Candidates = 8;
    private const int RoundsMax = 4;

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

    /// <remarks>
    /// The claim is a command on the case and lives in the case's journal under the caller's command id, so a repeated request
    /// finds it there, whatever became of this activation. A row that lags behind its case is skipped.
    /// </remarks>
    public async Task<Outcome<TakenWork>> TakeNextAsync(TakeNext command)
    {
        var now = City.Now;
        if ((CommandChecks.Check(command) ?? PolicyTable.Check(command)) is { } refusal)
        {
            return refusal;
        }

        for (var round = 0; round < RoundsMax; round++)
        {
            var next = await GrainFactory.WorkQueries().NextAsync(Code, command.CommandId, Candidates);
            if (next.AlreadyTaken is { } earlier)
            {
                return TakenEarlier(command, earlier, next.Waiting);
            }

            if ((OfficeRules.MayTake(State, command, now) ?? (now > command.NotAfter ? CommandErrors.Expired : null)) is { } mayNot)
            {
                return mayNot;
            }

            if (next.Candidates.IsEmpty)
            {
                return OfficeErrors.NothingToDo;
            }

            foreach (var candidate in next.Candidates)
            {
                var take = new TakeWork
                {
                    CommandId = command.CommandId, Actor = command.Actor, NotAfter = command.NotAfter, Step = candidate.Step, Office = Code,
                };
                var taken = await GrainFactory.Case<ICaseProcess>(candidate.Case).TakeWorkAsync(take);
                if (taken.Value is { } receipt)
                {
                    return new TakenWork
                    {
                        Case = receipt.Case, Step = candidate.Step, Version = receipt.Version, DueAt = candidate.DueAt, Waiting = next.Waiting - 1,
                    };
                }
            }
        }

        return OfficeErrors.NothingToDo;
    }

    private Outcome<TakenWork> TakenEarlier(TakeNext command, JournalEntry entry, int waiting)
    {
        var taken = entry.Events.OfType<Contracts.Cases.Events.WorkTaken>().FirstOrDefault();
        return taken?.Office == Code && entry.Actor == command.Actor && CaseId.TryParse(entry.Stream, out var id)
            ? new TakenWork { Case = id, Step = taken.Step, Version = entry.Sequence, Waiting = waiting }
            : CommandErrors.IdReused;
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
