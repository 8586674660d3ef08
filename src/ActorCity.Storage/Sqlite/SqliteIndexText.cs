using ActorCity.Contracts.Journal;
using ActorCity.Storage.Indexing;

namespace ActorCity.Storage.Sqlite;

/// <summary>The statements of one read-model table.</summary>
internal sealed class SqliteIndexText(IndexTable table)
{
    private readonly ImmutableArray<IndexColumn> columns = table.Columns;
    private readonly ImmutableArray<IndexColumn> keys = [.. table.KeyColumns];

    private readonly string upsert =
        $"{IndexSql.Insert(table)} VALUES ({string.Join(", ", Numbers(table.Columns.Length))}) {IndexSql.OnConflict(table)}";

    private readonly string delete =
        $"DELETE FROM {table.QuotedName} WHERE {string.Join(" AND ", table.KeyColumns.Zip(Numbers(table.Columns.Length), (k, n) => $"{k.QuotedName} = {n}"))}";

    public void Write(SqliteSession session, IndexRow row)
    {
        var statement = session.Statement(row.Removed ? delete : upsert);
        var values = row.Removed ? keys : columns;
        for (var i = 0; i < values.Length; i++)
        {
            statement.Set(i + 1, values[i].ToSqlite(row));
        }

        statement.Run();
    }

    private static IEnumerable<string> Numbers(int count) =>
        Enumerable.Range(1, count).Select(n => string.Create(CultureInfo.InvariantCulture, $"?{n}"));
}
