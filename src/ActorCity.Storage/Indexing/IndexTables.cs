using System.Collections.Frozen;
using ActorCity.Contracts.Journal;
using ActorCity.Storage.Journal;

namespace ActorCity.Storage.Indexing;

/// <summary>All read-model tables of the city, numbered.</summary>
internal sealed class IndexTables
{
    private readonly FrozenDictionary<Type, int> numbers;
    private readonly ImmutableArray<ImmutableArray<IndexColumn>> columns;

    public IndexTables(IEnumerable<IndexTable> tables)
    {
        All = [.. tables.OrderBy(t => t.Name, StringComparer.Ordinal)];
        if (All.Length > 28)
        {
            throw new ArgumentException("More than 28 index tables: widen CommitShape.", nameof(tables));
        }

        foreach (var table in All)
        {
            if (!table.KeyColumns.Any())
            {
                throw new ArgumentException($"Index table '{table.Name}' has no key.", nameof(tables));
            }
        }

        columns = [.. All.Select(t => t.Columns)];
        numbers = All.Select((table, number) => (table.RowType, number)).ToFrozenDictionary(p => p.RowType, p => p.number);
    }

    public ImmutableArray<IndexTable> All { get; }

    /// <summary>The columns of a table, made once.</summary>
    public ImmutableArray<IndexColumn> ColumnsOf(int table) => columns[table];

    public int NumberOf(IndexRow row) => numbers.TryGetValue(row.GetType(), out var number)
        ? number
        : throw new InvalidOperationException($"No index table is registered for rows of {row.GetType().Name}.");

    /// <summary>Finds each row's table; of rows with the same key in one commit only the last counts.</summary>
    public ImmutableArray<TableRow> Place(IReadOnlyList<IndexRow> rows)
    {
        if (rows.Count == 0)
        {
            return [];
        }

        var placed = new List<TableRow>(rows.Count);
        foreach (var row in rows)
        {
            var number = NumberOf(row);
            placed.RemoveAll(p => p.Table == number && All[number].SameKey(p.Row, row));
            placed.Add(new TableRow(number, row));
        }

        return [.. placed];
    }
}
