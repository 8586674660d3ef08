using System.Runtime.CompilerServices;
using ActorCity.Contracts.Journal;
using ActorCity.Contracts.Queries;
using ActorCity.Storage.Indexing;
using ActorCity.Storage.Journal;

namespace ActorCity.ReadModels.Rebuild;

/// <summary>
/// Folds the journal stream by stream into the rows that its commands left behind. Holds one stream's rows at a time: every row's key
/// belongs to one stream.
/// </summary>
internal sealed class JournalFold(JournalScan scan, IStreamProjector projector, IEnumerable<IndexTable> tables)
{
    private const int ProgressEvery = 500;

    private readonly Dictionary<Type, IndexTable> tableOf = tables.ToDictionary(t => t.RowType);

    public async IAsyncEnumerable<FoldedStream> ReadAsync(
        IProgress<RebuildProgress>? progress, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var total = progress is null ? 0 : await scan.CountAsync(cancellation);
        StreamInTheMaking? stream = null;
        var read = 0L;
        await foreach (var (entry, problem) in scan.ReadAllAsync(cancellation))
        {
            if (stream is null || stream.Name != entry.Stream)
            {
                if (stream is not null)
                {
                    yield return stream.Done();
                }

                stream = new StreamInTheMaking(entry.Stream, projector.Begin(entry.Stream), tableOf);
            }

            stream.Add(entry, problem);
            if (++read % ProgressEvery == 0)
            {
                progress?.Report(new(read, total));
            }
        }

        if (stream is not null)
        {
            yield return stream.Done();
        }

        progress?.Report(new(read, read));
    }

    private sealed class StreamInTheMaking(string name, IStreamProjection projection, Dictionary<Type, IndexTable> tableOf)
    {
        private readonly Dictionary<(IndexTable Table, string Key), (RowText Text, IndexRow Row)> rows = [];
        private readonly List<string> problems = [];
        private long entries;

        public string Name => name;

        public void Add(JournalEntry entry, string? problem)
        {
            entries++;
            if (problem is not null)
            {
                problems.Add($"{name} entry {entry.Sequence} {problem}");
            }

            foreach (var row in projection.Apply(entry))
            {
                var table = tableOf.GetValueOrDefault(row.GetType())
                    ?? throw new InvalidOperationException($"No table is registered for {row.GetType().Name}.");
                var text = RowText.From(table, row);
                if (row.Removed)
                {
                    rows.Remove((table, text.Key));
                }
                else
                {
                    rows[(table, text.Key)] = (text, row);
                }
            }
        }

        public FoldedStream Done() => new(entries, [.. rows.Select(r => new FoldedRow(r.Key.Table, r.Value.Text, r.Value.Row))], [.. problems]);
    }
}

/// <param name="Entries">Entries of the stream.</param>
/// <param name="Rows">The rows it left behind.</param>
/// <param name="Problems">Where its chain is broken.</param>
internal sealed record FoldedStream(long Entries, ImmutableArray<FoldedRow> Rows, ImmutableArray<string> Problems);

internal readonly record struct FoldedRow(IndexTable Table, RowText Text, IndexRow Row);
