using ActorCity.Contracts;
using ActorCity.Contracts.Cases;
using ActorCity.Contracts.Cases.Events;
using ActorCity.Contracts.Journal;
using ActorCity.Contracts.Offices;
using ActorCity.Contracts.Queries;
using ActorCity.Domain.Access;
using ActorCity.Domain.Commands;
using ActorCity.Domain.Offices;

namespace ActorCity.Grains.Offices;

/// <summary>The desk: who asks gets the most urgent step of his kind.</summary>
internal sealed partial class OfficeGrain
{
    private const int CandidatesPerPage = 8;

    /// <summary>Cases that one command may ask: far below the time limit of a call, even if none of them is in memory.</summary>
    private const int TriedMax = 200;

    private const int WaitingCountedMax = 1000;

    /// <remarks>
    /// The claim is a command on the case and lives in the case's journal under the caller's command id, so a repeated request
    /// finds it there, whatever became of this activation. A step that its case refuses to give is passed over.
    /// </remarks>
    public async Task<Outcome<TakenWork>> TakeNextAsync(TakeNext command)
    {
        if ((CommandChecks.Check(command) ?? PolicyTable.Check(command)) is { } refusal)
        {
            return refusal;
        }

        var tried = 0;
        for (string? cursor = null; ;)
        {
            var next = await GrainFactory.WorkQueries().NextAsync(new NextWorkSearch
            {
                Office = Code, Skill = OfficeRules.SkillOf(command.Actor.Role)!, CommandId = command.CommandId, Cursor = cursor, Limit = CandidatesPerPage,
            });
            if (next.AlreadyTaken is { } earlier)
            {
                return TakenEarlier(command, earlier, next.Waiting);
            }

            var now = City.Now;
            if ((OfficeRules.MayTake(State, command, now) ?? (now > command.NotAfter ? CommandErrors.Expired : null)) is { } mayNot)
            {
                return mayNot;
            }

            foreach (var candidate in next.Candidates)
            {
                var taken = await TakeAsync(command, candidate);
                if (taken.Value is { } receipt)
                {
                    return new TakenWork
                    {
                        Case = receipt.Case, Step = candidate.Step, Version = receipt.Version, DueAt = candidate.DueAt,
                        Waiting = Math.Min(WaitingCountedMax, tried + next.Waiting) - 1,
                    };
                }

                if (OfficeRules.EndsTaking(taken.Refusal!))
                {
                    return taken.Refusal!;
                }
            }

            tried += next.Candidates.Length;
            if (next.Next is null || tried >= TriedMax)
            {
                return tried == 0 ? OfficeErrors.NothingToDo : OfficeErrors.NothingTakeable.With("tried", tried);
            }

            cursor = next.Next;
        }
    }

    private Task<Outcome<CaseReceipt>> TakeAsync(TakeNext command, WorkRef candidate) =>
        GrainFactory.Case<ICaseProcess>(candidate.Case).TakeWorkAsync(new TakeWork
        {
            CommandId = command.CommandId, Actor = command.Actor, NotAfter = command.NotAfter, Step = candidate.Step, Office = Code,
        });

    private Outcome<TakenWork> TakenEarlier(TakeNext command, JournalEntry entry, int waiting)
    {
        var taken = entry.Events.OfType<WorkTaken>().FirstOrDefault();
        return taken?.Office == Code && entry.Actor == command.Actor && CaseId.TryParse(entry.Stream, out var id)
            ? new TakenWork { Case = id, Step = taken.Step, Version = entry.Sequence, Waiting = waiting }
            : CommandErrors.IdReused;
    }
}
