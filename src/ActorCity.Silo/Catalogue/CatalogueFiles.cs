using System.Globalization;
using System.Text.Json;
using ActorCity.Contracts;
using ActorCity.Contracts.Catalogue;
using ActorCity.Domain.Catalogue;
using ActorCity.Domain.Deadlines;
using ActorCity.Silo.Catalogue.Examples;
using ActorCity.Silo.Hosting;

namespace ActorCity.Silo.Catalogue;

/// <summary>
/// The data files that an authority can edit: <c>services/&lt;code&gt;/v&lt;n&gt;/definition.json</c> with <c>examples/</c> beside it and
/// <c>services/&lt;code&gt;/versions.json</c>, <c>calendars/</c>, <c>city/</c>, <c>mappings/</c>.
/// Every file is checked before anything of it is used; a mistake is reported with the file's name.
/// </summary>
internal sealed class CatalogueFiles(string root)
{
    private const int FileBytesMax = 1 << 20;

    /// <summary>The files beside the program.</summary>
    public static CatalogueFiles Default { get; } = new(Path.Combine(AppContext.BaseDirectory, "catalogue"));

    /// <summary>One version of a service card.</summary>
    public ServiceDefinition Service(string code, int version = 1)
    {
        var file = $"services/{Code(code)}/v{version}/definition.json";
        var definition = Read<ServiceDefinition>(file, CardReader.Options);
        var problems = DefinitionRules.Check(definition);
        if (definition.Code != code)
        {
            problems = problems.Add($"its code is '{definition.Code}', its directory says '{code}'");
        }

        return problems.IsEmpty ? definition : throw Wrong(file, problems);
    }

    /// <summary>Codes of all services in the catalogue, sorted.</summary>
    public ImmutableArray<string> ServiceCodes() =>
        [.. Directories("services").Order(StringComparer.Ordinal)];

    /// <summary>The versions of a service that have a directory, lowest first.</summary>
    public ImmutableArray<int> Versions(string code) =>
    [
        .. Directories($"services/{Code(code)}")
            .Select(d => d.StartsWith('v') && int.TryParse(d.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0)
            .Where(v => v > 0).Order(),
    ];

    /// <summary>Names of one version's examples, sorted; empty: it has none.</summary>
    public ImmutableArray<string> Examples(string code, int version)
    {
        var directory = Path.Combine(root, "services", Code(code), $"v{version}", "examples");
        return Directory.Exists(directory)
            ? [.. Directory.EnumerateFiles(directory, "*.json").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal)]
            : [];
    }

    /// <summary>One example of one version.</summary>
    public ServiceExample Example(string code, int version, string name) =>
        Read<ServiceExample>($"services/{Code(code)}/v{version}/examples/{Code(name)}.json");

    /// <summary>From when to when each version is in force; null: nothing says so.</summary>
    public ServiceSchedule? Schedule(string code)
    {
        var file = $"services/{Code(code)}/{ServiceSchedule.FileName}";
        return File.Exists(Path.Combine(root, file)) ? Checked<ServiceSchedule>(file, s => s.Problems(Versions(code))) : null;
    }

    /// <summary>Codes of all mappings, sorted.</summary>
    public ImmutableArray<string> Mappings() => FilesOf("mappings");

    /// <summary>Codes of all calendars, sorted.</summary>
    public ImmutableArray<string> Calendars() => FilesOf("calendars");

    /// <summary>The services that the demo city publishes.</summary>
    public ImmutableArray<ServiceDefinition> DemoServices() => [.. DemoCity().Services.Select(code => Service(code))];

    /// <summary>The demo city.</summary>
    public DemoCity DemoCity() => Checked<DemoCity>("city/demo-city.json", c => c.Problems());

    /// <summary>The working calendar: weekend and holidays.</summary>
    public WorkingCalendar Calendar(string code = "iran") =>
        Checked<CalendarFile>($"calendars/{Code(code)}.json", c => c.Problems()).ToWorkingCalendar();

    /// <summary>How to read one kind of event log: a name in the catalogue, or the path of a file.</summary>
    public ReplayMapping Mapping(string nameOrPath) => nameOrPath.EndsWith(".json", StringComparison.OrdinalIgnoreCase)
        ? Checked<ReplayMapping>(Path.GetFullPath(nameOrPath), m => m.Problems())
        : Checked<ReplayMapping>($"mappings/{Code(nameOrPath)}.json", m => m.Problems());

    private T Checked<T>(string file, Func<T, IEnumerable<string>> problemsOf)
    {
        var value = Read<T>(file);
        var problems = problemsOf(value).ToImmutableArray();
        return problems.IsEmpty ? value : throw Wrong(file, problems);
    }

    private T Read<T>(string file, JsonSerializerOptions? options = null)
    {
        var path = Path.Combine(root, file);
        try
        {
            using var stream = File.OpenRead(path);
            return stream.Length > FileBytesMax
                ? throw Wrong(file, [$"it is larger than {FileBytesMax} bytes"])
                : JsonSerializer.Deserialize<T>(stream, options ?? CityJson.Strict) ?? throw Wrong(file, ["it is empty"]);
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new CatalogueException(file, ["it does not exist"]);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new CatalogueException(file, [$"it cannot be read: {fault.Message}"]);
        }
        catch (JsonException fault)
        {
            throw Wrong(file, [fault.Message]);
        }
    }

    private ImmutableArray<string> FilesOf(string directory) =>
        Directory.Exists(Path.Combine(root, directory))
            ? [.. Directory.EnumerateFiles(Path.Combine(root, directory), "*.json").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal)]
            : [];

    private IEnumerable<string> Directories(string directory)
    {
        var path = Path.Combine(root, directory);
        return Directory.Exists(path)
            ? Directory.EnumerateDirectories(path).Select(d => Path.GetFileName(d))
            : throw new CityStartException($"The catalogue has no directory {directory}.");
    }

    private static string Code(string code) =>
        Names.IsCode(code) ? code : throw new CityStartException($"'{code}' is no name in the catalogue: small letters, digits and dashes only.");

    private static CatalogueException Wrong(string file, IEnumerable<string> problems) => new(file, [.. problems]);
}
