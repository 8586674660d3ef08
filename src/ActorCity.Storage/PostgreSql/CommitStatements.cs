using System.Collections.Concurrent;
using ActorCity.Storage.Indexing;
using ActorCity.Storage.Journal;
using Npgsql;

namespace ActorCity.Storage.PostgreSql;

/// <summary>Runs a batch as one statement, which is one transaction and one round trip.</summary>
internal sealed class CommitStatements(IndexTables tables, string serviceId)
{
    private readonly ConcurrentDictionary<CommitShape, string> texts = new();
    private readonly ConcurrentDictionary<CommitShape, string> oneTexts = new();

    /// <summary>Whether each row's state was swapped. When this returns, what was swapped is durable.</summary>
    public async Task<bool[]> ExecuteAsync(NpgsqlConnection connection, IReadOnlyList<CommitRow> rows)
    {
        using var command = connection.CreateCommand();
        Prepare(command, rows);
        var swapped = new bool[rows.Count];
        var reader = await command.ExecuteReaderAsync().ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            while (await reader.ReadAsync().ConfigureAwait(false))
            {
                swapped[reader.GetInt32(0)] = true;
            }

            // Rows come before the commit: only the end of the whole answer means that the transaction is durable.
            await reader.NextResultAsync().ConfigureAwait(false);
        }

        return swapped;
    }

    private void Prepare(NpgsqlCommand command, IReadOnlyList<CommitRow> rows)
    {
        var shape = CommitShape.Of(rows);
#pragma warning disable CA2100 // Made from names that SqlName checked; values are parameters.
        if (rows.Count == 1 && CommitShape.IsOneOfEach(rows[0]))
        {
            command.CommandText = oneTexts.GetOrAdd(shape, static (s, t) => CommitOneText.Write(s, t), tables);
            CommitOneParameters.Fill(command.Parameters, rows[0], tables, serviceId);
        }
        else
        {
            command.CommandText = texts.GetOrAdd(shape, static (s, t) => CommitText.Write(s, t), tables);
            CommitParameters.Fill(command.Parameters, shape, rows, tables, serviceId);
        }
#pragma warning restore CA2100
    }
}
