using System.Text.Json.Nodes;
using ActorCity.Contracts.Catalogue;
using ActorCity.Contracts.Queries;

namespace ActorCity.Http.Catalogue;

/// <summary>The catalogue: what citizens may ask for, and how stewards change it.</summary>
internal static class ServiceEndpoints
{
    private static readonly QueryParameters SchemaParameters = new([new("version", "A version; absent: the one in force.", Format: "int32")]);

    public static void MapServices(this IEndpointRouteBuilder routes)
    {
        var services = routes.MapGroup("/v1/services").WithTags("Services");
        services.MapGet("", ListAsync).WithMetadata(QueryParameters.Page).Produces<Page<ServiceSummary>>().Named("listServices", "List services", "By code.");
        services.MapGet("/{code}", GetAsync).Produces<ServiceAnswer>().Named("getService", "One service", "The version in force, and where all versions stand.");
        services.MapGet("/{code}/versions/{version}", GetVersionAsync).Produces<ServiceVersion>()
            .Named("getServiceVersion", "One version of a service", "A published version never changes; a case keeps the one it started with.");
        services.MapGet("/{code}/form-schema", GetFormSchemaAsync).WithMetadata(SchemaParameters).Produces<JsonObject>()
            .Named("getServiceFormSchema", "The form of a service as JSON Schema", "Draft 2020-12, generated from the service card: one member per field.");
        services.MapCommand<ServiceReceipt>("/{code}/drafts", DraftAsync, "draftService", "Draft the next version", "Writes or replaces the draft; by a steward.");
        services.MapCommand<ServiceReceipt>("/{code}/versions/{version}/review", ReviewAsync, "reviewService", "Confirm a draft", "By a second steward.");
        services.MapCommand<ServiceReceipt>("/{code}/versions/{version}/publish", PublishAsync, "publishService", "Publish a reviewed version", "Nothing restarts; the version before it ends where this one begins.");
        services.MapCommand<ServiceReceipt>("/{code}/retire", RetireAsync, "retireService", "End a service for new cases", "Running cases keep their version.");
    }

    private static async Task<IResult> ListAsync(HttpRequest request, IGrainFactory grains)
    {
        var query = new QueryReader(request, QueryParameters.Page);
        return Reply.Json(await grains.CityQueries().ServicesAsync(query.Cursor(Cursors.OfCodes), query.Limit()));
    }

    private static async Task<IResult> GetAsync(string code, IGrainFactory grains, TimeProvider time)
    {
        if (!Names.IsCode(code))
        {
            return Reply.Refuse(ServiceErrors.Unknown);
        }

        var service = grains.Service<IServiceInquiry>(code);
        var versions = await service.ListAsync();
        return versions.IsEmpty
            ? Reply.Refuse(ServiceErrors.Unknown)
            : Reply.Json(new ServiceAnswer { Code = code, InForce = await service.GetEffectiveAsync(time.GetUtcNow()), Versions = versions });
    }

    private static async Task<IResult> GetVersionAsync(string code, string version, IGrainFactory grains) =>
        Names.IsCode(code) && PathNumber.TryParse(version, out var number) && await grains.Service<IServiceInquiry>(code).GetAsync(number) is { } found
            ? Reply.Json(found)
            : Reply.Refuse(ServiceErrors.Unknown);

    private static async Task<IResult> GetFormSchemaAsync(string code, HttpRequest request, IGrainFactory grains, TimeProvider time)
    {
        var wanted = new QueryReader(request, SchemaParameters).Number("version", 1, int.MaxValue);
        if (!Names.IsCode(code))
        {
            return Reply.Refuse(ServiceErrors.Unknown);
        }

        var service = grains.Service<IServiceInquiry>(code);
        return (wanted ?? (await service.GetStandingAsync(time.GetUtcNow()))?.Version) is { } version
            && await service.GetFormSchemaAsync(version) is { } schema
            ? Reply.Json(JsonNode.Parse(schema)!)
            : Reply.Refuse(ServiceErrors.Unknown);
    }

    private static Task<IResult> DraftAsync(string code, Command<DraftServiceBody> command, IGrainFactory grains) =>
        ToServiceAsync(code, "1", command, grains, (service, _) => service.DraftAsync(new DraftService
        {
            CommandId = command.Id,
            Actor = command.Actor,
            ExpectedVersion = command.ExpectedVersion,
            NotAfter = command.NotAfter,
            Definition = command.Body.Definition,
        }));

    private static Task<IResult> ReviewAsync(string code, string version, Command<ServiceActionBody> command, IGrainFactory grains) =>
        ToServiceAsync(code, version, command, grains, (service, number) => service.ReviewAsync(new ReviewService
        {
            CommandId = command.Id,
            Actor = command.Actor,
            ExpectedVersion = command.ExpectedVersion,
            NotAfter = command.NotAfter,
            Version = number,
        }));

    private static Task<IResult> PublishAsync(string code, string version, Command<PublishServiceBody> command, IGrainFactory grains) =>
        ToServiceAsync(code, version, command, grains, (service, number) => service.PublishAsync(new PublishService
        {
            CommandId = command.Id,
            Actor = command.Actor,
            ExpectedVersion = command.ExpectedVersion,
            NotAfter = command.NotAfter,
            Version = number,
            EffectiveFrom = command.Body.EffectiveFrom,
        }));

    private static Task<IResult> RetireAsync(string code, Command<RetireServiceBody> command, IGrainFactory grains) =>
        ToServiceAsync(code, "1", command, grains, (service, _) => service.RetireAsync(new RetireService
        {
            CommandId = command.Id,
            Actor = command.Actor,
            ExpectedVersion = command.ExpectedVersion,
            NotAfter = command.NotAfter,
            From = command.Body.From,
        }));

    private static async Task<IResult> ToServiceAsync<TBody>(
        string code, string version, Command<TBody> command, IGrainFactory grains, Func<IServiceStewardship, int, Task<Outcome<ServiceReceipt>>> send)
        where TBody : class, ICommandBody =>
        Names.IsCode(code) && PathNumber.TryParse(version, out var number)
            ? Reply.To(await command.Sender.SendAsync(() => send(grains.Service<IServiceStewardship>(code), number)))
            : Reply.Refuse(ServiceErrors.Unknown);
}
