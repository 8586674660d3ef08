using ActorCity.Contracts.Queries;
using ActorCity.Contracts.Routing;

namespace ActorCity.Client;

/// <summary>Figures and draws that anybody may check.</summary>
public interface IOversight
{
    /// <summary>Figures of one service over all its cases; null if there is no such service.</summary>
    Task<ServiceReport?> ServiceReportAsync(string service, CancellationToken cancellation = default);

    /// <summary>One day's draw epoch, by its civil date in Asia/Tehran; null if the city drew nothing that day.</summary>
    Task<DrawEpochView?> DrawEpochAsync(DateOnly date, CancellationToken cancellation = default);
}
