using ActorCity.Contracts.Offices.Events;
using ActorCity.Storage.Indexing;
using ActorCity.Storage.Serialization;

namespace ActorCity.Storage.Tests;

/// <summary>A journaled state that is no part of the city: a counter with a note.</summary>
[GenerateSerializer, Alias("test.sample-state")]
public sealed record SampleState
{
    [Id(0)] public required int Count { get; init; }

    [Id(1)] public string Note { get; init; } = "یادداشت";
}

public sealed record SampleRow : IndexRow
{
    public required string Stream { get; init; }

    public required int Number { get; init; }

    public string? Text { get; init; }

    public int? Perhaps { get; init; }

    public bool Flag { get; init; }

    public DateTimeOffset At { get; init; }

    public DateTimeOffset? Until { get; init; }
}

/// <summary>Situations on a storage with the sample state and its table.</summary>
internal static class Sample
{
    public const string StateName = "sample";

    public static readonly DateTimeOffset Noon = new(2026, 11, 23, 8, 30, 0, TimeSpan.Zero);

    private static string Ddl(string flag, string instant) =>
        $"""
        CREATE TABLE sample_row ("stream" text NOT NULL, "number" integer NOT NULL, "text" text, "perhaps" integer, "flag" {flag} NOT NULL,
            "at" {instant} NOT NULL, "until" {instant}, PRIMARY KEY ("stream", "number"))
        """;

    public static IndexTable<SampleRow> Table { get; } = new IndexTable<SampleRow>("sample_row")
        .Key("stream", r => r.Stream).Key("number", r => r.Number)
        .Column("text", r => r.Text).Column("perhaps", r => r.Perhaps).Column("flag", r => r.Flag)
        .Column("at", r => r.At).Column("until", r => r.Until);

    public static Task<StorageFixture> OnAsync(StorageEngine engine, Func<StorageOptions, StorageOptions>? adjust = null)
    {
        var postgres = engine == StorageEngine.PostgreSQL;
        return StorageFixture.CreateAsync(
            engine,
            Register,
            postgres ? Ddl("boolean", "timestamptz") : Ddl("integer", "integer"),
            adjust);
    }

    public static void Register(IServiceCollection services)
    {
        services.AddSingleton(new StateSchema(typeof(SampleState), "sample", 1));
        services.AddSingleton<IndexTable>(Table);
    }

    public static GrainId Grain(string key) => GrainId.Create("sample", key);

    public static Commit Commit(string stream, string commandId, int capacity = 1) => new()
    {
        Entry = new JournalEntry
        {
            Stream = stream,
            CommandId = commandId,
            Fingerprint = "0123456789abcdef",
            Actor = new Actor { Person = "p-1", Office = "06-112", Role = ActorRole.Clerk },
            At = Noon,
            Events = [new OfficeCapacityChanged { Capacity = capacity }],
            Answer = """{"ok":true}""",
        },
    };

    public static SampleRow Row(string stream, int number, string? text = "متن") =>
        new() { Stream = stream, Number = number, Text = text, Flag = true, At = Noon, Until = Noon.AddDays(1).ToOffset(TimeSpan.FromHours(3.5)) };

    public static async Task<GrainState<Journaled<SampleState>>> ReadAsync(this StorageFixture city, string key)
    {
        var state = new GrainState<Journaled<SampleState>>();
        await city.Journal.ReadStateAsync(StateName, Grain(key), state);
        return state;
    }

    /// <summary>One command: the count goes up by one.</summary>
    public static async Task WriteAsync(this StorageFixture city, string key, GrainState<Journaled<SampleState>> state, Commit commit)
    {
        var before = state.State!.State;
        state.State!.State = new SampleState { Count = (before?.Count ?? 0) + 1 };
        state.State!.Pending = commit;
        try
        {
            await city.Journal.WriteStateAsync(StateName, Grain(key), state);
        }
        catch
        {
            state.State!.State = before;
            throw;
        }
    }

    /// <summary>Reads, writes one command, and gives the state.</summary>
    public static async Task<GrainState<Journaled<SampleState>>> CommandAsync(this StorageFixture city, string key, string commandId)
    {
        var state = await city.ReadAsync(key);
        await city.WriteAsync(key, state, Commit(key, commandId));
        return state;
    }
}
