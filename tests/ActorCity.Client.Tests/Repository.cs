using System.Reflection;
using System.Text.Json;

namespace ActorCity.Client.Tests;

/// <summary>Files of the repository.</summary>
internal static class Repository
{
    private static readonly string Root = typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "RepositoryRoot").Value!;

    public static string File(string path) => Path.GetFullPath(Path.Combine(Root, path));

    /// <summary>A card of the catalogue.</summary>
    public static ServiceDefinition Card(string code) => JsonSerializer.Deserialize<ServiceDefinition>(
        System.IO.File.ReadAllBytes(File($"src/ActorCity.Catalogue/services/{code}/v1/definition.json")), CityJson.Strict)!;
}
