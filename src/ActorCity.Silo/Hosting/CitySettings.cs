using ActorCity.Http;
using ActorCity.Storage;

namespace ActorCity.Silo.Hosting;

/// <summary>What a command was told, from appsettings.json, environment and command line, in rising order of weight; checked as a whole.</summary>
internal sealed class CitySettings
{
    private CitySettings(IConfiguration configuration, CityOptions options, IReadOnlyList<string> urls, bool jsonLog)
    {
        Configuration = configuration;
        Options = options;
        Urls = urls;
        JsonLog = jsonLog;
    }

    public IConfiguration Configuration { get; }

    public CityOptions Options { get; }

    public IReadOnlyList<string> Urls { get; }

    public bool JsonLog { get; }

    /// <exception cref="CityStartException">Something is wrong; the message lists everything that is.</exception>
    public static CitySettings Read(CommandLineSettings line)
    {
        var configuration = new ConfigurationBuilder()
            .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true)
            .AddJsonFile(Path.GetFullPath("appsettings.json"), optional: true)
            .AddEnvironmentVariables()
            .AddInMemoryCollection(line.ToConfiguration())
            .Build();

        var problems = new List<string>();
        var options = new CityOptions();
        try
        {
            configuration.GetSection(CityOptions.Section).Bind(options, binder => binder.ErrorOnUnknownConfiguration = true);
        }
        catch (InvalidOperationException fault)
        {
            problems.Add((fault.InnerException ?? fault).Message);
        }

        if (options.Storage.Engine == StorageEngine.SQLite && string.IsNullOrWhiteSpace(options.Storage.ConnectionString))
        {
            options.Storage.ConnectionString = $"Data Source={Path.Combine(options.Data, "city.db")}";
        }

        configuration["urls"] ??= configuration["ASPNETCORE_URLS"] ?? CityHost.DefaultUrl;
        problems.AddRange(options.Problems());
        problems.AddRange(LoopbackGuard.Problems(configuration));
        if (problems.Count > 0)
        {
            throw new CityStartException("The settings are not right:" + string.Concat(problems.Select(p => $"{Environment.NewLine}  - {p}")));
        }

        var urls = configuration["urls"]!.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return new(configuration, options, urls, line.Json);
    }
}

/// <summary>The command line's part of the settings; null: not given.</summary>
internal sealed record CommandLineSettings
{
    public string? Data { get; init; }

    public string? Engine { get; init; }

    public string? Connection { get; init; }

    public string? Urls { get; init; }

    public int? Offices { get; init; }

    public bool? Demo { get; init; }

    public bool Json { get; init; }

    /// <summary>For tools that join a running cluster for a moment: any free ports.</summary>
    public bool FreePorts { get; init; }

    public IEnumerable<KeyValuePair<string, string?>> ToConfiguration()
    {
        var values = new Dictionary<string, string?>
        {
            ["urls"] = Urls,
            ["ActorCity:Data"] = Data,
            ["ActorCity:Storage:Engine"] = Engine,
            ["ActorCity:Storage:ConnectionString"] = Connection,
            ["ActorCity:Demo:Offices"] = Offices?.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["ActorCity:Demo:Enabled"] = Demo?.ToString(),
            ["ActorCity:Cluster:SiloPort"] = FreePorts ? "0" : null,
            ["ActorCity:Cluster:GatewayPort"] = FreePorts ? "0" : null,
        };
        return values.Where(v => v.Value is not null);
    }
}
