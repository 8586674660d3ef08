using ActorCity.Client.Sending;
using ActorCity.Client.Transport;
using ActorCity.Contracts.Offices;
using ActorCity.Contracts.Queries;

namespace ActorCity.Client.Offices;

internal sealed class OfficeRegister(Courier courier) : IOffices
{
    public IAsyncEnumerable<OfficeSummary> ListAsync(OfficeSearch? search, CancellationToken cancellation)
    {
        var wanted = search ?? new OfficeSearch { Limit = Pages.Rows };
        return courier.ListAsync(
            wanted.Cursor,
            cursor => new Question<Page<OfficeSummary>>(
                grains => grains.CityQueries().OfficesAsync(wanted with { Cursor = cursor }),
                https => https.PageAsync<OfficeSummary>(Addresses.With(
                    "v1/offices",
                    ("status", Addresses.Word(wanted.Status)),
                    ("region", wanted.Region is { } region ? Addresses.Number(region) : null),
                    ("cursor", cursor),
                    ("limit", Addresses.Number(wanted.Limit))))),
            cancellation);
    }

    public async Task<OfficeView?> GetAsync(string office, CancellationToken cancellation) => !Names.IsCode(office) ? null : await courier.AskAsync(
        new Question<OfficeView?>(
            grains => grains.Office<IOfficeInquiry>(office).GetAsync(), https => https.FindAsync<OfficeView>(Addresses.Office(office))), cancellation);

    public Task<CommandResult<OfficeReceipt>> RegisterAsync(NewOffice office, CommandOptions? options, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(office);
        var command = new RegisterOffice { CommandId = "", Actor = Courier.Nobody, Name = office.Name, Region = office.Region, District = office.District };
        return courier.SendAsync<RegisterOffice, OfficeReceipt>(
            _ => Known(office.Code, () => new Operation<RegisterOffice, OfficeReceipt>(
                command, "v1/offices", (grains, stamped) => grains.Office<IOfficeStewardship>(office.Code).RegisterAsync(stamped))
            {
                Unconditional = true, Key = ("code", office.Code),
            }),
            options, cancellation);
    }

    public Task<CommandResult<OfficeReceipt>> LicenseAsync(string office, NewLicence licence, CommandOptions? options, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(licence);
        var command = new LicenseOffice
        {
            CommandId = "", Actor = Courier.Nobody, Licence = licence.Licence, Until = licence.Until, Scope = licence.Scope, Capacity = licence.Capacity,
        };
        return SendAsync(office, "license", command, (grain, stamped) => grain.LicenseAsync(stamped), options, cancellation);
    }

    public Task<CommandResult<OfficeReceipt>> ActivateAsync(string office, CommandOptions? options, CancellationToken cancellation) =>
        SendAsync(
            office, "activate", new ActivateOffice { CommandId = "", Actor = Courier.Nobody },
            (grain, stamped) => grain.ActivateAsync(stamped), options, cancellation);

    public Task<CommandResult<OfficeReceipt>> ChangeScopeAsync(
        string office, IEnumerable<string> services, CommandOptions? options, CancellationToken cancellation) =>
        SendAsync(
            office, "scope", new ChangeOfficeScope { CommandId = "", Actor = Courier.Nobody, Scope = [.. services] },
            (grain, stamped) => grain.ChangeScopeAsync(stamped), options, cancellation);

    public Task<CommandResult<OfficeReceipt>> ChangeCapacityAsync(string office, int capacity, CommandOptions? options, CancellationToken cancellation) =>
        SendAsync(
            office, "capacity", new ChangeOfficeCapacity { CommandId = "", Actor = Courier.Nobody, Capacity = capacity },
            (grain, stamped) => grain.ChangeCapacityAsync(stamped), options, cancellation);

    public Task<CommandResult<OfficeReceipt>> SuspendAsync(string office, string cause, CommandOptions? options, CancellationToken cancellation) =>
        SendAsync(
            office, "suspend", new SuspendOffice { CommandId = "", Actor = Courier.Nobody, Cause = cause },
            (grain, stamped) => grain.SuspendAsync(stamped), options, cancellation);

    public Task<CommandResult<OfficeReceipt>> RevokeAsync(string office, string cause, CommandOptions? options, CancellationToken cancellation) =>
        SendAsync(
            office, "revoke", new RevokeOffice { CommandId = "", Actor = Courier.Nobody, Cause = cause },
            (grain, stamped) => grain.RevokeAsync(stamped), options, cancellation);

    // What is no code cannot be a grain's key, nor stand in an address.
    private static Outcome<T> Known<T>(string office, Func<T> operation) where T : notnull => Names.IsCode(office) ? operation() : OfficeErrors.Unknown;

    private Task<CommandResult<OfficeReceipt>> SendAsync<TCommand>(
        string office, string path, TCommand command, Func<IOfficeStewardship, TCommand, Task<Outcome<OfficeReceipt>>> call,
        CommandOptions? options, CancellationToken cancellation) where TCommand : CityCommand =>
        courier.SendAsync<TCommand, OfficeReceipt>(
            _ => Known(office, () => new Operation<TCommand, OfficeReceipt>(
                command, $"{Addresses.Office(office)}/{path}", (grains, stamped) => call(grains.Office<IOfficeStewardship>(office), stamped))),
            options, cancellation);
}
