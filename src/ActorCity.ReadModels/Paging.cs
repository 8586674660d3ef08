using ActorCity.Contracts;
using ActorCity.Contracts.Queries;

namespace ActorCity.ReadModels;

/// <summary>Pages from answers that were asked for one row more than the page has.</summary>
internal static class Paging
{
    public const int LimitMax = 200;

    /// <summary>The limit, if it is one.</summary>
    /// <exception cref="CityFaultException">The edge let a wrong limit through.</exception>
    public static int Check(int limit) => limit is >= 1 and <= LimitMax ? limit : throw Fault("query.bad-limit");

    /// <summary>What a grain answers to a cursor that the edge should have refused.</summary>
    public static CityFaultException BadCursor() => Fault("query.bad-cursor");

    public static Page<T> Page<T>(ImmutableArray<T> oneMore, int limit, Func<T, string> cursorAfter) =>
        oneMore.Length <= limit
            ? new Page<T> { Items = oneMore }
            : new Page<T> { Items = oneMore[..limit], Next = cursorAfter(oneMore[limit - 1]) };

    private static CityFaultException Fault(string code) =>
        new(code, System.Diagnostics.Activity.Current?.TraceId.ToString() ?? "none");
}
