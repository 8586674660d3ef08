using ActorCity.Contracts;
using ActorCity.Contracts.Catalogue;
using ActorCity.Contracts.Offices;
using static ActorCity.Grains.Tests.DemoCity;

namespace ActorCity.Grains.Tests;

/// <summary>Stewards' commands on offices and services of their own, each after what must have happened before it.</summary>
internal static class StewardRetries
{
    private static readonly DateOnly Until = new(2099, 1, 1);

    public static Dictionary<Type, Func<CityCluster, Task<Retry>>> All { get; } = new()
    {
        [typeof(RegisterOffice)] = city => Task.FromResult(Give(city, NewCode(), Registration(), (g, c) => g.RegisterAsync(c))),
        [typeof(LicenseOffice)] = async city => Give(city, await RegisteredAsync(city), License(), (g, c) => g.LicenseAsync(c)),
        [typeof(ActivateOffice)] = async city =>
        {
            var code = await RegisteredAsync(city);
            Applied(await city.Grains.Office<IOfficeStewardship>(code).LicenseAsync(License()));
            return Give(city, code, new ActivateOffice { CommandId = NewId(), Actor = Steward(1) }, (g, c) => g.ActivateAsync(c));
        },
        [typeof(ChangeOfficeScope)] = async city =>
            Give(city, await OpenAsync(city), new ChangeOfficeScope { CommandId = NewId(), Actor = Steward(1), Scope = [Service] }, (g, c) => g.ChangeScopeAsync(c)),
        [typeof(ChangeOfficeCapacity)] = async city =>
            Give(city, await OpenAsync(city), new ChangeOfficeCapacity { CommandId = NewId(), Actor = Steward(1), Capacity = 3 }, (g, c) => g.ChangeCapacityAsync(c)),
        [typeof(SuspendOffice)] = async city =>
            Give(city, await OpenAsync(city), new SuspendOffice { CommandId = NewId(), Actor = Steward(1), Cause = "inquiry" }, (g, c) => g.SuspendAsync(c)),
        [typeof(RevokeOffice)] = async city =>
            Give(city, await OpenAsync(city), new RevokeOffice { CommandId = NewId(), Actor = Steward(1), Cause = "fraud" }, (g, c) => g.RevokeAsync(c)),
        [typeof(DraftService)] = city => Task.FromResult(Rule(city, NewCode(), Draft, (g, c) => g.DraftAsync(c))),
        [typeof(ReviewService)] = async city =>
        {
            var code = NewCode();
            Applied(await city.Grains.Service<IServiceStewardship>(code).DraftAsync(Draft(code)));
            return Rule(city, code, _ => Review(), (g, c) => g.ReviewAsync(c));
        },
        [typeof(PublishService)] = async city =>
        {
            var code = NewCode();
            Applied(await city.Grains.Service<IServiceStewardship>(code).DraftAsync(Draft(code)));
            Applied(await city.Grains.Service<IServiceStewardship>(code).ReviewAsync(Review()));
            var command = new PublishService { CommandId = NewId(), Actor = Steward(1), Version = 1, EffectiveFrom = city.Time.GetUtcNow().AddDays(1) };
            return Rule(city, code, _ => command, (g, c) => g.PublishAsync(c));
        },
        [typeof(RetireService)] = async city =>
        {
            var code = NewCode();
            await PublishAsync(city, code);
            var command = new RetireService { CommandId = NewId(), Actor = Steward(1), From = city.Time.GetUtcNow().AddDays(1) };
            return Rule(city, code, _ => command, (g, c) => g.RetireAsync(c));
        },
    };

    private static Retry Give<TCommand>(CityCluster city, string office, TCommand command, Func<IOfficeStewardship, TCommand, Task<Outcome<OfficeReceipt>>> send)
        where TCommand : CityCommand =>
        Retry.Of($"of-{office}", command, c => send(city.Grains.Office<IOfficeStewardship>(office), c));

    private static Retry Rule<TCommand>(CityCluster city, string service, Func<string, TCommand> command, Func<IServiceStewardship, TCommand, Task<Outcome<ServiceReceipt>>> send)
        where TCommand : CityCommand =>
        Retry.Of($"sv-{service}", command(service), c => send(city.Grains.Service<IServiceStewardship>(service), c));

    private static string NewCode() => $"r-{NewId()[..10]}";

    private static async Task<string> RegisteredAsync(CityCluster city)
    {
        var code = NewCode();
        Applied(await city.Grains.Office<IOfficeStewardship>(code).RegisterAsync(Registration()));
        return code;
    }

    private static async Task<string> OpenAsync(CityCluster city)
    {
        var code = NewCode();
        await OpenOfficeAsync(city, code);
        return code;
    }

    private static RegisterOffice Registration() => new()
    {
        CommandId = NewId(), Actor = Steward(1), Name = new LocalText { Fa = "دفتر", En = "Office" }, Region = 1, District = 1,
    };

    private static LicenseOffice License() => new() { CommandId = NewId(), Actor = Steward(1), Licence = "L-1", Until = Until, Scope = ["*"], Capacity = 10 };

    private static DraftService Draft(string code) => new() { CommandId = NewId(), Actor = Steward(1), Definition = DemoCards.Permit(code) };

    private static ReviewService Review() => new() { CommandId = NewId(), Actor = Steward(2), Version = 1 };
}
