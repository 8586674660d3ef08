using ActorCity.Silo.Catalogue;

namespace ActorCity.Silo.Tests.Catalogue;

/// <summary>The catalogue in a directory of its own, to make mistakes in.</summary>
internal sealed class CatalogueCopy : IDisposable
{
    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("actorcity-catalogue-");

    public CatalogueCopy()
    {
        var source = Path.Combine(AppContext.BaseDirectory, "catalogue");
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(directory.FullName, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    public CatalogueFiles Files => new(directory.FullName);

    /// <summary>Writes a file, or another one over it.</summary>
    public void Write(string file, string text)
    {
        var path = Path.Combine(directory.FullName, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    public string Read(string file) => File.ReadAllText(Path.Combine(directory.FullName, file));

    /// <summary>Replaces the first occurrence.</summary>
    public void Replace(string file, string right, string wrong)
    {
        var path = Path.Combine(directory.FullName, file);
        var text = File.ReadAllText(path);
        var at = text.IndexOf(right, StringComparison.Ordinal);
        Assert.True(at >= 0, $"{file} has no {right}");
        File.WriteAllText(path, text[..at] + wrong + text[(at + right.Length)..]);
    }

    public void Dispose() => directory.Delete(recursive: true);
}
