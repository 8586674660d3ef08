using ActorCity.Contracts.Journal;

namespace ActorCity.Storage.Indexing;

/// <summary>
/// Where the rows of one type go: a table, its key and its columns. Registered as a singleton <see cref="IndexTable"/>; the SQL of
/// both engines is made from it. The table itself is made by a migration.
/// </summary>
public abstract class IndexTable
{
    private protected IndexTable(string name, Type rowType)
    {
        Name = SqlName.Check(name);
        RowType = rowType;
    }

    /// <summary>The table's name.</summary>
    public string Name { get; }

    /// <summary>The rows it holds.</summary>
    public Type RowType { get; }

    /// <summary>Columns of the key, then the others, in the order they were declared.</summary>
    public abstract ImmutableArray<IndexColumn> Columns { get; }

    internal IEnumerable<IndexColumn> KeyColumns => Columns.Where(c => c.IsKey);

    internal IEnumerable<IndexColumn> ValueColumns => Columns.Where(c => !c.IsKey);

    internal string QuotedName => SqlName.Quote(Name);

    /// <summary>Whether two rows have the same key.</summary>
    internal abstract bool SameKey(IndexRow first, IndexRow second);
}

/// <summary>The table of one row type.</summary>
/// <typeparam name="TRow">The row; <see cref="IndexRow.Removed"/> deletes the row with its key.</typeparam>
public sealed class IndexTable<TRow>(string name) : IndexTable(name, typeof(TRow)) where TRow : IndexRow
{
    private ImmutableArray<IndexColumn> keys = [];
    private ImmutableArray<IndexColumn> values = [];

    /// <inheritdoc/>
    public override ImmutableArray<IndexColumn> Columns => [.. keys, .. values];

    /// <summary>Adds a column of the key.</summary>
    /// <typeparam name="TValue">string, int, long, bool or DateTimeOffset.</typeparam>
    public IndexTable<TRow> Key<TValue>(string column, Func<TRow, TValue> value)
    {
        keys = keys.Add(new IndexColumn<TRow, TValue>(column, isKey: true, value));
        return this;
    }

    /// <summary>Adds a column beside the key.</summary>
    /// <typeparam name="TValue">string, int, int?, long, long?, bool, DateTimeOffset or DateTimeOffset?; a null string is stored as NULL.</typeparam>
    public IndexTable<TRow> Column<TValue>(string column, Func<TRow, TValue> value)
    {
        values = values.Add(new IndexColumn<TRow, TValue>(column, isKey: false, value));
        return this;
    }

    internal override bool SameKey(IndexRow first, IndexRow second)
    {
        foreach (var column in keys)
        {
            if (!column.SameValue(first, second))
            {
                return false;
            }
        }

        return true;
    }
}
