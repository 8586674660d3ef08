using ActorCity.Contracts.Journal;

namespace ActorCity.Domain.Cases;

/// <summary>How a case's journal folds.</summary>
public sealed class CaseStream : IStreamRules<CaseState>
{
    private CaseStream() { }

    public static CaseStream Instance { get; } = new();

    /// <inheritdoc/>
    public CaseState Evolve(CaseState? state, EntryHead head, ImmutableArray<CityEvent> events) => throw new NotImplementedException();

    /// <inheritdoc/>
    public ImmutableArray<IndexRow> Rows(CaseState? before, CaseState after, JournalEntry entry) => throw new NotImplementedException();

    /// <inheritdoc/>
    public ImmutableArray<DueChange> Due(CaseState? before, CaseState after) => throw new NotImplementedException();
}
