using ActorCity.Contracts.Journal;

namespace ActorCity.Contracts.Queries;

/// <summary>Makes read-model rows from a journal alone, the same as were written with it. Implemented over the rules, used by the rebuild.</summary>
public interface IStreamProjector
{
    /// <summary>A fresh projection of one stream, from its first entry.</summary>
    IStreamProjection Begin(string stream);
}

/// <summary>One stream being folded.</summary>
public interface IStreamProjection
{
    /// <summary>Takes the next entry (sequence 1, 2, 3 …) and gives the rows that its command wrote.</summary>
    ImmutableArray<IndexRow> Apply(JournalEntry entry);

    /// <summary>The state after the entries so far, for comparison with the stored one.</summary>
    object? State { get; }
}
