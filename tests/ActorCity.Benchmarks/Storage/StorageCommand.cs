using System.CommandLine;
using ActorCity.Benchmarks.Measure;
using ActorCity.Storage;

namespace ActorCity.Benchmarks.Storage;

/// <summary>The same command through the city's storage and through the ordinary ways, in interleaved rounds of one run.</summary>
internal static class StorageCommand
{
    public static Command Create()
    {
        var engine = new Option<string>("--engine") { Description = "PostgreSQL or SQLite", Required = true };
        engine.AcceptOnlyFromAmong("PostgreSQL", "SQLite");
        var connection = new Option<string?>("--connection") { Description = "A PostgreSQL server (a role that may create databases); none: a temporary one is started" };
        var callers = new Option<string?>("--callers") { Description = "Concurrent callers, for instance 1,16,128 (the default; SQLite: 1,16,64,128)" };
        var seconds = new Option<int>("--seconds") { Description = "Time of one round", DefaultValueFactory = _ => 4 };
        var rounds = new Option<int>("--rounds") { Description = "Rounds of each variant; the median counts", DefaultValueFactory = _ => 3 };
        var cases = new Option<int>("--cases") { Description = "Stored cases", DefaultValueFactory = _ => 10_000 };
        var only = new Option<string?>("--variants") { Description = "Only these, for instance journaled,stock" };
        var keep = new Option<bool>("--keep") { Description = "Leave the databases" };
        var lanes = new Option<int?>("--lanes") { Description = "Flush lanes of the journaled provider; none: its default" };
        var output = Output.Option();
        var command = new Command("storage", "Commands per second of the journaled provider and of the ordinary ways.")
        {
            engine, connection, callers, seconds, rounds, cases, only, lanes, keep, output,
        };
        command.SetAction((parsed, cancellation) =>
        {
            var sqlite = parsed.GetValue(engine) == "SQLite";
            var plan = new StoragePlan(
                parsed.GetValue(engine)!,
                [.. (parsed.GetValue(callers) ?? (sqlite ? "1,16,64,128" : "1,16,128")).Split(',').Select(c => int.Parse(c, CultureInfo.InvariantCulture))],
                TimeSpan.FromSeconds(parsed.GetValue(seconds)),
                parsed.GetValue(rounds),
                parsed.GetValue(cases),
                parsed.GetValue(only)?.Split(','),
                parsed.GetValue(lanes));
            return RunAsync(plan, parsed.GetValue(connection), parsed.GetValue(keep), Output.From(parsed, output), cancellation);
        });
        return command;
    }

    private static async Task<int> RunAsync(StoragePlan plan, string? connection, bool keep, Output output, CancellationToken cancellation)
    {
        await using IStorageBench bench = plan.Engine == "SQLite"
            ? new SqliteBench(keep)
            : await PostgresBench.StartAsync(connection, keep);
        foreach (var line in await bench.DescribeAsync(cancellation))
        {
            output.Say(line);
        }

        var run = new StorageRun(plan, output);
        var results = await run.RunAsync(bench, cancellation);
        output.Document(results);
        StorageReport.Write(output, results);
        return 0;
    }
}

/// <summary>What to run.</summary>
internal sealed record StoragePlan(
    string Engine, IReadOnlyList<int> Callers, TimeSpan RoundTime, int Rounds, int Cases, IReadOnlyList<string>? Only, int? Lanes)
{
    /// <summary>The journaled provider's settings.</summary>
    public StorageOptions Journaled(StorageEngine engine, string connection)
    {
        var options = new StorageOptions { Engine = engine, ConnectionString = connection };
        options.Lanes = Lanes ?? options.Lanes;
        return options;
    }
}

/// <summary>One line of the result: medians over the rounds.</summary>
internal sealed record StorageResult(string Engine, int Callers, string Variant, double CommandsPerSecond, double P50Ms, double P99Ms);

/// <summary>An engine to measure on.</summary>
internal interface IStorageBench : IAsyncDisposable
{
    /// <summary>What the numbers depend on, for people.</summary>
    Task<IReadOnlyList<string>> DescribeAsync(CancellationToken cancellation);

    /// <summary>The variants, each with a database of its own.</summary>
    Task<IReadOnlyList<IStorageVariant>> VariantsAsync(StoragePlan plan, CancellationToken cancellation);
}
