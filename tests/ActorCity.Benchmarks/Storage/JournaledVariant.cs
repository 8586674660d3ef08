using System.Text.Json;
using ActorCity.Contracts;
using ActorCity.Contracts.Access;
using ActorCity.Contracts.Cases;
using ActorCity.Contracts.Cases.Events;
using ActorCity.Contracts.Deadlines;
using ActorCity.Contracts.Journal;
using ActorCity.Contracts.Queries;
using ActorCity.ReadModels;
using ActorCity.Storage;
using ActorCity.Storage.Hosting;
using ActorCity.Storage.Schema;
using ActorCity.Storage.Serialization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Storage;

namespace ActorCity.Benchmarks.Storage;

/// <summary>
/// The city's own provider, with everything a case's command writes: the state, the journal entry with its hash chain, the
/// case's row in the lists, and a due time that moves.
/// </summary>
internal sealed class JournaledVariant(StorageOptions options) : InProcessVariant
{
    private static readonly Actor Examiner = new() { Person = "examiner-14-009-3", Office = "14-009", Role = ActorRole.Examiner };

    private readonly IHost host = Build(options);
    private IGrainStorage storage = null!;
    private (GrainId Id, GrainState<Journaled<BenchCase>> State)[] grains = [];

    public override string Name => "journaled";

    public override int StateBytes => grains.Length == 0 ? 0
        : host.Services.GetRequiredService<CityStateSerializer>().Serialize(grains[0].State.State).ToMemory().Length;

    public static IHost Build(StorageOptions options)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Logging.SetMinimumLevel(LogLevel.Error);
        builder.Services.AddCityStorage(options);
        builder.Services.AddCityReadModels();
        builder.Services.AddSingleton(new StateSchema(typeof(BenchCase), "bench-case", 1));
        builder.UseOrleans(silo => silo.UseLocalhostClustering().AddCityGrainStorage());
        return builder.Build();
    }

    public override async ValueTask DisposeAsync()
    {
        if (host is IAsyncDisposable disposable)
        {
            await disposable.DisposeAsync();
        }
    }

    protected override async Task PrepareAsync(int cases, CancellationToken cancellation)
    {
        await host.Services.GetRequiredService<MigrationRunner>().MigrateAsync(cancellation);
        storage = host.Services.GetRequiredKeyedService<IGrainStorage>(Stores.Journal);
        var now = BenchCase.Now();
        grains =
        [
            .. Enumerable.Range(0, cases).Select(index =>
            {
                var loaded = BenchCase.Loaded(index, now);
                var state = new Journaled<BenchCase> { State = loaded };
                return (GrainId.Create(GrainKeys.Case, loaded.Case.Key), new GrainState<Journaled<BenchCase>> { State = state });
            }),
        ];
    }

    protected override Task ExecuteAsync(int index)
    {
        var (id, grain) = grains[index];
        var now = BenchCase.Now();
        var state = grain.State!;
        var next = state.State!.After(now);
        var entry = Entry(next, now);
        state.State = next;
        state.Recent = [.. state.Recent.TakeLast(CommandMemory.Kept - 1), new CommandMemory { CommandId = entry.CommandId, Fingerprint = entry.Fingerprint, Answer = entry.Answer }];
        state.Pending = new Commit
        {
            Entry = entry,
            Rows = [Row(next)],
            Due = [new DueChange(DueKinds.Decision, next.Version, next.DueAt)],
        };
        return storage.WriteStateAsync("case", id, grain);
    }

    private static JournalEntry Entry(BenchCase next, DateTimeOffset now) => new()
    {
        Stream = next.Case.Key,
        Sequence = next.Version,
        CommandId = Guid.CreateVersion7().ToString("N"),
        Fingerprint = next.ApplicantHash[..32],
        Actor = Examiner,
        At = now,
        Events = [new StepPerformed { Step = "plan-control", Office = next.Holder, Person = Examiner.Person, Note = next.LastNote }],
        Answer = JsonSerializer.Serialize(
            new CaseReceipt { Case = next.Case, Version = next.Version, Status = CaseStatus.InProgress, At = now, Holder = next.Holder }, CityJson.Stored),
    };

    private static CaseRow Row(BenchCase next) => new()
    {
        Case = next.Case,
        Version = next.Version,
        Service = next.Service,
        ServiceVersion = 1,
        ApplicantHash = next.ApplicantHash,
        DrawSubject = next.ApplicantHash,
        Reference = next.Reference,
        Status = CaseStatus.InProgress,
        Channel = Channel.Desk,
        IntakeOffice = next.IntakeOffice,
        Holder = next.Holder,
        OpenedAt = next.OpenedAt,
        SubmittedAt = next.OpenedAt,
        DueAt = next.DueAt,
        FirstStepAt = next.OpenedAt,
        LastStepAt = next.LastEventAt,
        LastEventAt = next.LastEventAt,
        VisitCount = next.VisitCount,
        VisitBudget = 1,
        Late = false,
        NoticeBreach = false,
    };
}
