using ActorCity.Storage.Journal;
using Npgsql;
using NpgsqlTypes;

namespace ActorCity.Storage.PostgreSql;

/// <summary>Reads one row by the index of its key.</summary>
internal sealed class PostgreSqlStateReader(NpgsqlDataSource source, string serviceId) : IStateReader
{
    private const string Text = """
        SELECT version, payloadbinary FROM orleansstorage
        WHERE grainidhash = $1 AND graintypehash = $2 AND grainidn0 = 0 AND grainidn1 = 0 AND graintypestring = $3
          AND coalesce(grainidextensionstring, '') = $4 AND serviceid = $5
        """;

    public async Task<StoredState?> ReadAsync(GrainRowKey key, CancellationToken cancellation = default)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        await using var command = new NpgsqlCommand(Text, connection);
        Add(command, NpgsqlDbType.Integer, key.IdHash);
        Add(command, NpgsqlDbType.Integer, key.TypeHash);
        Add(command, NpgsqlDbType.Text, key.StateName);
        Add(command, NpgsqlDbType.Text, key.Key);
        Add(command, NpgsqlDbType.Text, serviceId);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        if (!await reader.ReadAsync(cancellation))
        {
            return null;
        }

        return new StoredState(reader.GetInt32(0), await reader.IsDBNullAsync(1, cancellation) ? null : await reader.GetFieldValueAsync<byte[]>(1, cancellation));
    }

    private static void Add<T>(NpgsqlCommand command, NpgsqlDbType type, T value) =>
        command.Parameters.Add(new NpgsqlParameter<T> { TypedValue = value, NpgsqlDbType = type });
}
