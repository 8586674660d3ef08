using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace ActorCity.Testing;

/// <summary>
/// A real PostgreSQL server of our own in a temporary directory, on a unix socket, with fsync on. It stops and its directory goes
/// when it is disposed, and also when this process dies: a shell beside it waits for the end of our pipe.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private static readonly Lock Gate = new();
    private static Task<PostgresServer>? shared;

    private readonly Process keeper;
    private readonly string directory;
    private int databases;

    private PostgresServer(Process keeper, string directory, string binaries)
    {
        this.keeper = keeper;
        this.directory = directory;
        Binaries = binaries;
    }

    /// <summary>Where <c>pgbench</c>, <c>psql</c> and the others are.</summary>
    public string Binaries { get; }

    /// <summary>The directory of the socket: <c>psql -h</c> takes it.</summary>
    public string SocketDirectory => directory;

    /// <summary>One server for everything in this process.</summary>
    public static Task<PostgresServer> SharedAsync()
    {
        lock (Gate)
        {
            return shared ??= StartAsync();
        }
    }

    /// <summary>Starts a server.</summary>
    /// <param name="settings">Settings beside ours, for instance <c>shared_buffers</c>.</param>
    public static async Task<PostgresServer> StartAsync(IReadOnlyDictionary<string, string>? settings = null)
    {
        var binaries = FindBinaries();
        var directory = Path.Combine("/tmp", "actorcity-pg-" + Guid.NewGuid().ToString("N")[..12]);
        var all = new Dictionary<string, string>
        {
            ["listen_addresses"] = "",
            ["unix_socket_directories"] = directory,
            ["fsync"] = "on",
            ["synchronous_commit"] = "on",
            ["full_page_writes"] = "on",
            ["max_connections"] = "200",
            ["shared_buffers"] = "256MB",
            ["max_wal_size"] = "4GB",
            ["checkpoint_timeout"] = "15min",
        };
        foreach (var (name, value) in settings ?? new Dictionary<string, string>())
        {
            all[name] = value;
        }

        var options = string.Join(" ", all.Select(p => $"-c {p.Key}='{p.Value}'"));
        var keeper = StartKeeper(binaries, directory, options);
        var server = new PostgresServer(keeper, directory, binaries);
        await server.AnswerAsync("start");
        return server;
    }

    /// <summary>Connection string of one database of this server.</summary>
    public string ConnectionString(string database) =>
        new NpgsqlConnectionStringBuilder { Host = directory, Username = "postgres", Database = database, IncludeErrorDetail = true }.ConnectionString;

    /// <summary>Makes a fresh, empty database.</summary>
    /// <returns>Its connection string.</returns>
    public async Task<string> CreateDatabaseAsync(string prefix = "city")
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{prefix}_{Interlocked.Increment(ref databases)}");
        await using var connection = new NpgsqlConnection(ConnectionString("postgres") + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"CREATE DATABASE \"{name}\"", connection);
        await command.ExecuteNonQueryAsync();
        return ConnectionString(name);
    }

    /// <summary>Kills the server as a power failure would: <c>kill -9</c>.</summary>
    public async Task KillAsync()
    {
        var pid = int.Parse((await File.ReadAllLinesAsync(Path.Combine(directory, "data", "postmaster.pid")))[0], CultureInfo.InvariantCulture);
        using var server = Process.GetProcessById(pid);
        server.Kill();
        await server.WaitForExitAsync();
    }

    /// <summary>Starts it again after <see cref="KillAsync"/>; it recovers from its log.</summary>
    public Task StartAgainAsync() => AnswerAsync("start");

    public async ValueTask DisposeAsync()
    {
        keeper.StandardInput.Close();
        await keeper.WaitForExitAsync();
        keeper.Dispose();
    }

    private static Process StartKeeper(string binaries, string directory, string options)
    {
        // PostgreSQL refuses to run as root; whoever else runs the tests runs it as himself.
        var root = Environment.UserName == "root";
        var start = new ProcessStartInfo(root ? "setpriv" : "sh")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
            WorkingDirectory = "/tmp",
        };
        if (root)
        {
            foreach (var argument in new[] { "--reuid=postgres", "--regid=postgres", "--clear-groups", "--inh-caps=-all", "--", "sh" })
            {
                start.ArgumentList.Add(argument);
            }
        }

        start.ArgumentList.Add("-c");
        start.ArgumentList.Add(KeeperScript);
        start.Environment["PG_BIN"] = binaries;
        start.Environment["PG_DIR"] = directory;
        start.Environment["PG_OPTIONS"] = options;
        return Process.Start(start) ?? throw new InvalidOperationException("The shell that keeps PostgreSQL did not start.");
    }

    private async Task AnswerAsync(string command)
    {
        await keeper.StandardInput.WriteLineAsync(command);
        await keeper.StandardInput.FlushAsync();
        var answer = await keeper.StandardOutput.ReadLineAsync();
        if (answer != "ready")
        {
            throw new InvalidOperationException($"PostgreSQL did not start: {answer} {await keeper.StandardOutput.ReadToEndAsync()}");
        }
    }

    private const string KeeperScript = """
        trap '' INT TERM HUP
        umask 077
        mkdir "$PG_DIR" || { echo "cannot make $PG_DIR"; exit 1; }
        "$PG_BIN/initdb" -D "$PG_DIR/data" -U postgres -A trust -E UTF8 --locale=C -N >"$PG_DIR/log" 2>&1 || { cat "$PG_DIR/log"; exit 1; }
        while read -r order; do
            tries=0
            until "$PG_BIN/pg_ctl" -D "$PG_DIR/data" -l "$PG_DIR/log" -w -t 60 -o "$PG_OPTIONS" start >/dev/null 2>&1; do
                tries=$((tries + 1))
                if [ $tries -gt 20 ]; then tail -n 20 "$PG_DIR/log"; exit 1; fi
                sleep 0.3
            done
            echo ready
        done
        "$PG_BIN/pg_ctl" -D "$PG_DIR/data" -m immediate stop >/dev/null 2>&1
        rm -rf "$PG_DIR"
        """;

    private static string FindBinaries()
    {
        var candidates = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").OrderByDescending(d => int.TryParse(Path.GetFileName(d), out var v) ? v : 0).Select(d => Path.Combine(d, "bin"))
            : [];
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':');
        return candidates.Concat(path).Append("/usr/local/pgsql/bin").FirstOrDefault(d => File.Exists(Path.Combine(d, "initdb")))
            ?? throw new InvalidOperationException(
                "PostgreSQL's server programs are missing (initdb, pg_ctl, postgres). Install them: apt-get install postgresql");
    }
}
