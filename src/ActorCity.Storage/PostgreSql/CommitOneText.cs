using System.Text;
using ActorCity.Storage.Indexing;

namespace ActorCity.Storage.PostgreSql;

/// <summary>
/// The statement for a command that is flushed alone: the same effects as <see cref="CommitText"/>'s without arrays, which at one
/// caller is a third of the server's work.
/// </summary>
internal sealed class CommitOneText
{
    private readonly StringBuilder text = new();
    private int parameters = 6;

    private CommitOneText()
    {
    }

    public static string Write(CommitShape shape, IndexTables tables)
    {
        var writer = new CommitOneText();
        writer.State(shape);
        writer.Part("journaled",
            $"INSERT INTO journal (stream, sequence, command_id, fingerprint, actor, at, events, answer, previous_hash, hash) SELECT $5, {writer.Next(9)} FROM swapped");
        if (shape.DueSet)
        {
            writer.Part("due_set",
                $"INSERT INTO due (stream, kind, number, due_at) SELECT $5, {writer.Next(3)} FROM swapped {CommitText.OnDueConflict}");
        }

        if (shape.DueRemoved)
        {
            writer.Part("due_removed", $"DELETE FROM due d USING swapped WHERE d.stream = $5 AND d.kind = {writer.Next(1)}");
        }

        if (shape.Outbox)
        {
            writer.Part("sent", $"INSERT INTO outbox (stream, topic, body, created_at) SELECT $5, {writer.Next(3)} FROM swapped");
        }

        for (var number = 0; number < tables.All.Length; number++)
        {
            writer.Index(shape, tables.All[number], number);
        }

        return writer.text.Append("\nSELECT ord FROM swapped").ToString();
    }

    private void State(CommitShape shape)
    {
        if (shape.Inserts)
        {
            text.Append("""
                WITH swapped AS (
                    INSERT INTO orleansstorage (serviceid, grainidhash, graintypehash, graintypestring, grainidextensionstring, payloadbinary,
                        grainidn0, grainidn1, modifiedon, version)
                    VALUES ($1, $2, $3, $4, $5, $6, 0, 0, now() AT TIME ZONE 'utc', 1)
                    ON CONFLICT DO NOTHING
                    RETURNING 0 AS ord)
                """);
            return;
        }

        text.Append(CultureInfo.InvariantCulture, $"""
            WITH swapped AS (
                UPDATE orleansstorage s SET payloadbinary = $6, modifiedon = now() AT TIME ZONE 'utc', version = s.version + 1
                WHERE s.serviceid = $1 AND s.grainidhash = $2 AND s.graintypehash = $3 AND s.grainidn0 = 0 AND s.grainidn1 = 0
                  AND s.graintypestring = $4 AND coalesce(s.grainidextensionstring, '') = $5 AND s.version = {Next(1)}
                RETURNING 0 AS ord)
            """);
    }

    private void Index(CommitShape shape, IndexTable table, int number)
    {
        if (shape.Writes(number))
        {
            Part($"written_{number}", $"{IndexSql.Insert(table)} SELECT {Next(table.Columns.Length)} FROM swapped {IndexSql.OnConflict(table)}");
        }

        if (shape.Removes(number))
        {
            Part($"removed_{number}",
                $"DELETE FROM {table.QuotedName} t USING swapped WHERE {string.Join(" AND ", table.KeyColumns.Select(k => $"t.{k.QuotedName} = {Next(1)}"))}");
        }
    }

    private void Part(string name, string body) => text.Append(CultureInfo.InvariantCulture, $",\n{name} AS ({body})");

    private string Next(int count)
    {
        var first = parameters + 1;
        parameters += count;
        return string.Join(", ", Enumerable.Range(first, count).Select(n => string.Create(CultureInfo.InvariantCulture, $"${n}")));
    }
}
