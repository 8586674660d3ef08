namespace ActorCity.Storage.Indexing;

/// <summary>SQL of a read-model table that both engines read the same.</summary>
internal static class IndexSql
{
    public static string Insert(IndexTable table) =>
        $"INSERT INTO {table.QuotedName} ({string.Join(", ", table.Columns.Select(c => c.QuotedName))})";

    public static string OnConflict(IndexTable table)
    {
        var keys = string.Join(", ", table.KeyColumns.Select(k => k.QuotedName));
        var values = string.Join(", ", table.ValueColumns.Select(v => $"{v.QuotedName} = excluded.{v.QuotedName}"));
        return values.Length == 0 ? $"ON CONFLICT ({keys}) DO NOTHING" : $"ON CONFLICT ({keys}) DO UPDATE SET {values}";
    }
}
