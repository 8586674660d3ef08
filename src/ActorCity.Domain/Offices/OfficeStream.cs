using ActorCity.Contracts.Journal;

namespace ActorCity.Domain.Offices;

/// <summary>How an office's journal folds.</summary>
public sealed class OfficeStream : IStreamRules<OfficeState>
{
    private OfficeStream() { }

    public static OfficeStream Instance { get; } = new();

    /// <inheritdoc/>
    public OfficeState Evolve(OfficeState? state, EntryHead head, ImmutableArray<CityEvent> events) => throw new NotImplementedException();

    /// <inheritdoc/>
    public ImmutableArray<IndexRow> Rows(OfficeState? before, OfficeState after, JournalEntry entry) => throw new NotImplementedException();

    /// <inheritdoc/>
    public ImmutableArray<DueChange> Due(OfficeState? before, OfficeState after) => throw new NotImplementedException();
}
