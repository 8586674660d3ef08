using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ActorCity.Client.Testing;

/// <summary>Puts a fake city where a front end expects the city.</summary>
public static class FakeCityHosting
{
    /// <summary>
    /// Instead of <c>AddActorCity</c>: <see cref="IActorCity"/> over <paramref name="city"/>, for whom the process's
    /// <see cref="IUserTokenSource"/> says, and <see cref="IActorCityHealth"/> as its faults have it.
    /// </summary>
    public static IServiceCollection AddFakeActorCity(this IServiceCollection services, FakeCity city)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(city);
        services.TryAddSingleton<IUserTokenSource, NoUser>();
        services.AddSingleton(provider => city.With(provider.GetRequiredService<IUserTokenSource>()));
        services.AddSingleton<IActorCityHealth>(new FakeHealth(city));
        return services;
    }

    private sealed class FakeHealth(FakeCity city) : IActorCityHealth
    {
        // A fake city is asked; it does not tell.
        public event EventHandler<ActorCityStateEventArgs>? Changed
        {
            add { }
            remove { }
        }

        public ActorCityState State => city.Faults.Down ? ActorCityState.Silent : ActorCityState.Answering;

        public DateTimeOffset Since => city.Clock.Now;
    }
}
