using ActorCity.Contracts.Offices;
using ActorCity.Contracts.Queries;

namespace ActorCity.Http.Offices;

/// <summary>Offices: the register, and their desks.</summary>
internal static class OfficeEndpoints
{
    private const int RegionMax = 999;

    private static readonly QueryParameters ListParameters = new(
    [
        new("status", "Where it stands.", typeof(OfficeStatus)), new("region", "The region it stands in.", Format: "int32"),
        QueryParameter.Cursor, QueryParameter.Limit,
    ]);

    public static void MapOffices(this IEndpointRouteBuilder routes)
    {
        var offices = routes.MapGroup("/v1/offices").WithTags("Offices");
        offices.MapGet("", ListAsync).WithMetadata(ListParameters).Produces<Page<OfficeSummary>>().Named("listOffices", "List offices", "By code.");
        offices.MapGet("/{code}", GetAsync).Produces<OfficeView>().Produces(StatusCodes.Status304NotModified)
            .Named("getOffice", "One office", "Licence, scope, capacity and standing.");
        offices.MapPost("", RegisterAsync).Unconditional().Produces<OfficeReceipt>(StatusCodes.Status201Created)
            .Named("registerOffice", "Enter an office in the register", "By a steward.");
        offices.MapCommand<OfficeReceipt>("/{code}/license", LicenseAsync, "licenseOffice", "Grant or renew a licence", "By a steward.");
        offices.MapCommand<OfficeReceipt>("/{code}/activate", ActivateAsync, "activateOffice", "Open an office", "Or re-open it after a suspension; by a steward.");
        offices.MapCommand<OfficeReceipt>("/{code}/scope", ScopeAsync, "changeOfficeScope", "Set the services an office may work on", "By a steward.");
        offices.MapCommand<OfficeReceipt>("/{code}/capacity", CapacityAsync, "changeOfficeCapacity", "Set an office's weight in draws", "By a steward.");
        offices.MapCommand<OfficeReceipt>("/{code}/suspend", SuspendAsync, "suspendOffice", "Stop an office for a time", "Its undecided work is drawn again; by a steward.");
        offices.MapCommand<OfficeReceipt>("/{code}/revoke", RevokeAsync, "revokeOffice", "Take an office's licence", "For good; its undecided work is drawn again; by a steward.");
        offices.MapPost("/{code}/next", TakeNextAsync).Unconditional().Produces<TakenWork>().Produces(StatusCodes.Status204NoContent)
            .Named("takeNext", "Take the next step", "The most urgent open step that the draw brought to this office; nobody chooses. 204 when nothing waits; 409 when steps wait and none can be taken now.");
    }

    private static async Task<IResult> ListAsync(HttpRequest request, IGrainFactory grains)
    {
        var query = new QueryReader(request, ListParameters);
        return Reply.Json(await grains.CityQueries().OfficesAsync(new OfficeSearch
        {
            Status = query.Word<OfficeStatus>("status"),
            Region = query.Number("region", 1, RegionMax),
            Cursor = query.Cursor(Cursors.OfCodes),
            Limit = query.Limit(),
        }));
    }

    private static async Task<IResult> GetAsync(string code, IGrainFactory grains) =>
        Names.IsCode(code) && await grains.Office<IOfficeInquiry>(code).GetAsync() is { } office
            ? Reply.Json(office, office.Version)
            : Reply.Refuse(OfficeErrors.Unknown);

    private static async Task<IResult> RegisterAsync(Command<RegisterOfficeBody> command, IGrainFactory grains)
    {
        var body = command.Body;
        if (!Names.IsCode(body.Code))
        {
            return Reply.Refuse(RequestErrors.MemberMalformed.With("member", "code"));
        }

        var outcome = await command.Sender.SendAsync(() => grains.Office<IOfficeStewardship>(body.Code).RegisterAsync(new RegisterOffice
        {
            CommandId = command.Id,
            Actor = command.Actor,
            NotAfter = command.NotAfter,
            Name = body.Name,
            Region = body.Region,
            District = body.District,
        }));
        return outcome.Value is { } receipt ? Reply.Created(receipt) : Reply.To(outcome);
    }

    private static Task<IResult> LicenseAsync(string code, Command<LicenseOfficeBody> command, IGrainFactory grains) =>
        ToOfficeAsync(code, command, grains, office => office.LicenseAsync(new LicenseOffice
        {
            CommandId = command.Id,
            Actor = command.Actor,
            ExpectedVersion = command.ExpectedVersion,
            NotAfter = command.NotAfter,
            Licence = command.Body.Licence,
            Until = command.Body.Until,
            Scope = command.Body.Scope,
            Capacity = command.Body.Capacity,
        }));

    private static Task<IResult> ActivateAsync(string code, Command<OfficeActionBody> command, IGrainFactory grains) =>
        ToOfficeAsync(code, command, grains, office => office.ActivateAsync(new ActivateOffice
        {
            CommandId = command.Id,
            Actor = command.Actor,
            ExpectedVersion = command.ExpectedVersion,
            NotAfter = command.NotAfter,
        }));

    private static Task<IResult> ScopeAsync(string code, Command<ChangeScopeBody> command, IGrainFactory grains) =>
        ToOfficeAsync(code, command, grains, office => office.ChangeScopeAsync(new ChangeOfficeScope
        {
            CommandId = command.Id,
            Actor = command.Actor,
            ExpectedVersion = command.ExpectedVersion,
            NotAfter = command.NotAfter,
            Scope = command.Body.Scope,
        }));

    private static Task<IResult> CapacityAsync(string code, Command<ChangeCapacityBody> command, IGrainFactory grains) =>
        ToOfficeAsync(code, command, grains, office => office.ChangeCapacityAsync(new ChangeOfficeCapacity
        {
            CommandId = command.Id,
            Actor = command.Actor,
            ExpectedVersion = command.ExpectedVersion,
            NotAfter = command.NotAfter,
            Capacity = command.Body.Capacity,
        }));

    private static Task<IResult> SuspendAsync(string code, Command<StopOfficeBody> command, IGrainFactory grains) =>
        ToOfficeAsync(code, command, grains, office => office.SuspendAsync(new SuspendOffice
        {
            CommandId = command.Id,
            Actor = command.Actor,
            ExpectedVersion = command.ExpectedVersion,
            NotAfter = command.NotAfter,
            Cause = command.Body.Cause,
        }));

    private static Task<IResult> RevokeAsync(string code, Command<StopOfficeBody> command, IGrainFactory grains) =>
        ToOfficeAsync(code, command, grains, office => office.RevokeAsync(new RevokeOffice
        {
            CommandId = command.Id,
            Actor = command.Actor,
            ExpectedVersion = command.ExpectedVersion,
            NotAfter = command.NotAfter,
            Cause = command.Body.Cause,
        }));

    private static async Task<IResult> TakeNextAsync(string code, Command<OfficeActionBody> command, IGrainFactory grains)
    {
        if (!Names.IsCode(code))
        {
            return Reply.Refuse(OfficeErrors.Unknown);
        }

        var outcome = await command.Sender.SendAsync(() => grains.Office<IOfficeDesk>(code).TakeNextAsync(new TakeNext
        {
            CommandId = command.Id,
            Actor = command.Actor,
            NotAfter = command.NotAfter,
        }));
        return outcome.Value is { } work ? Reply.Json(work)
            : outcome.Refusal!.Code == OfficeErrors.NothingToDo.Code ? Reply.NothingThere
            : Reply.Refuse(outcome.Refusal);
    }

    private static async Task<IResult> ToOfficeAsync<TBody>(
        string code, Command<TBody> command, IGrainFactory grains, Func<IOfficeStewardship, Task<Outcome<OfficeReceipt>>> send)
        where TBody : class, ICommandBody =>
        Names.IsCode(code)
            ? Reply.To(await command.Sender.SendAsync(() => send(grains.Office<IOfficeStewardship>(code))))
            : Reply.Refuse(OfficeErrors.Unknown);
}
