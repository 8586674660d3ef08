using System.Data.Common;
using ActorCity.Storage;
using ActorCity.Storage.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace ActorCity.Benchmarks.Storage;

/// <summary>SQLite: one file for each variant, all in WAL mode with full durability.</summary>
internal sealed class SqliteBench(bool keep) : IStorageBench
{
    private readonly string directory = Directory.CreateTempSubdirectory("actorcity-bench-").FullName;

    public Task<IReadOnlyList<string>> DescribeAsync(CancellationToken cancellation) => Task.FromResult<IReadOnlyList<string>>(
        [$"SQLite in {directory}: journal_mode=WAL, synchronous=FULL for all variants", $"{Environment.ProcessorCount} processors, shared with the load"]);

    public async Task<IReadOnlyList<IStorageVariant>> VariantsAsync(StoragePlan plan, CancellationToken cancellation)
    {
        var all = new (string Name, Func<string, IStorageVariant> Make)[]
        {
            ("journaled", file => new JournaledVariant(plan.Journaled(StorageEngine.SQLite, file))),
            ("stock", file => new StockVariant("stock", StockSettings.SqliteDefaults(file))),
            ("stock-tuned", file => new StockVariant("stock-tuned", StockSettings.SqliteTuned(file, CitySource(file)))),
            ("conventional", file => new ConventionalSqlite(file)),
        };
        var variants = new List<IStorageVariant>();
        foreach (var (name, make) in all.Where(v => plan.Only is null || plan.Only.Contains(v.Name)))
        {
            var connection = $"Data Source={Path.Combine(directory, name + ".db")}";
            // The mode is a property of the file; synchronous=FULL is the driver's default.
            await Sql.ExecuteAsync(SqliteFactory.Instance, connection, "PRAGMA journal_mode=WAL", cancellation);
            variants.Add(make(connection));
        }

        return variants;
    }

    // Connections as the city opens them: pragmas on every one.
    private static DbDataSource CitySource(string connection) => new ServiceCollection()
        .AddCityStorage(new StorageOptions { Engine = StorageEngine.SQLite, ConnectionString = connection })
        .BuildServiceProvider().GetRequiredService<DbDataSource>();

    public ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        if (!keep)
        {
            Directory.Delete(directory, recursive: true);
        }

        return ValueTask.CompletedTask;
    }
}
