using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace ActorCity.Contracts.Tests;

/// <summary>Who may know whom.</summary>
public class WallTests
{
    public static TheoryData<string, string[]> Ours => new()
    {
        { "ActorCity.Contracts", [] },
        { "ActorCity.Domain", ["ActorCity.Contracts"] },
        { "ActorCity.Grains", ["ActorCity.Contracts", "ActorCity.Domain"] },
        { "ActorCity.Storage", ["ActorCity.Contracts"] },
        { "ActorCity.ReadModels", ["ActorCity.Contracts", "ActorCity.Storage"] },
        { "ActorCity.Client", ["ActorCity.Contracts"] },
        { "ActorCity.Http", ["ActorCity.Client", "ActorCity.Contracts"] },
    };

    [Theory, MemberData(nameof(Ours))]
    public void A_project_knows_only_those_it_may(string project, string[] allowed)
    {
        var known = Assembly.Load(project).GetReferencedAssemblies().Select(a => a.Name!).Where(n => n.StartsWith("ActorCity.", StringComparison.Ordinal));

        Assert.Empty(known.Except(allowed));
    }

    [Fact]
    public void The_edge_carries_no_grains_no_rules_and_no_database_driver()
    {
        var root = FindRoot();
        var outputs = Directory.GetDirectories(Path.Combine(root, "artifacts", "bin", "ActorCity.Edge"));
        var files = outputs.SelectMany(Directory.GetFiles).Select(Path.GetFileName).Where(f => f!.EndsWith(".dll", StringComparison.Ordinal)).ToList();

        Assert.Contains("ActorCity.Http.dll", files);
        string[] forbidden = ["ActorCity.Grains", "ActorCity.Domain", "ActorCity.Storage", "ActorCity.ReadModels", "Npgsql", "Microsoft.Data.Sqlite", "Orleans.Persistence", "Orleans.Clustering.AdoNet", "Orleans.Runtime"];
        Assert.DoesNotContain(files, f => forbidden.Any(x => f!.StartsWith(x, StringComparison.Ordinal)));
    }

    [Fact]
    public void Rules_know_no_clock_no_chance_no_task_and_no_runtime()
    {
        using var file = new PEReader(File.OpenRead(City.Domain.Location));
        var metadata = file.GetMetadataReader();
        var types = metadata.TypeReferences.Select(metadata.GetTypeReference)
            .Select(t => $"{metadata.GetString(t.Namespace)}.{metadata.GetString(t.Name)}").ToList();

        string[] forbidden =
        [
            "System.Threading.Tasks.Task", "System.TimeProvider", "System.Random", "System.Diagnostics.Stopwatch", "System.IO.File",
            "System.Security.Cryptography.RandomNumberGenerator", "Orleans.Grain", "Orleans.IGrainFactory", "Orleans.Runtime.IPersistentState`1",
        ];
        Assert.Contains("System.Collections.Immutable.ImmutableArray`1", types);
        Assert.Empty(types.Intersect(forbidden));
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ActorCity.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests run from within the repository.");
    }
}
