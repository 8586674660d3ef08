using System.Text.Json;
using ActorCity.Contracts;
using ActorCity.Contracts.Access;
using ActorCity.Contracts.Journal;
using ActorCity.Storage.Journal;

namespace ActorCity.Silo.Journal;

/// <summary>
/// The journal as JSON lines, ordered by stream and sequence: everything that its hash covers and the hashes, so that the chain can be
/// checked from the file alone. Streams: whatever the journal's size, a page of it is in memory.
/// </summary>
internal static class JournalExport
{
    private const int ProblemsMax = 20;

    private static readonly byte[] LineEnd = "\n"u8.ToArray();

    public static async Task<Result> WriteAsync(JournalScan scan, Stream file, Action<long, long> report, CancellationToken stop)
    {
        var total = await scan.CountAsync(stop);
        var problems = ImmutableArray.CreateBuilder<string>();
        var (entries, streams, last) = (0L, 0L, "");
        await foreach (var scanned in scan.ReadAllAsync(stop))
        {
            var entry = scanned.Entry;
            (streams, last) = (streams + (entry.Stream == last ? 0 : 1), entry.Stream);
            if (scanned.Problem is { } problem && problems.Count < ProblemsMax)
            {
                problems.Add($"{entry.Stream} {entry.Sequence} {problem}");
            }

            await JsonSerializer.SerializeAsync(file, Line.Of(scanned), CityJson.Stored, stop);
            await file.WriteAsync(LineEnd, stop);
            report(++entries, total);
        }

        return new Result(entries, streams, problems.ToImmutable());
    }

    /// <param name="Entries">Lines written.</param>
    /// <param name="Streams">Of how many streams.</param>
    /// <param name="Problems">Where a chain is broken; empty: nowhere.</param>
    internal sealed record Result(long Entries, long Streams, ImmutableArray<string> Problems);

    private sealed record Line
    {
        public required string Stream { get; init; }

        public required long Sequence { get; init; }

        public required DateTimeOffset At { get; init; }

        public required Actor Actor { get; init; }

        public required string CommandId { get; init; }

        public required string Fingerprint { get; init; }

        public required ImmutableArray<CityEvent> Events { get; init; }

        /// <summary>As it was stored.</summary>
        public required string Answer { get; init; }

        public required string PreviousHash { get; init; }

        public required string Hash { get; init; }

        public static Line Of(ScannedEntry scanned) => new()
        {
            Stream = scanned.Entry.Stream,
            Sequence = scanned.Entry.Sequence,
            At = scanned.Entry.At,
            Actor = scanned.Entry.Actor,
            CommandId = scanned.Entry.CommandId,
            Fingerprint = scanned.Entry.Fingerprint,
            Events = scanned.Entry.Events,
            Answer = scanned.Entry.Answer,
            PreviousHash = Convert.ToHexStringLower(scanned.PreviousHash.AsSpan()),
            Hash = Convert.ToHexStringLower(scanned.Hash.AsSpan()),
        };
    }
}
