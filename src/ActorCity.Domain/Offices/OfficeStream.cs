using ActorCity.Contracts.Catalogue;
using ActorCity.Contracts.Deadlines;
using ActorCity.Contracts.Journal;
using ActorCity.Contracts.Offices;
using ActorCity.Contracts.Offices.Events;
using ActorCity.Contracts.Queries;

namespace ActorCity.Domain.Offices;

/// <summary>How an office's journal folds.</summary>
public sealed class OfficeStream : IStreamRules<OfficeState>
{
    private const string KeyPrefix = "of-";

    private OfficeStream() { }

    public static OfficeStream Instance { get; } = new();

    /// <inheritdoc/>
    public OfficeState Evolve(OfficeState? state, EntryHead head, ImmutableArray<CityEvent> events)
    {
        var next = (state ?? Nothing(head)) with { Version = head.Sequence, LastEventAt = head.At };
        foreach (var e in events)
        {
            next = Apply(next, e);
        }

        return next;
    }

    /// <inheritdoc/>
    public ImmutableArray<IndexRow> Rows(OfficeState? before, OfficeState after, JournalEntry entry)
    {
        ArgumentNullException.ThrowIfNull(after);
        return
        [
            new OfficeRow
            {
                Code = after.Code,
                Version = after.Version,
                NameFa = after.Name.Fa,
                NameEn = after.Name.En,
                Region = after.Region,
                District = after.District,
                Status = after.Status,
                Capacity = after.Capacity,
                Scope = string.Join(' ', after.Scope),
            },
        ];
    }

    /// <summary>Every change must reach the directory; a loss of standing or of a service, and the end of the licence, hand work to others.</summary>
    public ImmutableArray<DueChange> Due(OfficeState? before, OfficeState after)
    {
        ArgumentNullException.ThrowIfNull(after);
        var due = ImmutableArray.CreateBuilder<DueChange>();
        due.Add(new DueChange(DueKinds.Listing, after.Version, after.LastEventAt));
        Add(due, DueKinds.Redraw, before?.RedrawNumber, after.RedrawNumber, after.LastEventAt);
        var ends = OfficeSweeps.LicenceEnd(after);
        Add(due, DueKinds.LicenceEnd, OfficeSweeps.LicenceEnd(before)?.Number, ends?.Number, ends?.At);
        return due.DrainToImmutable();
    }

    private static void Add(ImmutableArray<DueChange>.Builder due, string kind, long? was, long? number, DateTimeOffset? at)
    {
        if (number is { } wanted && wanted != was)
        {
            due.Add(new DueChange(kind, wanted, at));
        }
        else if (number is null && was is { } dropped)
        {
            due.Add(new DueChange(kind, dropped, null));
        }
    }

    private static OfficeState Apply(OfficeState state, CityEvent happened) => happened switch
    {
        OfficeRegistered e => state with { Name = e.Name, Region = e.Region, District = e.District },
        OfficeLicensed e => state with
        {
            Licence = e.Licence,
            LicensedUntil = e.Until,
            Scope = e.Scope,
            Capacity = e.Capacity,
            Status = state.Status == OfficeStatus.Registered ? OfficeStatus.Licensed : state.Status,
            RedrawNumber = OfficeSweeps.AfterScope(state, e.Scope),
        },

        // Work that was not handed over yet stays: the office can act again. Services that it lost meanwhile are looked for once more.
        OfficeActivated => state with
        {
            Status = OfficeStatus.Active,
            Cause = null,
            RedrawNumber = state.RedrawNumber is null || state.Scope is ["*"] ? null : state.Version,
        },
        OfficeScopeChanged e => state with { Scope = e.Scope, RedrawNumber = OfficeSweeps.AfterScope(state, e.Scope) },
        OfficeCapacityChanged e => state with { Capacity = e.Capacity },
        OfficeSuspended e => state with { Status = OfficeStatus.Suspended, Cause = e.Cause, RedrawNumber = state.Version },
        OfficeRevoked e => state with { Status = OfficeStatus.Revoked, Cause = e.Cause, RedrawNumber = state.Version },
        _ => state,
    };

    private static OfficeState Nothing(EntryHead head) => new()
    {
        Code = head.Stream.StartsWith(KeyPrefix, StringComparison.Ordinal) ? head.Stream[KeyPrefix.Length..] : head.Stream,
        Version = 0,
        Name = new LocalText { Fa = "", En = "" },
        Region = 0,
        District = 0,
        Status = OfficeStatus.Registered,
        LastEventAt = head.At,
    };
}
