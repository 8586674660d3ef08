using ActorCity.Contracts.Access;
using ActorCity.Domain;
using ActorCity.Domain.Cases;
using ActorCity.Domain.Catalogue;
using ActorCity.Domain.Offices;
using ActorCity.ReadModels.Cases;
using ActorCity.ReadModels.City;
using ActorCity.ReadModels.Journal;
using ActorCity.ReadModels.Money;
using ActorCity.ReadModels.Sql;
using ActorCity.ReadModels.Work;
using ActorCity.Storage.Indexing;
using ActorCity.Storage.Serialization;

namespace ActorCity.ReadModels.Tests;

/// <summary>The city's tables on a fresh database of either engine, with the grains that read them and two ways to write them.</summary>
internal sealed class Tables : IAsyncDisposable
{
    public static readonly DateTimeOffset Noon = new(2026, 11, 23, 8, 30, 0, TimeSpan.Zero);

    private StorageFixture storage;

    private Tables(StorageFixture storage) => this.storage = storage;

    public StorageFixture Storage => storage;

    public IServiceProvider Services => storage.Services;

    public CityDatabase Database => Services.GetRequiredService<CityDatabase>();

    public IPseudonyms Pseudonyms => Services.GetRequiredService<IPseudonyms>();

    public ICaseQueries Cases => new CaseQueriesGrain(
        Database, Services.GetRequiredService<IJournalReader>(), Services.GetRequiredService<CommandLookup>(), Pseudonyms);

    public IWorkQueries Work => new WorkQueriesGrain(Database, Services.GetRequiredService<IJournalReader>());

    public ICityQueries City => new CityQueriesGrain(Database, Services.GetRequiredService<ReportPlaces>());

    public ICaseMatters Matters => new CaseMattersGrain(Database);

    public IMoneyQueries Money => new MoneyQueriesGrain(Database, Services.GetRequiredService<IJournalReader>());

    public static async Task<Tables> OnAsync(StorageEngine engine) => new(await StorageFixture.CreateAsync(engine, Register));

    /// <summary>The number-th case of a test.</summary>
    public static CaseId Id(int number) => CaseId.FromCommand($"command-{number}");

    /// <summary>A case row with the facts that most tests do not care about.</summary>
    public static CaseRow Case(int number, DateTimeOffset? openedAt = null) => new()
    {
        Case = Id(number),
        Version = 1,
        Service = "building-permit",
        ServiceVersion = 1,
        ApplicantHash = "none",
        Status = CaseStatus.InProgress,
        Channel = Channel.Internet,
        OpenedAt = openedAt ?? Noon.AddMinutes(number),
        LastEventAt = openedAt ?? Noon.AddMinutes(number),
        VisitCount = 0,
        VisitBudget = 1,
        Late = false,
        NoticeBreach = false,
        DrawSubject = "none",
    };

    public static WorkItemRow Item(int number, string office, DateTimeOffset dueAt) => new()
    {
        Case = Id(number), Step = "examination", Office = office, Service = "building-permit", DueAt = dueAt, Since = Noon,
    };

    public async Task WriteAsync(params IReadOnlyList<IndexRow> rows)
    {
        await using var session = await Services.GetRequiredService<IIndexWriter>().BeginExclusiveAsync();
        foreach (var chunk in rows.Chunk(5000))
        {
            await session.WriteAsync(chunk);
        }

        await session.CommitAsync();
    }

    /// <summary>One journal entry and its rows through the journaled provider, exactly as a case writes them.</summary>
    public Task CaseEventAsync(CaseId id, string commandId, DateTimeOffset at, params ImmutableArray<CityEvent> events) =>
        EventAsync("case", GrainId.Create(GrainKeys.Case, id.Key), CaseStream.Instance, commandId, at, events);

    public Task OfficeEventAsync(string code, string commandId, params ImmutableArray<CityEvent> events) =>
        EventAsync("office", GrainId.Create(GrainKeys.Office, $"of-{code}"), OfficeStream.Instance, commandId, Noon, events);

    public Task ServiceEventAsync(string code, string commandId, params ImmutableArray<CityEvent> events) =>
        EventAsync("service", GrainId.Create(GrainKeys.Service, $"sv-{code}"), ServiceStream.Instance, commandId, Noon, events);

    /// <summary>Every silo stops; the database stays.</summary>
    public async Task StopCityAsync()
    {
        await storage.CloseAsync();
        storage = await StorageFixture.OpenAsync(storage.Options, Register);
    }

    public ValueTask DisposeAsync() => storage.DisposeAsync();

    private static void Register(IServiceCollection services)
    {
        services.AddCityReadModels();
        services.AddSingleton<IStreamProjector, CityProjector>();
        services.AddSingleton(new StateSchema(typeof(CaseState), "case", 1));
        services.AddSingleton(new StateSchema(typeof(OfficeState), "office", 1));
        services.AddSingleton(new StateSchema(typeof(ServiceState), "service", 1));
    }

    private async Task EventAsync<TState>(
        string stateName, GrainId grain, IStreamRules<TState> rules, string commandId, DateTimeOffset at, ImmutableArray<CityEvent> events)
        where TState : class
    {
        var state = new GrainState<Journaled<TState>>();
        await storage.Journal.ReadStateAsync(stateName, grain, state);
        var before = state.State!.State;
        var actor = new Actor { Person = "p-1", Office = "06-112", Role = ActorRole.Clerk };
        var head = new EntryHead(grain.Key.ToString()!, state.State.Sequence + 1, at, actor);
        var after = rules.Evolve(before, head, events);
        var entry = new JournalEntry
        {
            Stream = head.Stream,
            Sequence = head.Sequence,
            CommandId = commandId,
            Fingerprint = "0123456789abcdef",
            Actor = actor,
            At = at,
            Events = events,
            Answer = "{}",
        };
        state.State.State = after;
        state.State.Pending = new Commit { Entry = entry, Rows = rules.Rows(before, after, entry), Due = rules.Due(before, after) };
        await storage.Journal.WriteStateAsync(stateName, grain, state);
    }
}
