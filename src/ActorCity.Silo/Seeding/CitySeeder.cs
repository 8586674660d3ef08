using ActorCity.Contracts;
using ActorCity.Contracts.Access;
using ActorCity.Contracts.Catalogue;
using ActorCity.Contracts.Offices;
using ActorCity.Silo.Catalogue;

namespace ActorCity.Silo.Seeding;

/// <summary>
/// Brings the demo city into being by ordinary steward commands with fixed command ids: doing it twice, or on three silos at once,
/// does it once.
/// </summary>
internal sealed class CitySeeder(IGrainFactory grains, TimeProvider time)
{
    private const int Parallel = 32;

    private static readonly Actor Drafter = new() { Person = "steward-one", Role = ActorRole.Steward };
    private static readonly Actor Reviewer = new() { Person = "steward-two", Role = ActorRole.Steward };

    /// <param name="services">The service definitions to publish.</param>
    /// <param name="offices">The offices to open.</param>
    /// <param name="progress">Told how many of all are done.</param>
    /// <param name="cancellation">Stops between commands.</param>
    public async Task SeedAsync(
        IReadOnlyCollection<ServiceDefinition> services, IReadOnlyCollection<DemoOffice> offices, IProgress<SeedProgress>? progress, CancellationToken cancellation)
    {
        var total = services.Count + offices.Count;
        var done = 0;
        void Report() => progress?.Report(new(Interlocked.Increment(ref done), total));
        var limits = new ParallelOptions { MaxDegreeOfParallelism = Parallel, CancellationToken = cancellation };

        await System.Threading.Tasks.Parallel.ForEachAsync(services, limits, async (definition, _) =>
        {
            await PublishAsync(definition);
            Report();
        });
        await System.Threading.Tasks.Parallel.ForEachAsync(offices, limits, async (office, _) =>
        {
            await OpenAsync(office);
            Report();
        });
        await WaitForDirectoryAsync(offices, cancellation);
    }

    private async Task PublishAsync(ServiceDefinition definition)
    {
        var code = definition.Code;
        if ((await grains.Service<IServiceInquiry>(code).ListAsync()).Any(v => v.Status == ServiceVersionStatus.Published))
        {
            return;
        }

        var service = grains.Service<IServiceStewardship>(code);
        Demand(await service.DraftAsync(new DraftService { CommandId = $"seed:{code}:draft", Actor = Drafter, Definition = definition }), code);
        Demand(await service.ReviewAsync(new ReviewService { CommandId = $"seed:{code}:review", Actor = Reviewer, Version = 1 }), code);
        Demand(
            await service.PublishAsync(new PublishService
            {
                CommandId = $"seed:{code}:publish", Actor = Drafter, Version = 1, EffectiveFrom = time.GetUtcNow(),
            }),
            code);
    }

    private async Task OpenAsync(DemoOffice office)
    {
        var grain = grains.Office<IOfficeStewardship>(office.Code);
        Demand(
            await grain.RegisterAsync(new RegisterOffice
            {
                CommandId = $"seed:{office.Code}:register", Actor = Drafter, Name = office.Name, Region = office.Region, District = office.District,
            }),
            office.Code);
        Demand(
            await grain.LicenseAsync(new LicenseOffice
            {
                CommandId = $"seed:{office.Code}:license", Actor = Drafter, Licence = office.Licence, Until = office.LicensedUntil, Scope = office.Scope, Capacity = office.Capacity,
            }),
            office.Code);
        Demand(await grain.ActivateAsync(new ActivateOffice { CommandId = $"seed:{office.Code}:activate", Actor = Drafter }), office.Code);
    }

    /// <summary>Draws need the directory, which learns of offices by their due rows: a moment later than the offices open.</summary>
    private async Task WaitForDirectoryAsync(IReadOnlyCollection<DemoOffice> offices, CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50), time);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(TimeSpan.FromSeconds(60));
        do
        {
            var known = (await grains.Directory().GetSnapshotAsync(0))?.Offices.Select(o => o.Office).ToHashSet() ?? [];
            if (offices.All(o => known.Contains(o.Code)))
            {
                return;
            }
        }
        while (await timer.WaitForNextTickAsync(limit.Token));
    }

    private static void Demand<T>(Outcome<T> outcome, string subject) where T : notnull
    {
        if (outcome.Refusal is { } refusal)
        {
            var values = string.Join(", ", refusal.Values.Select(v => $"{v.Key}={v.Value}"));
            throw new InvalidOperationException($"The city refused to seed {subject}: {refusal.Code} {values}");
        }
    }
}

/// <param name="Done">Services and offices done.</param>
/// <param name="Total">Of how many.</param>
internal sealed record SeedProgress(int Done, int Total);
