using ActorCity.Benchmarks.Measure;
using ActorCity.Benchmarks.Storage;
using ActorCity.Silo.Hosting;
using Npgsql;

namespace ActorCity.Benchmarks.Cold;

/// <summary>The city's own silo in this process, without HTTP, over a PostgreSQL database of its own with many stored cases.</summary>
internal sealed class EmbeddedCity : IAsyncDisposable
{
    private const string Database = "actorcity_bench_cold";

    private readonly BenchServer server;
    private readonly RunningCity city;

    private EmbeddedCity(BenchServer server, RunningCity city)
    {
        this.server = server;
        this.city = city;
    }

    public IGrainFactory Grains => city.Grains;

    public static async Task<EmbeddedCity> StartAsync(string? connection, int cases, Output output, CancellationToken cancellation)
    {
        var server = await BenchServer.StartAsync(connection);
        await Sql.ExecuteAsync(NpgsqlFactory.Instance, server.Connection, $"DROP DATABASE IF EXISTS {Database} WITH (FORCE)", cancellation);
        await Sql.ExecuteAsync(NpgsqlFactory.Instance, server.Connection, $"CREATE DATABASE {Database}", cancellation);
        var database = new NpgsqlConnectionStringBuilder(server.Connection) { Database = Database }.ConnectionString;
        var settings = CitySettings.Read(new CommandLineSettings { Engine = "PostgreSQL", Connection = database, FreePorts = true });
        var city = await RunningCity.StartAsync(settings, http: false, seed: true, progress: null, cancellation);

        var started = Stopwatch.GetTimestamp();
        await using var source = NpgsqlDataSource.Create(database);
        await new StoredCases(source, city.Grains).LoadAsync(cases, cancellation);
        output.Say($"{cases} cases stored in {Stopwatch.GetElapsedTime(started).TotalSeconds:0} s");
        return new EmbeddedCity(server, city);
    }

    public async ValueTask DisposeAsync()
    {
        await city.DisposeAsync();
        NpgsqlConnection.ClearAllPools();
        await Sql.ExecuteAsync(NpgsqlFactory.Instance, server.Connection, $"DROP DATABASE IF EXISTS {Database} WITH (FORCE)", CancellationToken.None);
        await server.DisposeAsync();
    }
}
