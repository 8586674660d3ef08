using ActorCity.Contracts;
using ActorCity.Contracts.Access;
using ActorCity.Contracts.Cases;
using ActorCity.Contracts.Catalogue;
using ActorCity.Contracts.Offices;

namespace ActorCity.Grains.Tests;

/// <summary>Six offices and two services with a drawn decision, made by steward commands; and the commands of one case's life.</summary>
internal static class DemoCity
{
    public const string Service = "test-permit";

    public static readonly string[] Offices = ["t-1", "t-2", "t-3", "t-4", "t-5", "t-6"];

    public static Actor Steward(int number) => new() { Person = $"steward-{number}", Role = ActorRole.Steward };

    public static Actor Clerk { get; } = new() { Person = "clerk-1", Office = "t-1", Role = ActorRole.Clerk };

    public static Actor Citizen { get; } = new() { Person = "citizen-1", Role = ActorRole.Citizen };

    public static Actor Manager(string office) => new() { Person = $"manager-{office}", Office = office, Role = ActorRole.OfficeManager };

    public static Actor Examiner(string office, int number = 1) => new() { Person = $"examiner-{number}", Office = office, Role = ActorRole.Examiner };

    public static string NewId() => Guid.NewGuid().ToString("N");

    public static async Task SeedAsync(CityCluster city)
    {
        await PublishAsync(city, Service);
        await PublishAsync(city, DemoCards.Paid, 1, city.Time.GetUtcNow());
        await PublishAsync(city, DemoCards.Paid with { VisitBudget = 2 }, 2, city.Time.GetUtcNow().AddYears(1));
        foreach (var code in Offices)
        {
            await OpenOfficeAsync(city, code);
        }

        await city.RunDueAsync();
    }

    public static Task PublishAsync(CityCluster city, string code) => PublishAsync(city, DemoCards.Permit(code), 1, city.Time.GetUtcNow());

    public static async Task PublishAsync(CityCluster city, ServiceDefinition definition, int version, DateTimeOffset from)
    {
        var service = city.Grains.Service<IServiceStewardship>(definition.Code);
        Applied(await service.DraftAsync(new DraftService { CommandId = NewId(), Actor = Steward(1), Definition = definition }));
        Applied(await service.ReviewAsync(new ReviewService { CommandId = NewId(), Actor = Steward(2), Version = version }));
        Applied(await service.PublishAsync(new PublishService { CommandId = NewId(), Actor = Steward(1), Version = version, EffectiveFrom = from }));
    }

    public static async Task OpenOfficeAsync(CityCluster city, string code)
    {
        var office = city.Grains.Office<IOfficeStewardship>(code);
        Applied(await office.RegisterAsync(new RegisterOffice
        {
            CommandId = NewId(), Actor = Steward(1), Name = new LocalText { Fa = "دفتر", En = "Office" }, Region = 1, District = 1,
        }));
        await LicenseAsync(city, code, new DateOnly(2099, 1, 1));
        Applied(await office.ActivateAsync(new ActivateOffice { CommandId = NewId(), Actor = Steward(1) }));
    }

    public static async Task LicenseAsync(CityCluster city, string office, DateOnly until) =>
        Applied(await city.Grains.Office<IOfficeStewardship>(office).LicenseAsync(new LicenseOffice
        {
            CommandId = NewId(), Actor = Steward(1), Licence = "L-1", Until = until, Scope = ["*"], Capacity = 10,
        }));

    /// <summary>Sets what offices may work on; draws know it at once.</summary>
    public static async Task ScopeAsync(CityCluster city, IEnumerable<string> offices, params string[] scope)
    {
        foreach (var office in offices)
        {
            Applied(await city.Grains.Office<IOfficeStewardship>(office).ChangeScopeAsync(
                new ChangeOfficeScope { CommandId = NewId(), Actor = Steward(1), Scope = [.. scope] }));
        }

        await city.RunDueAsync();
        city.Time.Advance(TimeSpan.FromSeconds(1));
    }

    public static T Applied<T>(Outcome<T> outcome) where T : notnull
    {
        Assert.True(outcome.Refusal is null, $"Refused: {outcome.Refusal?.Code} {string.Join(" ", outcome.Refusal?.Values.Select(v => v.Key + "=" + v.Value) ?? [])}");
        return outcome.Value!;
    }

    public static OpenCase Open(string? commandId = null) => new()
    {
        CommandId = commandId ?? NewId(), Actor = Clerk, Service = Service, Applicant = NewId(), Reference = "parcel-1", IntakeOffice = "t-1", Channel = Channel.Desk,
    };

    public static AttachDocument Document() => new()
    {
        CommandId = NewId(), Actor = Clerk, Item = "title-deed", FileName = "deed.pdf", MediaType = "application/pdf", Bytes = 10, Sha256 = new string('a', 64),
    };

    /// <summary>Another visit: opening at the counter was the first, and the only one that the service foresees.</summary>
    public static RegisterVisit Visit(string reason = "more papers") => new()
    {
        CommandId = NewId(), Actor = Clerk, Office = "t-1", AskedBy = "citizen", Reason = reason, Fault = VisitFault.None,
    };

    public static async Task<CaseId> OpenedAsync(CityCluster city, string service = Service)
    {
        var command = Open() with { Service = service };
        var id = CaseId.FromCommand(command.CommandId);
        Applied(await city.Grains.Case<ICaseIntake>(id).OpenAsync(command));
        return id;
    }

    public static async Task<(CaseId Id, string Office)> SubmittedAsync(CityCluster city, string service = Service)
    {
        var id = await OpenedAsync(city, service);
        Applied(await city.Grains.Case<ICaseIntake>(id).AttachDocumentAsync(Document()));
        var receipt = Applied(await city.Grains.Case<ICaseIntake>(id).SubmitAsync(new SubmitCase { CommandId = NewId(), Actor = Clerk }));
        return (id, receipt.Holder!);
    }

    /// <summary>Takes work at the office until this case comes; the cases before it stay taken.</summary>
    public static async Task TakeAsync(CityCluster city, CaseId id, string office)
    {
        TakenWork taken;
        do
        {
            taken = Applied(await city.Grains.Office<IOfficeDesk>(office).TakeNextAsync(new TakeNext { CommandId = NewId(), Actor = Examiner(office) }));
        }
        while (taken.Case != id);
    }

    /// <summary>A case whose decision an examiner has taken.</summary>
    public static async Task<(CaseId Id, string Office)> TakenAsync(CityCluster city, string service = Service)
    {
        var (id, office) = await SubmittedAsync(city, service);
        await TakeAsync(city, id, office);
        return (id, office);
    }

    /// <summary>A case that was paid for and refused.</summary>
    public static async Task<CaseId> RefusedAsync(CityCluster city)
    {
        var (id, office) = await TakenAsync(city, DemoCards.Paid.Code);
        Applied(await city.Grains.Case<ICaseExamination>(id).PerformStepAsync(new PerformStep { CommandId = NewId(), Actor = Clerk, Step = "intake-check" }));
        Applied(await city.Grains.Case<ICasePayments>(id).RecordPaymentAsync(Payment()));
        Applied(await city.Grains.Case<ICaseExamination>(id).DecideAsync(Decision(office, "refused")));
        return id;
    }

    public static NoticeDeficiency Notice(string office) => new()
    {
        CommandId = NewId(), Actor = Examiner(office), Items = [new DeficiencyItem { Item = "title-deed", Explanation = "unreadable" }],
    };

    public static DecideCase Decision(string office, string verdict) => new() { CommandId = NewId(), Actor = Examiner(office), Verdict = verdict, Reason = "as the plan says" };

    public static WithdrawCase Withdrawal() => new() { CommandId = NewId(), Actor = Clerk };

    public static RecordPayment Payment() => new()
    {
        CommandId = NewId(), Actor = Clerk, Bill = 1, Amount = DemoCards.Total, Method = PaymentMethod.Cash, Reference = NewId(),
    };
}
