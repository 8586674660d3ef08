using System.Security.Cryptography;
using System.Text;

namespace ActorCity.Storage.Schema;

/// <summary>One step of the database's structure. Never changed after it was released: a change is a new step.</summary>
/// <param name="Name">For instance <c>0001-foundation</c>; steps apply in the order of their names.</param>
/// <param name="Sql">The text.</param>
public sealed record Migration(string Name, string Sql)
{
    /// <summary>SHA-256 of the text with unified line ends, hexadecimal.</summary>
    public string Hash { get; } =
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql.ReplaceLineEndings("\n"))));

    /// <summary>The steps this program knows for an engine, in order.</summary>
    public static ImmutableArray<Migration> Of(StorageEngine engine)
    {
        var assembly = typeof(Migration).Assembly;
        var folder = engine == StorageEngine.PostgreSQL ? "postgresql" : "sqlite";
        var found = ImmutableArray.CreateBuilder<Migration>();
        foreach (var resource in assembly.GetManifestResourceNames().Order(StringComparer.Ordinal))
        {
            var parts = resource.Split('/', '\\');
            if (parts.Length == 2 && parts[0] == folder)
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!, Encoding.UTF8);
                found.Add(new Migration(Path.GetFileNameWithoutExtension(parts[1]), reader.ReadToEnd()));
            }
        }

        return found.ToImmutable();
    }
}

/// <summary>Where a database stands against what this program knows.</summary>
/// <param name="Applied">Steps in the database.</param>
/// <param name="Missing">Steps it still needs.</param>
/// <param name="Problem">Why this program must not use the database; null when it may.</param>
public sealed record SchemaStanding(ImmutableArray<string> Applied, ImmutableArray<string> Missing, string? Problem)
{
    /// <summary>Usable as it is.</summary>
    public bool Current => Missing.IsEmpty && Problem is null;
}
