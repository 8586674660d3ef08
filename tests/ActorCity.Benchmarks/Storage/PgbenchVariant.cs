using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using ActorCity.Contracts;
using Npgsql;

namespace ActorCity.Benchmarks.Storage;

/// <summary>
/// The limit of one row per transaction: PostgreSQL's own load generator, written in C, upserting single prepared rows of the
/// same size, with nothing around it.
/// </summary>
internal sealed partial class PgbenchVariant(string program, string connectionString) : IStorageVariant
{
    private const int Threads = 2;

    /// <summary>What one connection may take where forking is slow.</summary>
    private static readonly TimeSpan Connecting = TimeSpan.FromMilliseconds(60);

    private readonly string directory = Directory.CreateTempSubdirectory("actorcity-pgbench-").FullName;
    private readonly string body = JsonSerializer.Serialize(BenchCase.Loaded(1, BenchCase.Now()), CityJson.Stored);
    private int cases;

    public string Name => "pgbench";

    public int StateBytes => Encoding.UTF8.GetByteCount(body);

    public async Task LoadAsync(int cases, CancellationToken cancellation)
    {
        this.cases = cases;
        await Sql.ExecuteAsync(
            NpgsqlFactory.Instance,
            connectionString,
            "CREATE TABLE bench_case (id integer PRIMARY KEY, version integer NOT NULL, body text NOT NULL) WITH (fillfactor = 70); "
            + "ALTER TABLE bench_case ALTER COLUMN body SET COMPRESSION lz4; "
            + $"INSERT INTO bench_case SELECT n, 1, '' FROM generate_series(0, {cases - 1}) n",
            cancellation);

        // Callers have cases of their own here too: nobody waits for another's row lock.
        await File.WriteAllTextAsync(
            Path.Combine(directory, "upsert.sql"),
            """
            \set slot random(0, :cases / :callers - 1)
            \set id :client_id + :callers * :slot
            INSERT INTO bench_case (id, version, body) VALUES (:id, 1, :body)
            ON CONFLICT (id) DO UPDATE SET version = bench_case.version + 1, body = excluded.body;
            """,
            cancellation);
    }

    public async Task<Round> RunAsync(int callers, TimeSpan duration, CancellationToken cancellation)
    {
        var output = await RunProgramAsync(callers, duration, cancellation);
        var rate = Rate().Match(output);
        if (!rate.Success)
        {
            throw new InvalidOperationException("pgbench printed no rate:\n" + output);
        }

        var microseconds = new List<long>();
        foreach (var log in Directory.EnumerateFiles(directory, "latency.*"))
        {
            await foreach (var line in File.ReadLinesAsync(log, cancellation))
            {
                microseconds.Add(long.Parse(line.Split(' ')[2], CultureInfo.InvariantCulture));
            }

            File.Delete(log);
        }

        microseconds.Sort();
        return new Round(double.Parse(rate.Groups[1].ValueSpan, CultureInfo.InvariantCulture), At(50), At(99), 0);

        double At(int percentile) => microseconds.Count == 0 ? 0 : microseconds[(microseconds.Count - 1) * percentile / 100] / 1000.0;
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(directory, recursive: true);
        return ValueTask.CompletedTask;
    }

    private async Task<string> RunProgramAsync(int callers, TimeSpan duration, CancellationToken cancellation)
    {
        // Its clock runs from before the first connection, its rate only from after the last one.
        var connecting = callers * Connecting;
        var database = new NpgsqlConnectionStringBuilder(connectionString);
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = directory };
        foreach (var argument in new[]
        {
            "--no-vacuum", "--protocol=prepared", "--file=upsert.sql", "--log", "--log-prefix=latency", "--sampling-rate=0.1",
            "--define", $"cases={cases}", "--define", $"callers={callers}", "--define", "body=" + body,
            "--client", callers.ToString(CultureInfo.InvariantCulture), "--jobs", Math.Min(Threads, callers).ToString(CultureInfo.InvariantCulture),
            "--time", Math.Ceiling((duration + connecting).TotalSeconds).ToString(CultureInfo.InvariantCulture),
            "--host", database.Host!, "--port", database.Port.ToString(CultureInfo.InvariantCulture), "--username", database.Username!,
            database.Database!,
        })
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["PGPASSWORD"] = database.Password;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(cancellation);
        var errors = process.StandardError.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        return process.ExitCode == 0 ? await output : throw new InvalidOperationException("pgbench failed: " + await errors);
    }

    [GeneratedRegex(@"^tps = ([0-9.]+)", RegexOptions.Multiline)]
    private static partial Regex Rate();
}
