using ActorCity.Contracts.Cases;
using ActorCity.Contracts.Queries;
using ActorCity.Contracts.Routing;

namespace ActorCity.Contracts;

/// <summary>Typed ways to every grain, so that no call site builds a key.</summary>
public static class GrainFactoryExtensions
{
    private const int QueryGrains = 16;

    /// <summary>A case, as one kind of caller sees it.</summary>
    public static T Case<T>(this IGrainFactory grains, CaseId id) where T : IGrainWithStringKey
    {
        ArgumentNullException.ThrowIfNull(grains);
        return grains.GetGrain<T>(GrainId.Create(GrainKeys.Case, id.Key));
    }

    /// <summary>An office, as one kind of caller sees it.</summary>
    public static T Office<T>(this IGrainFactory grains, string code) where T : IGrainWithStringKey
    {
        ArgumentNullException.ThrowIfNull(grains);
        return grains.GetGrain<T>(GrainId.Create(GrainKeys.Office, $"of-{code}"));
    }

    /// <summary>A service, as one kind of caller sees it.</summary>
    public static T Service<T>(this IGrainFactory grains, string code) where T : IGrainWithStringKey
    {
        ArgumentNullException.ThrowIfNull(grains);
        return grains.GetGrain<T>(GrainId.Create(GrainKeys.Service, $"sv-{code}"));
    }

    /// <summary>The office directory.</summary>
    public static IOfficeDirectory Directory(this IGrainFactory grains)
    {
        ArgumentNullException.ThrowIfNull(grains);
        return grains.GetGrain<IOfficeDirectory>(GrainId.Create(GrainKeys.Directory, GrainKeys.TheDirectory));
    }

    /// <summary>The draw epoch of a civil date in Asia/Tehran.</summary>
    public static T DrawEpoch<T>(this IGrainFactory grains, DateOnly date) where T : IGrainWithStringKey
    {
        ArgumentNullException.ThrowIfNull(grains);
        return grains.GetGrain<T>(GrainId.Create(GrainKeys.DrawEpoch, "dr-" + date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
    }

    /// <summary>Questions about cases; spread over a few activations.</summary>
    public static ICaseQueries CaseQueries(this IGrainFactory grains) => Query<ICaseQueries>(grains);

    /// <summary>Questions about the city; spread over a few activations.</summary>
    public static ICityQueries CityQueries(this IGrainFactory grains) => Query<ICityQueries>(grains);

    /// <summary>Questions about open work; spread over a few activations.</summary>
    public static IWorkQueries WorkQueries(this IGrainFactory grains) => Query<IWorkQueries>(grains);

    /// <summary>What is known of an applicant's earlier cases.</summary>
    public static ICaseMatters CaseMatters(this IGrainFactory grains) => Query<ICaseMatters>(grains);

    /// <summary>Questions about money; spread over a few activations.</summary>
    public static IMoneyQueries MoneyQueries(this IGrainFactory grains) => Query<IMoneyQueries>(grains);

    /// <summary>How deadlines came about; spread over a few activations.</summary>
    public static IDeadlineQueries DeadlineQueries(this IGrainFactory grains) => Query<IDeadlineQueries>(grains);

    private static T Query<T>(IGrainFactory grains) where T : IGrainWithStringKey
    {
        ArgumentNullException.ThrowIfNull(grains);
        return grains.GetGrain<T>($"qy-{Random.Shared.Next(QueryGrains)}");
    }
}
