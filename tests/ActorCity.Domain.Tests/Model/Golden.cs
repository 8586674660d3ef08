namespace ActorCity.Domain.Tests.Model;

/// <summary>Approved files beside the tests.</summary>
public static class Golden
{
    public static string PathOf(string folder, string file)
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root!.FullName, "ActorCity.sln")))
        {
            root = root.Parent;
        }

        return Path.Combine(root.FullName, "tests", "ActorCity.Domain.Tests", folder, "Golden", file);
    }

    public static string Read(string folder, string file) => File.ReadAllText(PathOf(folder, file));
}
