using ActorCity.Client.Cases;
using ActorCity.Client.Catalogue;
using ActorCity.Client.Commands;
using ActorCity.Client.Money;
using ActorCity.Client.Offices;
using ActorCity.Client.Oversight;
using ActorCity.Client.Sending;
using ActorCity.Client.Work;

namespace ActorCity.Client;

/// <summary>The city's parts over one courier.</summary>
internal sealed class CityFacade(Courier courier) : IActorCity
{
    public ICases Cases { get; } = new CaseReads(courier);

    public IIntake Intake { get; } = new IntakeCommands(courier);

    public IWork Work { get; } = new WorkCommands(courier);

    public IMoney Money { get; } = new MoneyDesk(courier);

    public IOffices Offices { get; } = new OfficeRegister(courier);

    public ICatalogue Catalogue { get; } = new ServiceCatalogue(courier, courier.Time);

    public IOversight Oversight { get; } = new PublicFigures(courier);

    public ICommands Commands { get; } = new CommandDesk(courier);

    public IActorCity As(IUserTokenSource tokens)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        return new CityFacade(courier.For(tokens));
    }
}
