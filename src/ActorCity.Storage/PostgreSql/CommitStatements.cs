using System.Collections.Concurrent;
using ActorCity.Storage.Indexing;
using ActorCity.Storage.Journal;
using Npgsql;

namespace ActorCity.Storage.PostgreSql;

/// <summary>Runs a batch as one statement, which is one transaction and one round trip.</summary>
internal sealed class CommitStatements(IndexTables tables, string serviceId)
{
    private readonly ConcurrentDictionary<CommitShape, string> texts = new();

    /// <summary>Whether each row's state was swapped. When this returns, what was swapped is durable.</summary>
    public async Task<bool[]> ExecuteAsync(NpgsqlConnection connection, IReadOnlyList<CommitRow> rows)
    {
        var shape = CommitShape.Of(rows);
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Made from names that SqlName checked; values are parameters.
        command.CommandText = texts.GetOrAdd(shape, static (s, t) => CommitText.Write(s, t), tables);
#pragma warning restore CA2100
        CommitParameters.Fill(command.Parameters, shape, rows, tables, serviceId);
        var swapped = new bool[rows.Count];
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            swapped[reader.GetInt32(0)] = true;
        }

        // Rows come before the commit: only the end of the whole answer means that the transaction is durable.
        await reader.NextResultAsync();
        return swapped;
    }
}
