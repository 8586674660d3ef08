using ActorCity.Contracts.Journal;
using ActorCity.Storage.Indexing;
using ActorCity.Storage.Journal;
using Npgsql;
using NpgsqlTypes;

namespace ActorCity.Storage.PostgreSql;

/// <summary>Fills the arrays of a batch, in the order in which <see cref="CommitText"/> numbers them.</summary>
internal readonly struct CommitParameters(NpgsqlParameterCollection target)
{
    public static void Fill(
        NpgsqlParameterCollection target, CommitShape shape, IReadOnlyList<CommitRow> rows, IndexTables tables, string serviceId)
    {
        var to = new CommitParameters(target);
        target.Add(new NpgsqlParameter<string> { TypedValue = serviceId, NpgsqlDbType = NpgsqlDbType.Text });
        to.States(shape, rows);
        to.Journal(rows);
        to.Due(shape, rows);
        to.Outbox(shape, rows);
        to.Index(shape, rows, tables);
    }

    private void States(CommitShape shape, IReadOnlyList<CommitRow> rows)
    {
        if (shape.Updates)
        {
            var swaps = Numbered(rows, first: false);
            StateColumns(swaps);
            Add(swaps, NpgsqlDbType.Integer, static s => s.Row.Expected!.Value);
        }

        if (shape.Inserts)
        {
            StateColumns(Numbered(rows, first: true));
        }
    }

    private void StateColumns(List<(int Ord, CommitRow Row)> states)
    {
        Add(states, NpgsqlDbType.Integer, static s => s.Ord);
        Add(states, NpgsqlDbType.Integer, static s => s.Row.Key.IdHash);
        Add(states, NpgsqlDbType.Integer, static s => s.Row.Key.TypeHash);
        Add(states, NpgsqlDbType.Text, static s => s.Row.Key.StateName);
        Add(states, NpgsqlDbType.Text, static s => s.Row.Key.Key);
        Add(states, NpgsqlDbType.Bytea, static s => s.Row.Payload);
    }

    private static List<(int Ord, CommitRow Row)> Numbered(IReadOnlyList<CommitRow> rows, bool first)
    {
        var found = new List<(int, CommitRow)>(rows.Count);
        for (var i = 0; i < rows.Count; i++)
        {
            if (rows[i].Expected is null == first)
            {
                found.Add((i, rows[i]));
            }
        }

        return found;
    }

    private void Journal(IReadOnlyList<CommitRow> rows)
    {
        Add(Enumerable.Range(0, rows.Count).ToList(), NpgsqlDbType.Integer, static ord => ord);
        Add(rows, NpgsqlDbType.Text, static r => r.Entry.Stream);
        Add(rows, NpgsqlDbType.Bigint, static r => r.Entry.Sequence);
        Add(rows, NpgsqlDbType.Text, static r => r.Entry.CommandId);
        Add(rows, NpgsqlDbType.Text, static r => r.Entry.Fingerprint);
        Add(rows, NpgsqlDbType.Text, static r => r.Entry.Actor);
        Add(rows, NpgsqlDbType.TimestampTz, static r => r.Entry.At.UtcDateTime);
        Add(rows, NpgsqlDbType.Text, static r => r.Entry.Events);
        Add(rows, NpgsqlDbType.Text, static r => r.Entry.Answer);
        Add(rows, NpgsqlDbType.Bytea, static r => r.Entry.PreviousHash);
        Add(rows, NpgsqlDbType.Bytea, static r => r.Entry.Hash);
    }

    private void Due(CommitShape shape, IReadOnlyList<CommitRow> rows)
    {
        if (!shape.DueSet && !shape.DueRemoved)
        {
            return;
        }

        var set = new List<(int Ord, string Stream, DueChange Change)>();
        var removed = new List<(int Ord, string Stream, DueChange Change)>();
        for (var i = 0; i < rows.Count; i++)
        {
            foreach (var change in rows[i].Due)
            {
                (change.DueAt is null ? removed : set).Add((i, rows[i].Entry.Stream, change));
            }
        }

        if (shape.DueSet)
        {
            Add(set, NpgsqlDbType.Integer, static d => d.Ord);
            Add(set, NpgsqlDbType.Text, static d => d.Stream);
            Add(set, NpgsqlDbType.Text, static d => d.Change.Kind);
            Add(set, NpgsqlDbType.Bigint, static d => d.Change.Number);
            Add(set, NpgsqlDbType.TimestampTz, static d => d.Change.DueAt!.Value.UtcDateTime);
        }

        if (shape.DueRemoved)
        {
            Add(removed, NpgsqlDbType.Integer, static d => d.Ord);
            Add(removed, NpgsqlDbType.Text, static d => d.Stream);
            Add(removed, NpgsqlDbType.Text, static d => d.Change.Kind);
        }
    }

    private void Outbox(CommitShape shape, IReadOnlyList<CommitRow> rows)
    {
        if (!shape.Outbox)
        {
            return;
        }

        var messages = new List<(int Ord, EncodedEntry Entry, OutboxMessage Message)>();
        for (var i = 0; i < rows.Count; i++)
        {
            foreach (var message in rows[i].Outbox)
            {
                messages.Add((i, rows[i].Entry, message));
            }
        }

        Add(messages, NpgsqlDbType.Integer, static m => m.Ord);
        Add(messages, NpgsqlDbType.Text, static m => m.Entry.Stream);
        Add(messages, NpgsqlDbType.Text, static m => m.Message.Topic);
        Add(messages, NpgsqlDbType.Text, static m => m.Message.Body);
        Add(messages, NpgsqlDbType.TimestampTz, static m => m.Entry.At.UtcDateTime);
    }

    private void Index(CommitShape shape, IReadOnlyList<CommitRow> rows, IndexTables tables)
    {
        for (var number = 0; number < tables.All.Length; number++)
        {
            var table = tables.All[number];
            if (shape.Writes(number))
            {
                IndexColumns(rows, number, removed: false, table.Columns);
            }

            if (shape.Removes(number))
            {
                IndexColumns(rows, number, removed: true, table.KeyColumns);
            }
        }
    }

    private void IndexColumns(IReadOnlyList<CommitRow> rows, int table, bool removed, IEnumerable<IndexColumn> columns)
    {
        var ords = new List<int>();
        var found = new List<IndexRow>();
        for (var i = 0; i < rows.Count; i++)
        {
            foreach (var (number, row) in rows[i].Index)
            {
                if (number == table && row.Removed == removed)
                {
                    ords.Add(i);
                    found.Add(row);
                }
            }
        }

        Add(ords, NpgsqlDbType.Integer, static ord => ord);
        foreach (var column in columns)
        {
            target.Add(column.ToArrayParameter(found));
        }
    }

    private void Add<TFrom, TValue>(IReadOnlyList<TFrom> from, NpgsqlDbType element, Func<TFrom, TValue> value)
    {
        var values = new TValue[from.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = value(from[i]);
        }

        target.Add(new NpgsqlParameter<TValue[]> { TypedValue = values, NpgsqlDbType = NpgsqlDbType.Array | element });
    }
}
