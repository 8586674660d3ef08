using System.Data.Common;

namespace ActorCity.Benchmarks.Storage;

/// <summary>Runs this program's SQL scripts.</summary>
internal static class Sql
{
    /// <summary>Runs an embedded script.</summary>
    public static async Task RunAsync(DbProviderFactory factory, string connectionString, string script, CancellationToken cancellation)
    {
        await using var stream = typeof(Sql).Assembly.GetManifestResourceStream($"ActorCity.Benchmarks.Storage.Sql.{script}.sql")
            ?? throw new InvalidOperationException($"The script {script} is not in this program.");
        using var reader = new StreamReader(stream);
        await ExecuteAsync(factory, connectionString, await reader.ReadToEndAsync(cancellation), cancellation);
    }

    /// <summary>Runs statements on a connection of their own.</summary>
    public static async Task ExecuteAsync(DbProviderFactory factory, string connectionString, string text, CancellationToken cancellation)
    {
        await using var connection = factory.CreateConnection()!;
        connection.ConnectionString = connectionString;
        await connection.OpenAsync(cancellation);
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Scripts of this program only.
        command.CommandText = text;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
