using System.Text;
using ActorCity.Storage.Indexing;

namespace ActorCity.Storage.PostgreSql;

/// <summary>
/// Writes the statement of one shape: every part takes its rows from arrays, and inserts only those of commands whose state was
/// swapped in the same statement. Numbers of parameters follow the order in which <see cref="CommitParameters"/> adds them.
/// </summary>
internal sealed class CommitText
{
    // Not "ord IN (…)": as a plain condition it becomes a join, which a generic plan may run as nested loops over both sides.
    private const string OfSwapped = "(i.ord IN (SELECT ord FROM swapped)) IS TRUE";

    /// <summary>A due time that is set anew is nobody's claim any more.</summary>
    public const string OnDueConflict =
        "ON CONFLICT (stream, kind) DO UPDATE SET number = excluded.number, due_at = excluded.due_at, claimed_until = NULL, failures = 0";

    private readonly StringBuilder text = new();
    private int parameters;

    private CommitText() => parameters = 1;

    public static string Write(CommitShape shape, IndexTables tables)
    {
        var writer = new CommitText();
        writer.States(shape);
        writer.Journal();
        writer.Due(shape);
        if (shape.Outbox)
        {
            writer.Part("sent",
                $"INSERT INTO outbox (stream, topic, body, created_at) SELECT i.stream, i.topic, i.body, i.at FROM {writer.Rows("integer[] ord", "text[] stream", "text[] topic", "text[] body", "timestamptz[] at")} WHERE {OfSwapped}");
        }

        for (var number = 0; number < tables.All.Length; number++)
        {
            writer.Index(shape, tables.All[number], number);
        }

        writer.text.Append("\nSELECT ord FROM swapped");
        return writer.text.ToString();
    }

    private void States(CommitShape shape)
    {
        text.Append("WITH ");
        if (shape.Updates)
        {
            var rows = Rows("integer[] ord", "integer[] id_hash", "integer[] type_hash", "text[] state_name", "text[] key", "bytea[] payload", "integer[] version");
            text.Append(CultureInfo.InvariantCulture, $"""
                updated AS (
                    UPDATE orleansstorage s SET payloadbinary = i.payload, modifiedon = now() AT TIME ZONE 'utc', version = s.version + 1
                    FROM {rows}
                    WHERE s.grainidhash = i.id_hash AND s.graintypehash = i.type_hash AND s.grainidn0 = 0 AND s.grainidn1 = 0
                      AND s.graintypestring = i.state_name AND coalesce(s.grainidextensionstring, '') = i.key AND s.serviceid = $1
                      AND s.version = i.version
                    RETURNING i.ord)
                """);
        }

        if (shape.Inserts)
        {
            var first = parameters + 1;
            var rows = Rows("integer[] ord", "integer[] id_hash", "integer[] type_hash", "text[] state_name", "text[] key", "bytea[] payload");
            text.Append(shape.Updates ? ",\n" : "").Append(CultureInfo.InvariantCulture, $"""
                inserted AS (
                    INSERT INTO orleansstorage (grainidhash, grainidn0, grainidn1, graintypehash, graintypestring, grainidextensionstring,
                        serviceid, payloadbinary, modifiedon, version)
                    SELECT i.id_hash, 0, 0, i.type_hash, i.state_name, i.key, $1, i.payload, now() AT TIME ZONE 'utc', 1 FROM {rows}
                    ON CONFLICT DO NOTHING
                    RETURNING graintypestring, grainidextensionstring),
                made AS (
                    SELECT i.ord FROM unnest(${first}::integer[], ${first + 3}::text[], ${first + 4}::text[]) AS i(ord, state_name, key)
                    WHERE ((i.state_name, i.key) IN (SELECT graintypestring, grainidextensionstring FROM inserted)) IS TRUE)
                """);
        }

        text.Append(",\nswapped AS (")
            .Append(shape.Updates ? "SELECT ord FROM updated" : "")
            .Append(shape is { Updates: true, Inserts: true } ? " UNION ALL " : "")
            .Append(shape.Inserts ? "SELECT ord FROM made" : "")
            .Append(')');
    }

    private void Journal() => Part("journaled",
        $"""
        INSERT INTO journal (stream, sequence, command_id, fingerprint, actor, at, events, answer, previous_hash, hash)
        SELECT i.stream, i.sequence, i.command_id, i.fingerprint, i.actor, i.at, i.events, i.answer, i.previous_hash, i.hash
        FROM {Rows("integer[] ord", "text[] stream", "bigint[] sequence", "text[] command_id", "text[] fingerprint", "text[] actor", "timestamptz[] at", "text[] events", "text[] answer", "bytea[] previous_hash", "bytea[] hash")}
        WHERE {OfSwapped}
        """);

    private void Due(CommitShape shape)
    {
        if (shape.DueSet)
        {
            Part("due_set",
                $"""
                INSERT INTO due (stream, kind, number, due_at)
                SELECT i.stream, i.kind, i.number, i.due_at
                FROM {Rows("integer[] ord", "text[] stream", "text[] kind", "bigint[] number", "timestamptz[] due_at")}
                WHERE {OfSwapped}
                {OnDueConflict}
                """);
        }

        if (shape.DueRemoved)
        {
            Part("due_removed",
                $"DELETE FROM due d USING {Rows("integer[] ord", "text[] stream", "text[] kind")} WHERE d.stream = i.stream AND d.kind = i.kind AND {OfSwapped}");
        }
    }

    private void Index(CommitShape shape, IndexTable table, int number)
    {
        if (shape.Writes(number))
        {
            var columns = table.Columns;
            Part($"written_{number}",
                $"{IndexSql.Insert(table)} SELECT {string.Join(", ", columns.Select(c => "i." + c.QuotedName))} FROM {Rows(["integer[] ord", .. columns.Select(Column)])} WHERE {OfSwapped} {IndexSql.OnConflict(table)}");
        }

        if (shape.Removes(number))
        {
            var keys = table.KeyColumns.ToArray();
            Part($"removed_{number}",
                $"DELETE FROM {table.QuotedName} t USING {Rows(["integer[] ord", .. keys.Select(Column)])} WHERE {string.Join(" AND ", keys.Select(k => $"t.{k.QuotedName} = i.{k.QuotedName}"))} AND {OfSwapped}");
        }
    }

    private static string Column(IndexColumn column) => $"{column.PostgreSqlArray} {column.QuotedName}";

    private void Part(string name, string body) => text.Append(CultureInfo.InvariantCulture, $",\n{name} AS ({body})");

    // "integer[] ord" → one more parameter, and a column of that name.
    private string Rows(params string[] columns)
    {
        var arrays = new List<string>();
        var names = new List<string>();
        foreach (var column in columns)
        {
            var space = column.IndexOf(' ', StringComparison.Ordinal);
            arrays.Add(string.Create(CultureInfo.InvariantCulture, $"${++parameters}::{column[..space]}"));
            names.Add(column[(space + 1)..]);
        }

        return $"unnest({string.Join(", ", arrays)}) AS i({string.Join(", ", names)})";
    }
}
