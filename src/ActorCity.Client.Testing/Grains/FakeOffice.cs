using ActorCity.Client.Testing.Store;
using ActorCity.Contracts.Cases.Events;
using ActorCity.Contracts.Deadlines;
using ActorCity.Domain.Access;
using ActorCity.Domain.Commands;
using ActorCity.Domain.Offices;
using ActorCity.Domain.Routing;

namespace ActorCity.Client.Testing.Grains;

/// <summary>An office in memory.</summary>
internal sealed class FakeOffice(CityStore store, string key)
    : CityStream<OfficeState>(store, OfficeStream.Instance, key), IOfficeStewardship, IOfficeDesk, IOfficeInquiry
{
    private const int WaitingCountedMax = 1000;

    private string Code => Key[3..];

    public Task<Outcome<OfficeReceipt>> RegisterAsync(RegisterOffice command) => RunAsync(command, OfficeRules.Register);

    public Task<Outcome<OfficeReceipt>> LicenseAsync(LicenseOffice command) => RunAsync(command, OfficeRules.License);

    public Task<Outcome<OfficeReceipt>> ActivateAsync(ActivateOffice command) => RunAsync(command, OfficeRules.Activate);

    public Task<Outcome<OfficeReceipt>> ChangeScopeAsync(ChangeOfficeScope command) => RunAsync(command, OfficeRules.ChangeScope);

    public Task<Outcome<OfficeReceipt>> ChangeCapacityAsync(ChangeOfficeCapacity command) => RunAsync(command, OfficeRules.ChangeCapacity);

    public Task<Outcome<OfficeReceipt>> SuspendAsync(SuspendOffice command) => RunAsync(command, OfficeRules.Suspend);

    public Task<Outcome<OfficeReceipt>> RevokeAsync(RevokeOffice command) => RunAsync(command, OfficeRules.Revoke);

    public Task<OfficeView?> GetAsync() => Store.Alone(() => State is { } state ? OfficeViews.From(state) : null);

    public Task<Outcome<TakenWork>> TakeNextAsync(TakeNext command) => Store.Alone(() => TakeNext(command));

    protected override DateTimeOffset? OnDue(DueItem item)
    {
        // The directory follows at once; what the office lost goes to others.
        Store.Directory.Happen($"directory-{Store.Directory.Journal.Count + 1}", DirectoryRules.Apply(Store.Directory.State, [OfficeListings.From(State!)], Store.Clock.Now));
        if (OfficeSweeps.Of(State, item) is { } sweep)
        {
            foreach (var held in Store.Tables.Of<WorkItemRow>().Where(w => w.Office == Code && sweep.Takes(w.Service)).Select(w => w.Case).Distinct().ToList())
            {
                Store.Case(held).Redraw(Code, sweep.Cause);
            }
        }

        return null;
    }

    private Outcome<TakenWork> TakeNext(TakeNext command)
    {
        Store.Note(command);
        if ((CommandChecks.Check(command) ?? PolicyTable.Check(command)) is { } refusal)
        {
            return refusal;
        }

        var waiting = Store.Tables.Of<WorkItemRow>()
            .Where(w => w.Office == Code && w.Skill == OfficeRules.SkillOf(command.Actor.Role) && w.Person is null && !w.Waiting)
            .OrderBy(w => w.DueAt).ThenBy(w => w.Case.TrackingCode, StringComparer.Ordinal).ThenBy(w => w.Step, StringComparer.Ordinal).ToList();
        if (Store.FindCommand(command.CommandId) is { } earlier)
        {
            var taken = earlier.Events.OfType<WorkTaken>().FirstOrDefault();
            return taken?.Office == Code && earlier.Actor == command.Actor && CaseId.TryParse(earlier.Stream, out var id)
                ? new TakenWork { Case = id, Step = taken.Step, Version = earlier.Sequence, Waiting = waiting.Count }
                : CommandErrors.IdReused;
        }

        var now = Store.Clock.Now;
        return (OfficeRules.MayTake(State, command, now) ?? (now > command.NotAfter ? CommandErrors.Expired : null)) is { } mayNot ? mayNot : Take(command, waiting);
    }

    private Outcome<TakenWork> Take(TakeNext command, List<WorkItemRow> waiting)
    {
        foreach (var work in waiting)
        {
            var taken = Store.Case(work.Case).Take(new TakeWork
            {
                CommandId = command.CommandId, Actor = command.Actor, NotAfter = command.NotAfter, Step = work.Step, Office = Code,
            });
            if (taken.Value is { } receipt)
            {
                return new TakenWork
                {
                    Case = receipt.Case,
                    Step = work.Step,
                    Version = receipt.Version,
                    DueAt = work.DueAt == Domain.Cases.CaseRows.NoDeadline ? null : work.DueAt,
                    Waiting = Math.Min(WaitingCountedMax, waiting.Count) - 1,
                };
            }

            if (OfficeRules.EndsTaking(taken.Refusal!))
            {
                return taken.Refusal!;
            }
        }

        return waiting.Count == 0 ? OfficeErrors.NothingToDo : OfficeErrors.NothingTakeable.With("tried", waiting.Count);
    }

    private Task<Outcome<OfficeReceipt>> RunAsync<TCommand>(
        TCommand command, Func<OfficeState?, TCommand, DateTimeOffset, Decision<OfficeState, OfficeReceipt>> rule) where TCommand : CityCommand =>
        Store.Alone(() =>
        {
            var outcome = Execute<OfficeReceipt>(command, State?.LastEventAt, _ => (null, at => State is null && command is not RegisterOffice
                ? OfficeErrors.Unknown.With("office", Code)
                : rule(State, command, at)));
            Store.RunDue(Store.Clock.Now);
            return outcome;
        });
}
