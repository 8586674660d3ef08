using ActorCity.Contracts.Journal;
using ActorCity.Contracts.Routing;

namespace ActorCity.Domain.Routing;

/// <summary>How the directory follows the offices.</summary>
public static class DirectoryRules
{
    /// <summary>Takes over newer listings; the answer is the snapshot's version. Null: none is newer than what is known.</summary>
    public static Decision<DirectoryState, long>? Apply(DirectoryState? state, ImmutableArray<OfficeListing> listings, DateTimeOffset now) => throw new NotImplementedException();

    /// <summary>SHA-256 of the listings in canonical form, hexadecimal.</summary>
    public static string Hash(ImmutableArray<OfficeListing> sortedOffices) => throw new NotImplementedException();
}

/// <summary>How the directory's journal folds.</summary>
public sealed class DirectoryStream : IStreamRules<DirectoryState>
{
    private DirectoryStream() { }

    public static DirectoryStream Instance { get; } = new();

    /// <inheritdoc/>
    public DirectoryState Evolve(DirectoryState? state, EntryHead head, ImmutableArray<CityEvent> events) => throw new NotImplementedException();

    /// <inheritdoc/>
    public ImmutableArray<IndexRow> Rows(DirectoryState? before, DirectoryState after, JournalEntry entry) => [];

    /// <inheritdoc/>
    public ImmutableArray<DueChange> Due(DirectoryState? before, DirectoryState after) => [];
}
