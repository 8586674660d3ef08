using ActorCity.Client.Connection;
using ActorCity.Client.Health;
using ActorCity.Client.Hosting;
using ActorCity.Client.Sending;
using ActorCity.Client.Transport;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace ActorCity.Client;

/// <summary>Adds the city to a process.</summary>
public static class ActorCityHosting
{
    /// <summary>
    /// Adds <see cref="IActorCity"/>, <see cref="IActorCityHealth"/> and the health check <c>actorcity</c>. Options come from section
    /// <c>ActorCity:Client</c>, then from <paramref name="configure"/>. The host starts whether the city is there or not.
    /// </summary>
    public static ActorCityBuilder AddActorCity(this IServiceCollection services, Action<ActorCityOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<IValidateOptions<ActorCityOptions>, ActorCityOptionsValidator>();
        services.AddOptions<ActorCityOptions>().Configure<IServiceProvider>(Read).Configure(options => configure?.Invoke(options)).ValidateOnStart();
        services.TryAddSingleton<IUserTokenSource, NoUser>();

        services.AddSingleton<OrleansConnection>();
        services.AddSingleton<ICityConnection>(provider => provider.GetRequiredService<OrleansConnection>());
        services.AddHostedService(provider => provider.GetRequiredService<OrleansConnection>());
        services.AddSingleton(Transport);
        services.AddSingleton<IActorCity>(provider => new CityFacade(Courier(provider, provider.GetRequiredService<IUserTokenSource>())));

        services.AddSingleton(provider => new CityWatch(
            Courier(provider, new NoUser()), provider.GetRequiredService<TimeProvider>(),
            TimeSpan.FromSeconds(provider.GetRequiredService<IOptions<ActorCityOptions>>().Value.HealthSeconds)));
        services.AddSingleton<IActorCityHealth>(provider => provider.GetRequiredService<CityWatch>());
        services.AddHostedService(provider => provider.GetRequiredService<CityWatch>());
        services.AddHealthChecks().AddCheck<CityCheck>("actorcity", tags: ["ready"]);
        return new ActorCityBuilder(services);
    }

    private static void Read(ActorCityOptions options, IServiceProvider provider)
    {
        try
        {
            provider.GetService<IConfiguration>()?.GetSection(ActorCityOptions.Section)
                .Bind(options, binder => binder.ErrorOnUnknownConfiguration = true);
        }
        catch (InvalidOperationException exception)
        {
            // Said together with everything else that is wrong.
            options.Unreadable = exception.Message;
        }
    }

    private static Courier Courier(IServiceProvider provider, IUserTokenSource tokens)
    {
        var options = provider.GetRequiredService<IOptions<ActorCityOptions>>().Value;
        var time = provider.GetRequiredService<TimeProvider>();
        return new Courier(
            provider.GetRequiredService<ICityTransport>(), tokens, new CommandSender(time, TimeSpan.FromSeconds(options.DeadlineSeconds)), time,
            TimeSpan.FromSeconds(options.LookUpSeconds));
    }

    private static ICityTransport Transport(IServiceProvider provider)
    {
        var options = provider.GetRequiredService<IOptions<ActorCityOptions>>().Value;
        return options.Transport == ActorCityTransport.Orleans
            ? new OrleansTransport(provider.GetRequiredService<ICityConnection>())
            : new HttpsTransport(CityHttp.Client(options, options.Address!));
    }
}

/// <summary>Says more about a city that was added.</summary>
public sealed class ActorCityBuilder
{
    internal ActorCityBuilder(IServiceCollection services) => Services = services;

    /// <summary>The process's services.</summary>
    public IServiceCollection Services { get; }

    /// <summary>For whom calls are made. The source is one for the process and is asked once per call.</summary>
    public ActorCityBuilder AddUserTokens<TSource>() where TSource : class, IUserTokenSource
    {
        Services.Replace(ServiceDescriptor.Singleton<IUserTokenSource, TSource>());
        return this;
    }

    /// <summary>For whom calls are made.</summary>
    public ActorCityBuilder AddUserTokens(IUserTokenSource source)
    {
        Services.Replace(ServiceDescriptor.Singleton(source));
        return this;
    }
}
