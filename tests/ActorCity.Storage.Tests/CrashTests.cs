using System.Diagnostics;
using ActorCity.Storage.Journal;
using Npgsql;

namespace ActorCity.Storage.Tests;

/// <summary>Real processes, killed in the middle of their work.</summary>
public sealed class CrashTests
{
    private const int AcknowledgedBeforeTheKill = 3000;

    [Theory, InlineData(StorageEngine.SQLite), InlineData(StorageEngine.PostgreSQL)]
    public async Task No_acknowledged_command_is_lost_when_the_process_is_killed(StorageEngine engine)
    {
        var options = await StorageFixture.FreshDatabaseAsync(engine);

        var acknowledged = await WriteUntilAsync(options, killServer: null);

        await CheckAsync(options, acknowledged);
    }

    [Fact]
    public async Task No_acknowledged_command_is_lost_when_the_database_is_killed()
    {
        await using var server = await PostgresServer.StartAsync();
        var options = new StorageOptions { Engine = StorageEngine.PostgreSQL, ConnectionString = await server.CreateDatabaseAsync(), PoolConnectionsMax = 12 };

        var acknowledged = await WriteUntilAsync(options, server.KillAsync);
        await server.StartAgainAsync();
        NpgsqlConnection.ClearAllPools();

        await CheckAsync(options, acknowledged);
    }

    private static async Task<Dictionary<string, long>> WriteUntilAsync(StorageOptions options, Func<Task>? killServer)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "ActorCity.CrashWriter.dll");
        Assert.True(File.Exists(program), $"{program} is missing: it is built with these tests.");
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.ArgumentList.Add(program);
        start.ArgumentList.Add(options.Engine.ToString());
        start.ArgumentList.Add(options.ConnectionString);
        using var writer = Process.Start(start)!;
        var errors = writer.StandardError.ReadToEndAsync();
        var acknowledged = new Dictionary<string, long>();
        var count = 0;
        while (await writer.StandardOutput.ReadLineAsync() is { } line)
        {
            // A line that the kill cut off has no meaning.
            if (line.Split(' ') is [var key, var text] && long.TryParse(text, CultureInfo.InvariantCulture, out var sequence))
            {
                acknowledged[key] = Math.Max(sequence, acknowledged.GetValueOrDefault(key));
            }

            if (++count == AcknowledgedBeforeTheKill)
            {
                if (killServer is not null)
                {
                    await killServer();
                }

                writer.Kill();
            }
        }

        await writer.WaitForExitAsync();
        Assert.True(count >= AcknowledgedBeforeTheKill, $"The writer ended by itself after {count} commands: {await errors}");
        return acknowledged;
    }

    // The last line before the kill may be cut ("12" of "123"), which only makes the demand smaller.
    private static async Task CheckAsync(StorageOptions options, Dictionary<string, long> acknowledged)
    {
        await using var city = await StorageFixture.OpenAsync(options);
        var sequences = new Dictionary<string, long>();
        await foreach (var scanned in city.Services.GetRequiredService<JournalScan>().ReadAllAsync())
        {
            Assert.Null(scanned.Problem);
            sequences[scanned.Entry.Stream] = scanned.Entry.Sequence;
        }

        Assert.Equal(32, acknowledged.Count);
        foreach (var (key, sequence) in acknowledged)
        {
            Assert.True(sequences[key] >= sequence, $"{key}: {sequence} was acknowledged, {sequences[key]} is stored.");

            // All or nothing: state, journal and due time are of the same command.
            Assert.Equal(sequences[key], await city.NumberAsync($"SELECT version FROM OrleansStorage WHERE GrainIdExtensionString = '{key}'"));
            Assert.Equal(sequences[key], await city.NumberAsync($"SELECT number FROM due WHERE stream = '{key}'"));
        }
    }
}
