using ActorCity.Contracts.Access;
using ActorCity.Contracts.Cases;
using ActorCity.Contracts.Cases.Events;
using ActorCity.Contracts.Journal;
using ActorCity.Domain.Access;

namespace ActorCity.Domain.Cases;

/// <summary>How a case's journal folds: the only producer of a case's state.</summary>
public sealed class CaseStream : IStreamRules<CaseState>
{
    private CaseStream() { }

    public static CaseStream Instance { get; } = new();

    /// <inheritdoc/>
    public CaseState Evolve(CaseState? state, EntryHead head, ImmutableArray<CityEvent> events)
    {
        var next = (state ?? Nothing(head)) with { Version = head.Sequence, LastEventAt = head.At };
        foreach (var e in events)
        {
            next = CaseEvolution.Apply(next, head.At, e);
            next = e is CaseOpened or CaseSubmitted or FormAnswered || IsAtCounter(e, head.Actor, events) ? WithCounter(next, head.Actor) : next;
        }

        var holder = CaseHolders.Of(next);
        return holder == next.Holder
            ? next
            : next with { Holder = holder, HolderSince = holder is null ? null : head.At };
    }

    /// <inheritdoc/>
    public ImmutableArray<IndexRow> Rows(CaseState? before, CaseState after, JournalEntry entry) => CaseRows.Of(before, after, entry);

    /// <summary>Wakes the case when a running deadline ends: the decision's, the applicant's, each step's own.</summary>
    public ImmutableArray<DueChange> Due(CaseState? before, CaseState after)
    {
        ArgumentNullException.ThrowIfNull(after);
        var (was, wanted) = (CaseDeadlines.Awaited(before), CaseDeadlines.Awaited(after));
        if (was.IsEmpty && wanted.IsEmpty)
        {
            return [];
        }

        var changes = ImmutableArray.CreateBuilder<DueChange>();
        foreach (var due in wanted)
        {
            if (!was.Contains(due))
            {
                changes.Add(new DueChange(due.Kind, due.Number, due.DueAt));
            }
        }

        foreach (var due in was)
        {
            if (!wanted.Any(w => w.Kind == due.Kind))
            {
                changes.Add(new DueChange(due.Kind, due.Number, null));
            }
        }

        return changes.DrainToImmutable();
    }

    // Whoever takes money examines nothing by that.
    private static bool IsAtCounter(CityEvent happened, Actor actor, ImmutableArray<CityEvent> events) =>
        happened is StepPerformed && (actor.Role is ActorRole.Clerk or ActorRole.OfficeManager)
        && !events.Any(e => e is PaymentRecorded or FeeOverrideSettled);

    private static CaseState WithCounter(CaseState state, Actor actor) =>
        PolicyTable.ActsForOffice(actor.Role) && !state.IntakePersons.Contains(actor.Person) && state.IntakePersons.Length < CaseLimits.IntakePersons
            ? state with { IntakePersons = state.IntakePersons.Add(actor.Person) }
            : state;

    private static CaseState Nothing(EntryHead head) => new()
    {
        Case = CaseId.Parse(head.Stream),
        Version = 0,
        Service = "",
        ServiceVersion = 0,
        Status = CaseStatus.Open,
        Channel = Channel.Internet,
        ApplicantHash = "",
        DrawSubject = "",
        OpenedAt = head.At,
        LastEventAt = head.At,
        VisitBudget = 0,
    };
}
