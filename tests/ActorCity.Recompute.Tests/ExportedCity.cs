using System.Text;
using System.Text.Json;
using ActorCity.Domain;
using ActorCity.Domain.Cases;
using ActorCity.Domain.Catalogue;
using ActorCity.Domain.Tests.Model;
using ActorCity.Grains;
using ActorCity.ReadModels;
using ActorCity.Silo.Journal;
using ActorCity.Storage;
using ActorCity.Storage.Journal;
using ActorCity.Storage.Serialization;
using ActorCity.Testing;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;

namespace ActorCity.Recompute.Tests;

/// <summary>Generated cases, written by the city's own storage provider into a database and exported from it, once for all tests.</summary>
public sealed class ExportedCity : IAsyncLifetime
{
    private const int CasesMin = 1000;
    private const int Seed = 1405;
    private const int WritersMax = 256;

    /// <summary>The export, line by line.</summary>
    public ImmutableArray<string> Lines { get; private set; } = [];

    /// <summary>The same, read.</summary>
    public ImmutableArray<JsonElement> Entries { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        var generated = GeneratedCases.Play(CasesMin, Seed);
        await using var storage = await StorageFixture.CreateAsync(StorageEngine.SQLite, Register);
        foreach (var service in generated.Services)
        {
            await StoreAsync(storage.Journal, "service", GrainKeys.Service, ServiceStream.Instance, service);
        }

        await Parallel.ForEachAsync(
            generated.Cases, new ParallelOptions { MaxDegreeOfParallelism = WritersMax }, async (one, _) => await StoreAsync(storage.Journal, "case", GrainKeys.Case, CaseStream.Instance, one));

        using var file = new MemoryStream();
        var result = await JournalExport.WriteAsync(storage.Services.GetRequiredService<JournalScan>(), file, (_, _) => { }, TestContext.Current.CancellationToken);
        Assert.Empty(result.Problems);
        Lines = [.. Encoding.UTF8.GetString(file.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries)];
        Entries = [.. Lines.Select(l => JsonDocument.Parse(l).RootElement)];
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static void Register(IServiceCollection services)
    {
        services.AddCityReadModels();
        services.AddSingleton<Contracts.Queries.IStreamProjector, CityProjector>();
        foreach (var (state, schema, version) in CityGrainsHosting.StateSchemas)
        {
            services.AddSingleton(new StateSchema(state, schema, version));
        }
    }

    /// <summary>Entry after entry, each with its state, rows and due times in one write, as a grain does it.</summary>
    private static async Task StoreAsync<TState>(IGrainStorage storage, string stateName, string grainType, IStreamRules<TState> rules, JournalStream<TState> played)
        where TState : class
    {
        var grain = GrainId.Create(grainType, played.Key);
        var stored = new GrainState<Journaled<TState>>();
        await storage.ReadStateAsync(stateName, grain, stored);
        foreach (var entry in played.Journal)
        {
            var before = stored.State!.State;
            var after = rules.Evolve(before, new EntryHead(entry.Stream, entry.Sequence, entry.At, entry.Actor), entry.Events);
            stored.State.State = after;
            stored.State.Pending = new Commit { Entry = entry, Rows = rules.Rows(before, after, entry), Due = rules.Due(before, after) };
            await storage.WriteStateAsync(stateName, grain, stored);
        }
    }
}
