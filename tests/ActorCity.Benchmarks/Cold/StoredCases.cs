using System.Text;
using ActorCity.Contracts;
using ActorCity.Contracts.Access;
using ActorCity.Contracts.Cases;
using Npgsql;
using NpgsqlTypes;
using Orleans.Storage;

namespace ActorCity.Benchmarks.Cold;

/// <summary>
/// Very many stored cases: one is brought by ordinary commands, the others are copies of its stored row and its row in the
/// lists under numbers of their own, written by bulk copy. Their journals are not copied: no reader of this measurement looks.
/// </summary>
internal sealed class StoredCases(NpgsqlDataSource source, IGrainFactory grains)
{
    public static readonly Actor Clerk = new() { Person = "clerk-17", Office = "06-01", Role = ActorRole.Clerk };

    private static readonly string[] Papers = ["title-deed", "request-form"];

    /// <summary>The number of the case at a place.</summary>
    public static CaseId Id(int index) => CaseId.FromCommand(string.Create(CultureInfo.InvariantCulture, $"cold-{index}"));

    public async Task LoadAsync(int cases, CancellationToken cancellation)
    {
        var template = await BringAsync();
        await using var connection = await source.OpenConnectionAsync(cancellation);
        await RunAsync(connection, "SET statement_timeout = 0", cancellation);
        var (type, stateName, service, payload) = await RowAsync(connection, template, cancellation);
        await RunAsync(connection, "CREATE TEMP TABLE cold_case (code text NOT NULL)", cancellation);
        await CopyStatesAsync(connection, cases, template, new StateRow(type, stateName, service, Encoding.UTF8.GetString(payload)), cancellation);
        await CopyCodesAsync(connection, cases, cancellation);
        var columns = await ColumnsAsync(connection, cancellation);
        await RunAsync(
            connection,
            $"INSERT INTO case_view (case_id, {string.Join(", ", columns)}) SELECT c.code, {string.Join(", ", columns.Select(c => "t." + c))} FROM cold_case c, case_view t WHERE t.case_id = '{template.TrackingCode}'",
            cancellation);
        await RunAsync(connection, "VACUUM ANALYZE orleansstorage", cancellation);
        await RunAsync(connection, "VACUUM ANALYZE case_view", cancellation);
        await RunAsync(connection, "CHECKPOINT", cancellation);
    }

    private static async Task<(int Type, string StateName, string Service, byte[] Payload)> RowAsync(
        NpgsqlConnection connection, CaseId template, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            "SELECT graintypehash, graintypestring, serviceid, payloadbinary FROM orleansstorage WHERE grainidextensionstring = $1", connection)
        {
            Parameters = { new NpgsqlParameter<string> { TypedValue = template.Key } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation)
            ? (reader.GetInt32(0), reader.GetString(1), reader.GetString(2), await reader.GetFieldValueAsync<byte[]>(3, cancellation))
            : throw new InvalidOperationException("The template case is not in the storage table.");
    }

    private static async Task CopyStatesAsync(NpgsqlConnection connection, int cases, CaseId template, StateRow row, CancellationToken cancellation)
    {
        var hasher = new OrleansDefaultHasher();
        var modified = DateTime.SpecifyKind(DateTimeOffset.UtcNow.DateTime, DateTimeKind.Unspecified);
        await using var copy = await connection.BeginBinaryImportAsync(
            "COPY orleansstorage (grainidhash, grainidn0, grainidn1, graintypehash, graintypestring, grainidextensionstring, serviceid, payloadbinary, modifiedon, version) FROM STDIN (FORMAT BINARY)",
            cancellation);
        copy.Timeout = TimeSpan.FromMinutes(30);
        for (var index = 0; index < cases; index++)
        {
            var id = Id(index);

            // The providers hash a key's bytes in reverse order.
            var bytes = Encoding.UTF8.GetBytes(id.Key);
            Array.Reverse(bytes);
            await copy.StartRowAsync(cancellation);
            await copy.WriteAsync(hasher.Hash(bytes), NpgsqlDbType.Integer, cancellation);
            await copy.WriteAsync(0L, NpgsqlDbType.Bigint, cancellation);
            await copy.WriteAsync(0L, NpgsqlDbType.Bigint, cancellation);
            await copy.WriteAsync(row.Type, NpgsqlDbType.Integer, cancellation);
            await copy.WriteAsync(row.StateName, NpgsqlDbType.Varchar, cancellation);
            await copy.WriteAsync(id.Key, NpgsqlDbType.Varchar, cancellation);
            await copy.WriteAsync(row.Service, NpgsqlDbType.Varchar, cancellation);
            await copy.WriteAsync(Encoding.UTF8.GetBytes(row.Payload.Replace(template.TrackingCode, id.TrackingCode, StringComparison.Ordinal)), NpgsqlDbType.Bytea, cancellation);
            await copy.WriteAsync(modified, NpgsqlDbType.Timestamp, cancellation);
            await copy.WriteAsync(1, NpgsqlDbType.Integer, cancellation);
        }

        await copy.CompleteAsync(cancellation);
    }

    private static async Task CopyCodesAsync(NpgsqlConnection connection, int cases, CancellationToken cancellation)
    {
        await using var copy = await connection.BeginBinaryImportAsync("COPY cold_case (code) FROM STDIN (FORMAT BINARY)", cancellation);
        for (var index = 0; index < cases; index++)
        {
            await copy.StartRowAsync(cancellation);
            await copy.WriteAsync(Id(index).TrackingCode, NpgsqlDbType.Text, cancellation);
        }

        await copy.CompleteAsync(cancellation);
    }

    private static async Task<List<string>> ColumnsAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        var columns = new List<string>();
        await using var command = new NpgsqlCommand("SELECT column_name FROM information_schema.columns WHERE table_name = 'case_view' AND column_name <> 'case_id'", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            columns.Add(reader.GetString(0));
        }

        return columns;
    }

    private static async Task RunAsync(NpgsqlConnection connection, string text, CancellationToken cancellation)
    {
#pragma warning disable CA2100 // Statements of this class, with names from the database's own catalogue.
        await using var command = new NpgsqlCommand(text, connection) { CommandTimeout = 1800 };
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private async Task<CaseId> BringAsync()
    {
        const string Opening = "cold-template";
        var id = CaseId.FromCommand(Opening);
        var grain = grains.Case<ICaseIntake>(id);
        Demand(await grain.OpenAsync(new OpenCase
        {
            CommandId = Opening, Actor = Clerk, Service = "minor-works", Applicant = "0012345679", Reference = "پلاک ثبتی ۱۲/۲۳۹۵", IntakeOffice = Clerk.Office, Channel = Channel.Desk,
        }));
        foreach (var item in Papers)
        {
            Demand(await grain.AttachDocumentAsync(new AttachDocument
            {
                CommandId = $"{Opening}-{item}", Actor = Clerk, Item = item, FileName = item + ".pdf", MediaType = "application/pdf", Bytes = 48_213, Sha256 = new string('a', 64),
            }));
        }

        return id;
    }

    private static void Demand(Outcome<CaseReceipt> outcome)
    {
        if (outcome.Refusal is { } refusal)
        {
            throw new InvalidOperationException($"The city refused the template case: {refusal.Code}");
        }
    }

    private sealed record StateRow(int Type, string StateName, string Service, string Payload);
}
