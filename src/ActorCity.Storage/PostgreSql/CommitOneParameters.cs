using ActorCity.Storage.Indexing;
using ActorCity.Storage.Journal;
using Npgsql;
using NpgsqlTypes;

namespace ActorCity.Storage.PostgreSql;

/// <summary>The values of a command that is flushed alone, in the order in which <see cref="CommitOneText"/> numbers them.</summary>
internal readonly struct CommitOneParameters(NpgsqlParameterCollection target)
{
    public static void Fill(NpgsqlParameterCollection target, CommitRow row, IndexTables tables, string serviceId)
    {
        var to = new CommitOneParameters(target);
        to.State(row, serviceId);
        to.Journal(row.Entry);
        to.DueAndOutbox(row);
        foreach (var (number, indexRow) in row.Index.OrderBy(r => r.Table).ThenBy(r => r.Row.Removed))
        {
            var table = tables.All[number];
            foreach (var column in indexRow.Removed ? table.KeyColumns : table.Columns)
            {
                target.Add(column.ToParameter(indexRow));
            }
        }
    }

    private void State(CommitRow row, string serviceId)
    {
        Add(NpgsqlDbType.Text, serviceId);
        Add(NpgsqlDbType.Integer, row.Key.IdHash);
        Add(NpgsqlDbType.Integer, row.Key.TypeHash);
        Add(NpgsqlDbType.Text, row.Key.StateName);
        Add(NpgsqlDbType.Text, row.Key.Key);
        Add(NpgsqlDbType.Bytea, row.Payload);
        if (row.Expected is { } expected)
        {
            Add(NpgsqlDbType.Integer, expected);
        }
    }

    private void Journal(EncodedEntry entry)
    {
        Add(NpgsqlDbType.Bigint, entry.Sequence);
        Add(NpgsqlDbType.Text, entry.CommandId);
        Add(NpgsqlDbType.Text, entry.Fingerprint);
        Add(NpgsqlDbType.Text, entry.Actor);
        Add(NpgsqlDbType.TimestampTz, entry.At.UtcDateTime);
        Add(NpgsqlDbType.Text, entry.Events);
        Add(NpgsqlDbType.Text, entry.Answer);
        Add(NpgsqlDbType.Bytea, entry.PreviousHash);
        Add(NpgsqlDbType.Bytea, entry.Hash);
    }

    private void DueAndOutbox(CommitRow row)
    {
        if (row.Due.FirstOrDefault(d => d.DueAt is not null) is { } set)
        {
            Add(NpgsqlDbType.Text, set.Kind);
            Add(NpgsqlDbType.Bigint, set.Number);
            Add(NpgsqlDbType.TimestampTz, set.DueAt!.Value.UtcDateTime);
        }

        if (row.Due.FirstOrDefault(d => d.DueAt is null) is { } removed)
        {
            Add(NpgsqlDbType.Text, removed.Kind);
        }

        foreach (var message in row.Outbox)
        {
            Add(NpgsqlDbType.Text, message.Topic);
            Add(NpgsqlDbType.Text, message.Body);
            Add(NpgsqlDbType.TimestampTz, row.Entry.At.UtcDateTime);
        }
    }

    private void Add<T>(NpgsqlDbType type, T value) => target.Add(new NpgsqlParameter<T> { TypedValue = value, NpgsqlDbType = type });
}
