using ActorCity.Contracts.Journal;
using ActorCity.Storage.Indexing;

namespace ActorCity.Storage.Sqlite;

/// <summary>A read-model row as SQLite takes it: made on the caller's thread, written on the writer's.</summary>
/// <param name="Table">The table's number.</param>
/// <param name="Removed">Only the key counts.</param>
/// <param name="Values">In the order of the table's columns.</param>
internal sealed record SqliteIndexRow(int Table, bool Removed, SqliteValue[] Values)
{
    public static SqliteIndexRow Of(IndexTables tables, int number, IndexRow row)
    {
        var columns = tables.ColumnsOf(number);
        var values = new SqliteValue[columns.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = columns[i].ToSqliteValue(row);
        }

        return new SqliteIndexRow(number, row.Removed, values);
    }
}
