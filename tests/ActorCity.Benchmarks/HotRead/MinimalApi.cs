using System.CommandLine;
using ActorCity.Benchmarks.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace ActorCity.Benchmarks.HotRead;

/// <summary>The ordinary way to serve a case: a minimal API that reads the row's JSON from PostgreSQL, in a process of its own.</summary>
internal sealed class MinimalApi : IAsyncDisposable
{
    private const string CommandName = "minimal-api";

    private readonly Process process;

    private MinimalApi(Process process, Uri address)
    {
        this.process = process;
        Address = address;
    }

    public Uri Address { get; }

    /// <summary>The hidden command that the child process runs.</summary>
    public static Command Create()
    {
        var connection = new Option<string>("--connection") { Required = true };
        var command = new Command(CommandName, "The other side of hot-read.") { connection };
        command.Hidden = true;
        command.SetAction((parsed, cancellation) => ServeAsync(parsed.GetValue(connection)!, cancellation));
        return command;
    }

    public static async Task<MinimalApi> StartAsync(string connection, string code, byte[] json, CancellationToken cancellation)
    {
        await Sql.ExecuteAsync(
            NpgsqlFactory.Instance,
            connection,
            "DROP TABLE IF EXISTS hot_case; CREATE TABLE hot_case (id text PRIMARY KEY, body bytea NOT NULL); "
            + $"INSERT INTO hot_case VALUES ('{code}', '\\x{Convert.ToHexString(json)}')",
            cancellation);
        var start = new ProcessStartInfo(Environment.ProcessPath!, [CommandName, "--connection", connection]) { RedirectStandardOutput = true, RedirectStandardInput = true };
        var process = Process.Start(start)!;
        var line = await process.StandardOutput.ReadLineAsync(cancellation)
            ?? throw new InvalidOperationException("The minimal API did not start.");
        return new MinimalApi(process, new Uri(line));
    }

    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static async Task<int> ServeAsync(string connection, CancellationToken cancellation)
    {
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connection)
        {
            MaxAutoPrepare = 10,
            AutoPrepareMinUsages = 2,
            NoResetOnClose = true,
            MaxPoolSize = 32,
        });
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var app = builder.Build();
        app.MapGet("/v1/cases/{id}", async (string id) =>
        {
            await using var command = source.CreateCommand("SELECT body FROM hot_case WHERE id = $1");
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = id });
            return await command.ExecuteScalarAsync() is byte[] body ? Results.Bytes(body, "application/json") : Results.NotFound();
        });
        await app.StartAsync(cancellation);
        await Console.Out.WriteLineAsync(app.Urls.First());

        // Ends with the process that started it.
        await Console.In.ReadToEndAsync(cancellation);
        await app.StopAsync(cancellation);
        return 0;
    }
}
