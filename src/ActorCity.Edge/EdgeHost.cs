using ActorCity.Client.Connection;
using ActorCity.Http;
using ActorCity.Http.Health;
using Serilog;
using Serilog.Events;
using Serilog.Formatting.Compact;

namespace ActorCity.Edge;

/// <summary>Builds the internet-facing process: HTTP in front, an Orleans client behind, no database.</summary>
public static class EdgeHost
{
    private const string DefaultUrl = "http://localhost:5081";
    private static readonly TimeSpan GatewayRefresh = TimeSpan.FromSeconds(10);

    /// <summary>The process, not yet started.</summary>
    /// <exception cref="EdgeConfigurationException">The configuration is wrong; the message has every error.</exception>
    public static WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        if (string.IsNullOrEmpty(builder.Configuration["urls"]) && string.IsNullOrEmpty(builder.Configuration["http_ports"])
            && !builder.Configuration.GetSection("Kestrel:Endpoints").Exists())
        {
            builder.WebHost.UseUrls(DefaultUrl);
        }

        var (options, errors) = EdgeOptions.Read(builder.Configuration);
        if (errors.Count > 0)
        {
            throw new EdgeConfigurationException(errors);
        }

        builder.Services.AddSerilog(log => log
            .MinimumLevel.Information()
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            .MinimumLevel.Override("Orleans", LogEventLevel.Warning)
            .MinimumLevel.Override("Microsoft.Hosting.Lifetime", LogEventLevel.Information)
            .WriteTo.Console(new CompactJsonFormatter()));
        Connect(builder, options);
        builder.Services.AddCityHttp();
        builder.Services.AddCityDrain(options.DrainSeconds);
        builder.Services.AddSingleton<CityAnswers>();
        builder.Services.AddHealthChecks().AddCheck<CityAnswers>("city", tags: [HealthTags.Startup, HealthTags.Ready]);
        var app = builder.Build();
        app.MapCityHttp();
        return app;
    }

    private static void Connect(WebApplicationBuilder builder, EdgeOptions options)
    {
        // The client waits for a first silo when it starts; beside it, not before it, HTTP starts and says that it is not ready.
        builder.Services.Configure<HostOptions>(host => host.ServicesStartConcurrently = true);
        var link = new CityLink
        {
            Gateways = new StaticGateways(options.Gateways),
            ClusterId = options.ClusterId,
            ServiceId = options.ServiceId,
            ResponseTimeout = TimeSpan.FromSeconds(options.ResponseTimeoutSeconds),
            GatewayRefresh = GatewayRefresh,
        };
        builder.Host.UseOrleansClient(link.Apply);
    }
}

/// <summary>The configuration is wrong.</summary>
public sealed class EdgeConfigurationException : Exception
{
    /// <summary>Without details.</summary>
    public EdgeConfigurationException() { }

    /// <summary>One error.</summary>
    public EdgeConfigurationException(string message) : base(message) { }

    /// <summary>One error with its cause.</summary>
    public EdgeConfigurationException(string message, Exception inner) : base(message, inner) { }

    /// <summary>All errors.</summary>
    public EdgeConfigurationException(IEnumerable<string> errors) : base(string.Join(Environment.NewLine, errors)) { }
}
