using ActorCity.Contracts.Journal;

namespace ActorCity.Storage.Journal;

/// <summary>Reads single entries and single streams.</summary>
internal sealed class JournalReader(CityDatabase database) : IJournalReader
{
    public async Task<JournalEntry?> FindAsync(string stream, string commandId, CancellationToken cancellation = default)
    {
        await using var connection = await database.Source.OpenConnectionAsync(cancellation);
        await using var command = connection
            .Command(JournalColumns.Select + "WHERE command_id = @command_id AND stream = @stream")
            .With("command_id", commandId).With("stream", stream);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation) ? JournalColumns.Read(database, reader).Decode() : null;
    }

    public async Task<ImmutableArray<JournalEntry>> ReadAsync(
        string stream, long afterSequence, int limit, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, 1000);
        await using var connection = await database.Source.OpenConnectionAsync(cancellation);
        await using var command = connection
            .Command(JournalColumns.Select + "WHERE stream = @stream AND sequence > @after ORDER BY sequence LIMIT @limit")
            .With("stream", stream).With("after", afterSequence).With("limit", limit);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var entries = ImmutableArray.CreateBuilder<JournalEntry>();
        while (await reader.ReadAsync(cancellation))
        {
            entries.Add(JournalColumns.Read(database, reader).Decode());
        }

        return entries.ToImmutable();
    }
}
