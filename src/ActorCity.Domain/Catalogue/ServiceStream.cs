using ActorCity.Contracts.Catalogue;
using ActorCity.Contracts.Catalogue.Events;
using ActorCity.Contracts.Journal;
using ActorCity.Contracts.Queries;

namespace ActorCity.Domain.Catalogue;

/// <summary>How a service's journal folds.</summary>
public sealed class ServiceStream : IStreamRules<ServiceState>
{
    private const string KeyPrefix = "sv-";

    private ServiceStream() { }

    public static ServiceStream Instance { get; } = new();

    /// <inheritdoc/>
    public ServiceState Evolve(ServiceState? state, EntryHead head, ImmutableArray<CityEvent> events)
    {
        var code = head.Stream.StartsWith(KeyPrefix, StringComparison.Ordinal) ? head.Stream[KeyPrefix.Length..] : head.Stream;
        var next = (state ?? new ServiceState { Code = code, Version = 0, LastEventAt = head.At }) with
        {
            Version = head.Sequence,
            LastEventAt = head.At,
        };
        foreach (var e in events)
        {
            next = Apply(next, head, e);
        }

        return next;
    }

    /// <inheritdoc/>
    public ImmutableArray<IndexRow> Rows(ServiceState? before, ServiceState after, JournalEntry entry)
    {
        ArgumentNullException.ThrowIfNull(after);
        if (after.Versions.IsEmpty)
        {
            return [];
        }

        var newest = after.Versions[^1];
        var published = after.Versions.LastOrDefault(v => v.EffectiveFrom is not null);
        var shown = published ?? newest;
        return
        [
            new ServiceRow
            {
                Code = after.Code,
                Version = after.Version,
                PublishedVersion = published?.Version,
                TitleFa = shown.Title.Fa,
                TitleEn = shown.Title.En,
                Agency = shown.Agency,
                Status = newest.Status,
                VisitBudget = shown.VisitBudget,
            },
        ];
    }

    /// <inheritdoc/>
    public ImmutableArray<DueChange> Due(ServiceState? before, ServiceState after) => [];

    private static ServiceState Apply(ServiceState state, EntryHead head, CityEvent happened) => happened switch
    {
        ServiceDrafted e => Drafted(state, head, e),
        ServiceReviewed e => Change(state, e.Version, v => v with { Status = ServiceVersionStatus.Reviewed, ReviewedBy = head.Actor.Person }),
        ServicePublished e => Change(
            EndEarlier(state, e),
            e.Version,
            v => v with { Status = ServiceVersionStatus.Published, EffectiveFrom = e.EffectiveFrom }),
        ServiceRetired e => Change(state, e.Version, v => v with { Status = ServiceVersionStatus.Retired, EffectiveUntil = e.From }),
        _ => state,
    };

    private static ServiceState Drafted(ServiceState state, EntryHead head, ServiceDrafted e)
    {
        var version = new KeptVersion
        {
            Version = e.Version,
            Status = ServiceVersionStatus.Draft,
            DraftedBy = head.Actor.Person,
            DraftedIn = head.Sequence,
            RecordedTime = e.Definition.RecordedTime,
            Title = e.Definition.Title,
            Agency = e.Definition.Agency,
            VisitBudget = e.Definition.VisitBudget,
        };
        var kept = state.Versions.Where(v => v.Version < e.Version);
        return state with { Versions = [.. kept, version] };
    }

    // One version at a time is in force: the one before ends where the new one begins, unless it ended before.
    private static ServiceState EndEarlier(ServiceState state, ServicePublished e) => state with
    {
        Versions =
        [
            .. state.Versions.Select(v =>
                v.Version < e.Version && v.EffectiveFrom is not null && !(v.EffectiveUntil <= e.EffectiveFrom)
                    ? v with { EffectiveUntil = e.EffectiveFrom }
                    : v),
        ],
    };

    private static ServiceState Change(ServiceState state, int version, Func<KeptVersion, KeptVersion> change) =>
        state.Get(version) is { } known ? state with { Versions = state.Versions.SetItem(version - 1, change(known)) } : state;
}
