using ActorCity.Contracts;
using ActorCity.Contracts.Cases;
using ActorCity.Contracts.Catalogue;
using ActorCity.Contracts.Offices;
using ActorCity.Contracts.Queries;

namespace ActorCity.Silo.Replay;

/// <summary>The city in this process or cluster, by its grains.</summary>
internal sealed class GrainCityPort(IGrainFactory grains) : ICityPort
{
    private const int Attempts = 4;

    public Task<Outcome<ServiceReceipt>> GiveAsync(string service, CityCommand command, CancellationToken cancellation)
    {
        var stewardship = grains.Service<IServiceStewardship>(service);
        return GuardAsync(() => command switch
        {
            DraftService draft => stewardship.DraftAsync(draft),
            ReviewService review => stewardship.ReviewAsync(review),
            PublishService publish => stewardship.PublishAsync(publish),
            _ => throw Unknown(command),
        });
    }

    public Task<Outcome<OfficeReceipt>> GiveToOfficeAsync(string office, CityCommand command, CancellationToken cancellation)
    {
        var stewardship = grains.Office<IOfficeStewardship>(office);
        return GuardAsync(() => command switch
        {
            RegisterOffice register => stewardship.RegisterAsync(register),
            LicenseOffice license => stewardship.LicenseAsync(license),
            ActivateOffice activate => stewardship.ActivateAsync(activate),
            _ => throw Unknown(command),
        });
    }

    public Task<Outcome<CaseReceipt>> OpenAsync(OpenCase command, CancellationToken cancellation) => GuardAsync(async () =>
    {
        Outcome<CaseReceipt> outcome = CaseErrors.NumberTaken;
        for (var attempt = 0; attempt < Attempts && outcome.Refusal?.Code == CaseErrors.NumberTaken.Code; attempt++)
        {
            outcome = await grains.Case<ICaseIntake>(CaseId.FromCommand(command.CommandId, attempt)).OpenAsync(command);
        }

        return outcome;
    });

    public Task<Outcome<CaseReceipt>> GiveToCaseAsync(CaseId id, CityCommand command, CancellationToken cancellation) => GuardAsync(() => command switch
    {
        RegisterVisit visit => grains.Case<ICaseIntake>(id).RegisterVisitAsync(visit),
        PerformStep step => grains.Case<ICaseExamination>(id).PerformStepAsync(step),
        _ => throw Unknown(command),
    });

    public Task<long> VersionAsync(CaseId id, CancellationToken cancellation) =>
        GuardAsync(async () => (await grains.Case<ICaseInquiry>(id).GetRenderedAsync())?.Version ?? 0);

    public Task<ServiceReport> ReportAsync(string service, CancellationToken cancellation) =>
        GuardAsync(() => grains.CityQueries().ReportAsync(service));

    private static async Task<T> GuardAsync<T>(Func<Task<T>> call)
    {
        try
        {
            return await call();
        }
        catch (Exception away) when (away is OutcomeUnknownException or CityBusyException or TimeoutException or OrleansException)
        {
            throw new CityAwayException(away.Message, away);
        }
    }

    private static NotSupportedException Unknown(CityCommand command) => new($"A replay gives no {command.GetType().Name}.");
}
