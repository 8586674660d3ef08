using System.Reflection;

namespace ActorCity.Contracts.Tests;

/// <summary>The assemblies under test.</summary>
internal static class City
{
    public static Assembly Contracts { get; } = typeof(Outcome<>).Assembly;

    public static Assembly Domain { get; } = typeof(Domain.EntryHead).Assembly;

    public static Assembly Grains { get; } = typeof(Grains.CityGrainsHosting).Assembly;

    public static Assembly Storage { get; } = typeof(Storage.StorageOptions).Assembly;

    public static Assembly ReadModels { get; } = Assembly.Load("ActorCity.ReadModels");

    public static Assembly Http { get; } = Assembly.Load("ActorCity.Http");

    public static IEnumerable<Type> GrainInterfaces => Contracts.GetTypes().Where(t => t.IsInterface && t.IsAssignableTo(typeof(IAddressable)));

    public static IEnumerable<Type> GrainClasses =>
        new[] { Grains, ReadModels }.SelectMany(a => a.GetTypes()).Where(t => t is { IsClass: true, IsAbstract: false } && t.IsAssignableTo(typeof(Grain)));
}
