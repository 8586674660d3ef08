using ActorCity.Contracts.Journal;

namespace ActorCity.Domain.Catalogue;

/// <summary>How a service's journal folds.</summary>
public sealed class ServiceStream : IStreamRules<ServiceState>
{
    private ServiceStream() { }

    public static ServiceStream Instance { get; } = new();

    /// <inheritdoc/>
    public ServiceState Evolve(ServiceState? state, EntryHead head, ImmutableArray<CityEvent> events) => throw new NotImplementedException();

    /// <inheritdoc/>
    public ImmutableArray<IndexRow> Rows(ServiceState? before, ServiceState after, JournalEntry entry) => throw new NotImplementedException();

    /// <inheritdoc/>
    public ImmutableArray<DueChange> Due(ServiceState? before, ServiceState after) => [];
}
