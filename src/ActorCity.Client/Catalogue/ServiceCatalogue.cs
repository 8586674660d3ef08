using System.Text.Json;
using ActorCity.Client.Sending;
using ActorCity.Client.Transport;
using ActorCity.Contracts.Catalogue;
using ActorCity.Contracts.Queries;

namespace ActorCity.Client.Catalogue;

internal sealed class ServiceCatalogue(Courier courier, TimeProvider time) : ICatalogue
{
    private const string InAddress = "version";

    public IAsyncEnumerable<ServiceSummary> ListAsync(CancellationToken cancellation) => courier.ListAsync(
        null,
        cursor => new Question<Page<ServiceSummary>>(
            grains => grains.CityQueries().ServicesAsync(cursor, Pages.Rows),
            https => https.PageAsync<ServiceSummary>(Addresses.With("v1/services", ("cursor", cursor), ("limit", Addresses.Number(Pages.Rows))))),
        cancellation);

    public async Task<Service?> GetAsync(string service, CancellationToken cancellation) => !Names.IsCode(service) ? null : await courier.AskAsync(
        new Question<Service?>(grains => GetAsync(grains, service), https => https.FindAsync<Service>(Addresses.Service(service))), cancellation);

    public async Task<ServiceVersion?> GetVersionAsync(string service, int version, CancellationToken cancellation) =>
        !Names.IsCode(service) ? null : await courier.AskAsync(
            new Question<ServiceVersion?>(
                grains => grains.Service<IServiceInquiry>(service).GetAsync(version),
                https => https.FindAsync<ServiceVersion>(Addresses.ServiceVersion(service, version))),
            cancellation);

    public async Task<JsonElement?> FormSchemaAsync(string service, int version, CancellationToken cancellation) =>
        !Names.IsCode(service) ? null : (await courier.AskAsync(
            new Question<JsonDocument?>(
                async grains => await grains.Service<IServiceInquiry>(service).GetFormSchemaAsync(version) is { } schema ? JsonDocument.Parse(schema) : null,
                https => https.FindAsync<JsonDocument>(Addresses.With($"{Addresses.Service(service)}/form-schema", ("version", Addresses.Number(version))))),
            cancellation))?.RootElement;

    public Task<CommandResult<ServiceReceipt>> DraftAsync(ServiceDefinition definition, CommandOptions? options, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(definition);
        return SendAsync(
            definition.Code, "drafts", new DraftService { CommandId = "", Actor = Courier.Nobody, Definition = definition },
            (grain, stamped) => grain.DraftAsync(stamped), options, cancellation);
    }

    public Task<CommandResult<ServiceReceipt>> ReviewAsync(string service, int version, CommandOptions? options, CancellationToken cancellation) =>
        SendAsync(
            service, $"versions/{Addresses.Number(version)}/review", new ReviewService { CommandId = "", Actor = Courier.Nobody, Version = version },
            (grain, stamped) => grain.ReviewAsync(stamped), options, cancellation, InAddress);

    public Task<CommandResult<ServiceReceipt>> PublishAsync(
        string service, int version, DateTimeOffset effectiveFrom, CommandOptions? options, CancellationToken cancellation) =>
        SendAsync(
            service, $"versions/{Addresses.Number(version)}/publish",
            new PublishService { CommandId = "", Actor = Courier.Nobody, Version = version, EffectiveFrom = effectiveFrom },
            (grain, stamped) => grain.PublishAsync(stamped), options, cancellation, InAddress);

    public Task<CommandResult<ServiceReceipt>> RetireAsync(string service, DateTimeOffset from, CommandOptions? options, CancellationToken cancellation) =>
        SendAsync(
            service, "retire", new RetireService { CommandId = "", Actor = Courier.Nobody, From = from },
            (grain, stamped) => grain.RetireAsync(stamped), options, cancellation);

    private async Task<Service?> GetAsync(IGrainFactory grains, string code)
    {
        var service = grains.Service<IServiceInquiry>(code);
        var versions = await service.ListAsync();
        return versions.IsEmpty ? null : new Service { Code = code, InForce = await service.GetEffectiveAsync(time.GetUtcNow()), Versions = versions };
    }

    private Task<CommandResult<ServiceReceipt>> SendAsync<TCommand>(
        string service, string path, TCommand command, Func<IServiceStewardship, TCommand, Task<Outcome<ServiceReceipt>>> call,
        CommandOptions? options, CancellationToken cancellation, params ImmutableArray<string> inAddress) where TCommand : CityCommand =>
        courier.SendAsync<TCommand, ServiceReceipt>(
            _ => !Names.IsCode(service) ? ServiceErrors.Unknown : new Operation<TCommand, ServiceReceipt>(
                command, $"{Addresses.Service(service)}/{path}", (grains, stamped) => call(grains.Service<IServiceStewardship>(service), stamped))
            {
                InAddress = inAddress,
            },
            options, cancellation);
}
