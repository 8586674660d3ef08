namespace ActorCity.Contracts.Journal;

/// <summary>Reads of the journal that a grain may need for an old command's answer. Implemented by Storage, given to grains by the host.</summary>
public interface IJournalReader
{
    /// <summary>The entry that a command wrote in one stream; null if there is none.</summary>
    Task<JournalEntry?> FindAsync(string stream, string commandId, CancellationToken cancellation = default);

    /// <summary>A stream's entries after <paramref name="afterSequence"/>, oldest first, at most <paramref name="limit"/> (1 to 1000).</summary>
    Task<ImmutableArray<JournalEntry>> ReadAsync(string stream, long afterSequence, int limit, CancellationToken cancellation = default);
}
