using System.Reflection;

namespace ActorCity.Client.Tests.Hosting;

public sealed class ReferencesTests
{
    private static readonly string[] Forbidden =
    [
        "ActorCity.Domain", "ActorCity.Grains", "ActorCity.Storage", "ActorCity.ReadModels", "ActorCity.Http", "actorcity", "Npgsql", "Microsoft.Data.",
        "System.Data.SQLite", "Orleans.Clustering.", "Orleans.Persistence.", "Orleans.Runtime", "Microsoft.AspNetCore.Hosting",
    ];

    [Fact]
    public void Nothing_that_a_front_end_gets_with_the_client_knows_a_database()
    {
        var known = new Dictionary<string, Assembly>(StringComparer.Ordinal);
        Walk(typeof(IActorCity).Assembly, known);

        Assert.Contains("ActorCity.Contracts", known.Keys);
        Assert.Contains("Orleans.Core", known.Keys);
        Assert.DoesNotContain(known.Keys, name => Forbidden.Any(f => name == f || (name.StartsWith(f, StringComparison.Ordinal) && f.EndsWith('.'))));
    }

    [Fact]
    public void No_setting_of_the_client_is_a_databases()
    {
        var settings = typeof(ActorCityOptions).GetProperties().Select(p => p.Name).ToList();

        Assert.NotEmpty(settings);
        Assert.DoesNotContain(settings, name => name.Contains("ConnectionString", StringComparison.Ordinal) || name.Contains("Database", StringComparison.Ordinal)
            || name.Contains("Password", StringComparison.Ordinal) || name.Contains("Invariant", StringComparison.Ordinal));
    }

    [Fact]
    public void No_interface_of_the_city_has_more_than_ten_methods()
    {
        var interfaces = typeof(IActorCity).Assembly.GetExportedTypes().Where(type => type.IsInterface).ToList();

        Assert.Contains(typeof(IIntake), interfaces);
        Assert.All(interfaces, type => Assert.InRange(type.GetMethods().Length, 1, 10));
    }

    [Fact]
    public void Every_method_that_waits_can_be_given_up()
    {
        var waiting = typeof(IActorCity).Assembly.GetExportedTypes().Where(type => type.IsInterface).SelectMany(type => type.GetMethods())
            .Where(method => method.Name.EndsWith("Async", StringComparison.Ordinal)).ToList();

        Assert.True(waiting.Count > 40);
        Assert.All(waiting, method => Assert.Equal(typeof(CancellationToken), method.GetParameters()[^1].ParameterType));
    }

    private static void Walk(Assembly assembly, Dictionary<string, Assembly> known)
    {
        foreach (var reference in assembly.GetReferencedAssemblies())
        {
            if (!known.ContainsKey(reference.Name!))
            {
                known[reference.Name!] = Assembly.Load(reference);
                Walk(known[reference.Name!], known);
            }
        }
    }
}
