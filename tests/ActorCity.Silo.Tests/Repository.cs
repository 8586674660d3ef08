using System.Reflection;

namespace ActorCity.Silo.Tests;

/// <summary>Files of the repository that tests compare with or run.</summary>
internal static class Repository
{
    private static readonly string Root = typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "RepositoryRoot").Value!;

    public static string File(string path) => Path.GetFullPath(Path.Combine(Root, path));
}
