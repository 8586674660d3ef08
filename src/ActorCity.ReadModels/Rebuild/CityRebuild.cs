using ActorCity.Contracts.Journal;
using ActorCity.Contracts.Queries;
using ActorCity.ReadModels.Sql;
using ActorCity.Storage.Indexing;
using ActorCity.Storage.Journal;
using Microsoft.Extensions.DependencyInjection;

namespace ActorCity.ReadModels.Rebuild;

/// <summary>
/// Makes the tables built for questions again from the journal, or only compares them with it. Works on a stopped city: while a silo
/// writes, both refuse.
/// </summary>
public sealed class CityRebuild
{
    private const int RowsPerWrite = 2000;
    private const int ProblemsMax = 20;

    private readonly IIndexWriter writer;
    private readonly ImmutableArray<IndexTable> tables;
    private readonly CityDatabase database;
    private readonly JournalFold fold;

    /// <summary>Takes its parts from the host's services.</summary>
    public CityRebuild(IServiceProvider services)
    {
        writer = services.GetRequiredService<IIndexWriter>();
        tables = [.. services.GetServices<IndexTable>()];
        database = services.GetRequiredService<CityDatabase>();
        fold = new(services.GetRequiredService<JournalScan>(), services.GetRequiredService<IStreamProjector>(), tables);
    }

    /// <summary>
    /// Rewrites every table in one transaction: it happens as a whole or not at all. The report says what each table was before.
    /// </summary>
    /// <exception cref="InvalidOperationException">The city is running, or the journal itself is broken; nothing was changed.</exception>
    public async Task<RebuildReport> RebuildAsync(IProgress<RebuildProgress>? progress, CancellationToken cancellation = default)
    {
        RebuildReport report;
        Tally journal;
        await using (var session = await writer.BeginExclusiveAsync(cancellation))
        {
            var before = await DigestAsync(cancellation);
            foreach (var table in tables)
            {
                await session.TruncateAsync(table, cancellation);
            }

            journal = await FoldAsync(session, progress, cancellation);
            report = await ReportAsync(before, journal, cancellation);
            if (!report.JournalProblems.IsEmpty)
            {
                throw new InvalidOperationException($"The journal is broken, nothing was rebuilt: {string.Join("; ", report.JournalProblems)}");
            }

            await session.CommitAsync(cancellation);
        }

        var after = await DigestAsync(cancellation);
        if (tables.FirstOrDefault(t => after[t].Against(journal.Digests[t]).Count > 0) is { } wrong)
        {
            throw new InvalidOperationException($"The table {wrong.Name} was rewritten and still is not what the journal says.");
        }

        return report;
    }

    /// <summary>Compares every table with the journal and changes nothing.</summary>
    /// <exception cref="InvalidOperationException">The city is running.</exception>
    public async Task<RebuildReport> CompareAsync(IProgress<RebuildProgress>? progress, CancellationToken cancellation = default)
    {
        // Nobody may write between reading the tables and reading the journal.
        await using var session = await writer.BeginExclusiveAsync(cancellation);
        return await ReportAsync(await DigestAsync(cancellation), await FoldAsync(null, progress, cancellation), cancellation);
    }

    private async Task<Tally> FoldAsync(IIndexSession? session, IProgress<RebuildProgress>? progress, CancellationToken cancellation)
    {
        var tally = new Tally(tables);
        var waiting = new List<IndexRow>(RowsPerWrite);
        await foreach (var stream in fold.ReadAsync(progress, cancellation))
        {
            tally.Add(stream);
            if (session is null)
            {
                continue;
            }

            waiting.AddRange(stream.Rows.Select(r => r.Row));
            if (waiting.Count >= RowsPerWrite)
            {
                await session.WriteAsync(waiting, cancellation);
                waiting.Clear();
            }
        }

        if (session is not null && waiting.Count > 0)
        {
            await session.WriteAsync(waiting, cancellation);
        }

        return tally;
    }

    private async Task<Dictionary<IndexTable, TableDigest>> DigestAsync(CancellationToken cancellation)
    {
        var digests = tables.ToDictionary(t => t, _ => new TableDigest());
        await using var snapshot = await database.SnapshotAsync(cancellation);
        foreach (var (table, digest) in digests)
        {
            await foreach (var row in snapshot.StreamAsync(snapshot.Ask(RowText.Select(table)), cancellation))
            {
                digest.Add(RowText.From(table, row));
            }
        }

        return digests;
    }

    private async Task<RebuildReport> ReportAsync(Dictionary<IndexTable, TableDigest> stored, Tally journal, CancellationToken cancellation)
    {
        var wrong = new Dictionary<IndexTable, IReadOnlyList<int>>();
        foreach (var table in tables)
        {
            if (stored[table].Against(journal.Digests[table]) is { Count: > 0 } buckets)
            {
                wrong.Add(table, buckets);
            }
        }

        var differences = await new TableDifferences(database, fold).FindAsync(wrong, cancellation);
        return new RebuildReport
        {
            Entries = journal.Entries,
            Streams = journal.Streams,
            JournalProblems = [.. journal.Problems.Take(ProblemsMax)],
            Tables =
            [
                .. tables.Select(t => new TableReport
                {
                    Table = t.Name,
                    Rows = stored[t].Rows,
                    RowsFromJournal = journal.Digests[t].Rows,
                    Equal = !wrong.ContainsKey(t),
                    Differences = differences.GetValueOrDefault(t, []),
                }),
            ],
        };
    }

    private sealed class Tally(IEnumerable<IndexTable> tables)
    {
        public Dictionary<IndexTable, TableDigest> Digests { get; } = tables.ToDictionary(t => t, _ => new TableDigest());

        public long Entries { get; private set; }

        public long Streams { get; private set; }

        public List<string> Problems { get; } = [];

        public void Add(FoldedStream stream)
        {
            Entries += stream.Entries;
            Streams++;
            if (Problems.Count < ProblemsMax)
            {
                Problems.AddRange(stream.Problems);
            }

            foreach (var row in stream.Rows)
            {
                Digests[row.Table].Add(row.Text);
            }
        }
    }
}
