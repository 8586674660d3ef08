using System.Runtime.CompilerServices;
using ActorCity.Contracts.Journal;

namespace ActorCity.Storage.Journal;

/// <summary>An entry met by a scan.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Problem">What breaks the stream's chain here; null when it holds.</param>
public sealed record ScannedEntry(JournalEntry Entry, string? Problem)
{
    /// <summary>Hash of the entry before it in its stream; empty for the first.</summary>
    public required ImmutableArray<byte> PreviousHash { get; init; }

    /// <summary>Its own hash, as it is stored.</summary>
    public required ImmutableArray<byte> Hash { get; init; }
}

/// <summary>
/// Walks the whole journal ordered by stream and sequence, in pages, and checks every stream's hash chain: for the rebuild and for
/// the doctor. Entries appended behind the walk are not seen.
/// </summary>
public sealed class JournalScan
{
    private const int PageRows = 1000;

    private readonly CityDatabase database;

    internal JournalScan(CityDatabase database) => this.database = database;

    /// <summary>Every entry of every stream.</summary>
    public async IAsyncEnumerable<ScannedEntry> ReadAllAsync([EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var chain = new ChainCheck();
        EncodedEntry? last = null;
        while (true)
        {
            var page = await PageAsync(last, cancellation);
            foreach (var entry in page)
            {
                yield return new ScannedEntry(entry.Decode(), chain.Next(entry))
                {
                    PreviousHash = [.. entry.PreviousHash],
                    Hash = [.. entry.Hash],
                };
            }

            if (page.Count < PageRows)
            {
                yield break;
            }

            last = page[^1];
        }
    }

    /// <summary>How many entries there are.</summary>
    public async Task<long> CountAsync(CancellationToken cancellation = default)
    {
        await using var connection = await database.Source.OpenConnectionAsync(cancellation);
        await using var command = connection.Command("SELECT count(*) FROM journal");
        return Convert.ToInt64(await command.ExecuteScalarAsync(cancellation), CultureInfo.InvariantCulture);
    }

    private async Task<List<EncodedEntry>> PageAsync(EncodedEntry? after, CancellationToken cancellation)
    {
        await using var connection = await database.Source.OpenConnectionAsync(cancellation);
        await using var command = connection
            .Command(JournalColumns.Select + "WHERE (stream, sequence) > (@stream, @sequence) ORDER BY stream, sequence LIMIT @limit")
            .With("stream", after?.Stream ?? "").With("sequence", after?.Sequence ?? 0L).With("limit", PageRows);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var page = new List<EncodedEntry>(PageRows);
        while (await reader.ReadAsync(cancellation))
        {
            page.Add(JournalColumns.Read(database, reader));
        }

        return page;
    }
}

/// <summary>Follows the chains of streams that come one after the other.</summary>
internal sealed class ChainCheck
{
    private EncodedEntry? last;

    /// <summary>What is wrong with the entry against the one before it; null when nothing is.</summary>
    public string? Next(EncodedEntry entry)
    {
        var before = last is { } previous && previous.Stream == entry.Stream ? previous : null;
        last = entry;
        if (entry.Sequence != (before?.Sequence ?? 0) + 1)
        {
            return $"sequence {entry.Sequence} follows {before?.Sequence ?? 0}";
        }

        if (!entry.PreviousHash.AsSpan().SequenceEqual(before?.Hash ?? []))
        {
            return "does not continue the entry before it";
        }

        return entry.Hash.AsSpan().SequenceEqual(entry.ComputeHash()) ? null : "was changed after it was written";
    }
}
