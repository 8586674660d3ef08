using ActorCity.Contracts.Catalogue;

namespace ActorCity.Domain.Catalogue;

/// <summary>What stewards do with a service.</summary>
public static class ServiceRules
{
    /// <param name="code">The service's code, from the grain key: the definition must carry it.</param>
    /// <param name="state">The service so far.</param>
    /// <param name="command">The draft.</param>
    /// <param name="now">The time.</param>
    public static Decision<ServiceState, ServiceReceipt> Draft(string code, ServiceState? state, DraftService command, DateTimeOffset now) => throw new NotImplementedException();

    public static Decision<ServiceState, ServiceReceipt> Review(ServiceState? state, ReviewService command, DateTimeOffset now) => throw new NotImplementedException();

    public static Decision<ServiceState, ServiceReceipt> Publish(ServiceState? state, PublishService command, DateTimeOffset now) => throw new NotImplementedException();

    public static Decision<ServiceState, ServiceReceipt> Retire(ServiceState? state, RetireService command, DateTimeOffset now) => throw new NotImplementedException();
}
