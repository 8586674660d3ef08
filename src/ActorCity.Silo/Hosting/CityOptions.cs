using ActorCity.Http.Health;
using ActorCity.Storage;

namespace ActorCity.Silo.Hosting;

/// <summary>The settings of one process: section <c>ActorCity</c> of appsettings.json, environment (<c>ActorCity__…</c>) and command line.</summary>
internal sealed class CityOptions
{
    public const string Section = "ActorCity";

    /// <summary>Where the embedded database lives.</summary>
    public string Data { get; set; } = "./data";

    public StorageOptions Storage { get; set; } = new();

    public ClusterSettings Cluster { get; set; } = new();

    public DemoSettings Demo { get; set; } = new();

    /// <summary>Due claimer, milliseconds between two looks when nothing is due.</summary>
    public int DuePollMilliseconds { get; set; } = 250;

    /// <summary>Between being told to stop and stopping, seconds, 0 to 60. Null: 5 on PostgreSQL, 0 in the one-process city.</summary>
    public int? DrainSeconds { get; set; }

    public int DrainSecondsOrDefault => DrainSeconds ?? (Storage.Engine == StorageEngine.PostgreSQL ? DrainHosting.SecondsInCluster : 0);

    /// <summary>Where the embedded database's file is, which an explicit connection string may put elsewhere than <see cref="Data"/>.</summary>
    public string DatabaseDirectory()
    {
        var connection = new System.Data.Common.DbConnectionStringBuilder { ConnectionString = Storage.ConnectionString };
        return connection.TryGetValue("Data Source", out var file) && Path.GetDirectoryName(Path.GetFullPath((string)file)) is { } directory ? directory : Data;
    }

    /// <summary>Everything wrong with the settings, one sentence each.</summary>
    public IEnumerable<string> Problems()
    {
        if (string.IsNullOrWhiteSpace(Data))
        {
            yield return "ActorCity:Data must name a directory.";
        }

        (string, int?)[] ports = [("SiloPort", Cluster.SiloPort), ("GatewayPort", Cluster.GatewayPort)];
        foreach (var (name, port) in ports)
        {
            if (port is < 0 or > 65_535)
            {
                yield return $"ActorCity:Cluster:{name} must be 0 (any free port) to 65535, not {port}.";
            }
        }

        if (string.IsNullOrWhiteSpace(Cluster.ClusterId) || string.IsNullOrWhiteSpace(Cluster.ServiceId))
        {
            yield return "ActorCity:Cluster:ClusterId and ServiceId must not be empty.";
        }

        if (!System.Net.IPAddress.TryParse(Cluster.Address, out _))
        {
            yield return $"ActorCity:Cluster:Address must be an IP address that the other silos reach, not '{Cluster.Address}'.";
        }

        if (Demo.Offices is < 1 or > 1_000)
        {
            yield return $"ActorCity:Demo:Offices must be 1 to 1000, not {Demo.Offices}.";
        }

        if (DuePollMilliseconds is < 10 or > 60_000)
        {
            yield return $"ActorCity:DuePollMilliseconds must be 10 to 60000, not {DuePollMilliseconds}.";
        }

        if (DrainSeconds is < 0 or > DrainHosting.SecondsMax)
        {
            yield return $"ActorCity:DrainSeconds must be 0 to {DrainHosting.SecondsMax}, not {DrainSeconds}.";
        }

        foreach (var problem in new StorageOptionsValidator().Validate(null, Storage).Failures ?? [])
        {
            yield return $"ActorCity:{problem}";
        }
    }
}

/// <summary>How this silo meets the others. In the one-process city (SQLite) there are no others.</summary>
internal sealed class ClusterSettings
{
    /// <summary>Silos with the same id form one cluster.</summary>
    public string ClusterId { get; set; } = "actorcity";

    /// <summary>Part of every stored row's key: never change it over the same database.</summary>
    public string ServiceId { get; set; } = "actorcity";

    /// <summary>The address other silos and edges reach this one at.</summary>
    public string Address { get; set; } = "127.0.0.1";

    /// <summary>Silo to silo; 0: any free port. Null: 11111 on PostgreSQL, any free one in the one-process city.</summary>
    public int? SiloPort { get; set; }

    /// <summary>Edges to silo; 0: none. Null: 30000 on PostgreSQL, none in the one-process city.</summary>
    public int? GatewayPort { get; set; }
}

/// <summary>The demo city.</summary>
internal sealed class DemoSettings
{
    /// <summary>Seeds the demo city at start.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>How many offices, spread over the districts in order.</summary>
    public int Offices { get; set; } = 123;
}
