using ActorCity.Contracts;
using ActorCity.Contracts.Catalogue;
using ActorCity.Contracts.Catalogue.Events;
using ActorCity.Contracts.Journal;
using ActorCity.Domain.Access;
using ActorCity.Domain.Deadlines;

namespace ActorCity.Domain.Catalogue;

/// <summary>What stewards do with a service: draft, have a second person read it, publish, retire.</summary>
public static class ServiceRules
{
    /// <summary>"From now", as another machine's clock says it. An earlier instant within it counts as now.</summary>
    public static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(5);

    /// <param name="code">The service's code, from the grain key: the definition must carry it.</param>
    /// <param name="state">The service so far.</param>
    /// <param name="command">The draft.</param>
    /// <param name="now">The time.</param>
    public static Decision<ServiceState, ServiceReceipt> Draft(string code, ServiceState? state, DraftService command, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(command);
        if (PolicyTable.Check(command) is { } refusal)
        {
            return refusal;
        }

        var problems = DefinitionRules.Check(command.Definition);
        if (command.Definition.Code != code)
        {
            problems = problems.Insert(0, "code-of-another-service");
        }

        if (!problems.IsEmpty)
        {
            return ServiceErrors.Invalid.With("problem", string.Join("; ", problems));
        }

        // An unpublished version is replaced, and must be read again.
        var last = state?.Versions.LastOrDefault();
        var version = last is null ? 1 : last.EffectiveFrom is null ? last.Version : last.Version + 1;
        return version > ServiceState.VersionsMax
            ? ServiceErrors.TooManyVersions
            : Accept(version, new ServiceDrafted { Version = version, Definition = command.Definition });
    }

    public static Decision<ServiceState, ServiceReceipt> Review(ServiceState? state, ReviewService command, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(command);
        if (Guard(state, command, command.Version, ServiceVersionStatus.Draft) is { } refusal)
        {
            return refusal;
        }

        return state!.Get(command.Version)!.DraftedBy == command.Actor.Person
            ? ServiceErrors.SamePerson
            : Accept(command.Version, new ServiceReviewed { Version = command.Version });
    }

    public static Decision<ServiceState, ServiceReceipt> Publish(ServiceState? state, PublishService command, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(command);
        if (Guard(state, command, command.Version, ServiceVersionStatus.Reviewed) is { } refusal)
        {
            return refusal;
        }

        var previous = state!.Versions.LastOrDefault(v => v.EffectiveFrom is not null);
        var past = previous is null && state.Get(command.Version)!.RecordedTime;
        var from = past ? CivilTime.Stored(command.EffectiveFrom) : NowOrLater(command.EffectiveFrom, now);
        if (from is not { } effective || effective <= previous?.EffectiveFrom)
        {
            return ServiceErrors.EffectiveDate;
        }

        return Accept(command.Version, new ServicePublished { Version = command.Version, EffectiveFrom = effective });
    }

    public static Decision<ServiceState, ServiceReceipt> Retire(ServiceState? state, RetireService command, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(command);
        if (PolicyTable.Check(command) is { } refusal)
        {
            return refusal;
        }

        var last = state?.Versions.LastOrDefault(v => v.EffectiveFrom is not null);
        if (last is null)
        {
            return ServiceErrors.Unknown;
        }

        if (last.Status != ServiceVersionStatus.Published)
        {
            return WrongStatus(last);
        }

        if (NowOrLater(command.From, now) is not { } from || from <= last.EffectiveFrom)
        {
            return ServiceErrors.EffectiveDate;
        }

        return Accept(last.Version, new ServiceRetired { Version = last.Version, From = from });
    }

    private static Refusal? Guard(ServiceState? state, CityCommand command, int number, ServiceVersionStatus needed)
    {
        if (PolicyTable.Check(command) is { } refusal)
        {
            return refusal;
        }

        if (state?.Get(number) is not { } version)
        {
            return ServiceErrors.Unknown;
        }

        return version.Status == needed ? null : WrongStatus(version);
    }

    private static Refusal WrongStatus(KeptVersion version) => ServiceErrors.WrongStatus.With("status", Words.Of(version.Status));

    private static DateTimeOffset? NowOrLater(DateTimeOffset asked, DateTimeOffset now)
    {
        if (asked < now - ClockTolerance)
        {
            return null;
        }

        return CivilTime.Stored(asked < now ? now : asked);
    }

    private static Decision<ServiceState, ServiceReceipt> Accept(int version, CityEvent happened) =>
        Decision<ServiceState, ServiceReceipt>.Accept(
            [happened],
            s => new ServiceReceipt
            {
                Service = s.Code,
                ServiceVersion = version,
                Status = s.Get(version)?.Status ?? ServiceVersionStatus.Draft,
                Version = s.Version,
            });
}
