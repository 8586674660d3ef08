using ActorCity.Client.Sending;
using ActorCity.Client.Testing.Grains;
using ActorCity.Client.Testing.Store;
using ActorCity.Client.Transport;
using ActorCity.Domain.Deadlines;

namespace ActorCity.Client.Testing;

/// <summary>
/// A city in memory: the real rules, one command at a time, a clock under control. Its answers come through the same client as the
/// city's, retries and look-ups included.
/// </summary>
public sealed class FakeCity
{
    private static readonly TimeSpan LookUpMax = TimeSpan.FromSeconds(4);

    private readonly CityStore store;
    private readonly Courier courier;

    /// <summary>An empty city.</summary>
    /// <param name="start">Its time; null: a Saturday morning.</param>
    public FakeCity(DateTimeOffset? start = null)
    {
        store = new CityStore(start ?? new DateTimeOffset(2026, 4, 4, 6, 30, 0, TimeSpan.Zero), WorkingCalendar.FridaysOff);
        var time = new PassingTime(store.Clock);
        var transport = new FaultyTransport(new OrleansTransport(new Connection(new FakeGrains(store))), Faults);
        courier = new Courier(transport, new NoUser(), new CommandSender(time), time, LookUpMax);
    }

    /// <summary>Its clock.</summary>
    public FakeClock Clock => store.Clock;

    /// <summary>What goes wrong on the way to it.</summary>
    public FakeFaults Faults { get; } = new();

    /// <summary>Every call that reached it, oldest first.</summary>
    public ImmutableArray<FakeCall> Calls => store.Calls;

    /// <summary>The city as one person sees it.</summary>
    public IActorCity As(Actor actor) => With(new FixedUser(UserToken.Stated(actor)));

    /// <summary>The city for whom a source says.</summary>
    public IActorCity With(IUserTokenSource tokens) => new CityFacade(courier.For(tokens));

    /// <summary>Two stewards publish the next version of a service, in force at once; the rules of the catalogue hold.</summary>
    public async Task PublishAsync(ServiceDefinition definition)
    {
        var (first, second) = (As(Steward(1)), As(Steward(2)));
        var drafted = (await first.Catalogue.DraftAsync(definition)).AnswerOrThrow();
        (await second.Catalogue.ReviewAsync(definition.Code, drafted.ServiceVersion)).AnswerOrThrow();
        (await first.Catalogue.PublishAsync(definition.Code, drafted.ServiceVersion, Clock.Now)).AnswerOrThrow();
    }

    /// <summary>A steward registers, licenses and opens an office.</summary>
    /// <param name="code">Its code, for instance <c>06-01</c>.</param>
    /// <param name="capacity">Its weight in draws, 1 to 1000.</param>
    /// <param name="scope">Services it may work on; none given: all.</param>
    public async Task OpenOfficeAsync(string code, int capacity = 10, params ImmutableArray<string> scope)
    {
        var offices = As(Steward(1)).Offices;
        (await offices.RegisterAsync(new NewOffice { Code = code, Name = new LocalText { Fa = $"دفتر {code}", En = $"Office {code}" }, Region = 1, District = 1 })).AnswerOrThrow();
        (await offices.LicenseAsync(code, new NewLicence
        {
            Licence = $"L-{code}", Until = DateOnly.FromDateTime(Clock.Now.UtcDateTime).AddYears(5), Scope = scope.IsDefaultOrEmpty ? ["*"] : scope, Capacity = capacity,
        })).AnswerOrThrow();
        (await offices.ActivateAsync(code)).AnswerOrThrow();
    }

    private static Actor Steward(int number) => new() { Person = $"steward-{number}", Role = ActorRole.Steward };

    private sealed class Connection(IGrainFactory grains) : ICityConnection
    {
        public IGrainFactory Grains => grains;
    }
}
