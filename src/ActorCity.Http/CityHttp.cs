using System.Text.Json.Serialization;
using ActorCity.Http.Cases;
using ActorCity.Http.Catalogue;
using ActorCity.Http.Health;
using ActorCity.Http.Offices;
using ActorCity.Http.Oversight;
using ActorCity.Http.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ActorCity.Http;

/// <summary>The REST facade, for whichever process serves it. Needs an <see cref="IGrainFactory"/>: a silo's or a client's.</summary>
public static class CityHttp
{
    /// <summary>Adds what the facade needs. Health checks are the host's, with the tags of <see cref="HealthTags"/>.</summary>
    public static IServiceCollection AddCityHttp(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider => new CommandSender(provider.GetRequiredService<TimeProvider>()));
        services.AddHostedService<LoopbackCheck>();
        services.AddHealthChecks();
        services.Configure<KestrelServerOptions>(options =>
        {
            options.AddServerHeader = false;
            options.Limits.MaxRequestBodySize = RequestBody.BytesMax;
        });

        // For the OpenAPI document only: bodies are read by RequestJson and written in the stored form.
        services.ConfigureHttpJsonOptions(options =>
        {
            CityJson.Apply(options.SerializerOptions, JsonUnmappedMemberHandling.Skip);
            options.SerializerOptions.RespectNullableAnnotations = true;
        });
        services.AddOpenApi(CityDocument.Name, CityDocument.Configure);
        return services;
    }

    /// <summary>Maps every endpoint, behind the middleware that turns failures into problems.</summary>
    public static WebApplication MapCityHttp(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.UseMiddleware<ProblemMiddleware>();
        app.MapFrontPage();
        var cases = app.MapGroup("/v1/cases").WithTags("Cases");
        cases.MapCaseCommands();
        cases.MapApplicantCommands();
        cases.MapCaseOfficeCommands();
        cases.MapPayments();
        cases.MapCaseReads();
        cases.MapMoneyReads();
        app.MapLedger();
        app.MapOffices();
        app.MapServices();
        app.MapCommands();
        app.MapDrawEpochs();
        app.MapReports();
        app.MapProblems();
        app.MapHealth();
        app.MapDocument();
        return app;
    }
}
