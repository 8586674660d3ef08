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
        var known = new HashSet<string>(StringComparer.Ordinal);
        Walk(typeof(IActorCity).Assembly, known);

        Assert.Contains("ActorCity.Contracts", known);
        Assert.Contains("Orleans.Core", known);
        Assert.DoesNotContain(known, name => Forbidden.Any(f => name == f || (name.StartsWith(f, StringComparison.Ordinal) && f.EndsWith('.'))));
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

    // What only another operating system has is not here to be walked.
    private static Assembly? Load(AssemblyName name)
    {
        try
        {
            return Assembly.Load(name);
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    private static void Walk(Assembly assembly, HashSet<string> known)
    {
        foreach (var reference in assembly.GetReferencedAssemblies())
        {
            if (!known.Contains(reference.Name!))
            {
                known.Add(reference.Name!);
                if (Load(reference) is { } loaded)
                {
                    Walk(loaded, known);
                }
            }
        }
    }
}
