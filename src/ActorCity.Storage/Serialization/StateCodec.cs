using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;
using ActorCity.Contracts;
using ActorCity.Contracts.Journal;

namespace ActorCity.Storage.Serialization;

/// <summary>Writes and reads the envelope of one state type.</summary>
internal abstract class StateCodec(StateSchema schema)
{
    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = CityJson.Stored.Encoder, SkipValidation = true };

    // One buffer per thread: states are a few kilobytes, and every command writes one.
    [ThreadStatic] private static ArrayBufferWriter<byte>? buffer;

    protected StateSchema Schema { get; } = schema;

    public byte[] Write(object state)
    {
        var output = buffer ??= new ArrayBufferWriter<byte>(8192);
        output.ResetWrittenCount();
        using (var writer = new Utf8JsonWriter(output, WriterOptions))
        {
            writer.WriteStartObject();
            writer.WriteString("schema", Schema.Name);
            writer.WriteNumber("version", Schema.Version);
            WriteMembers(writer, state);
            writer.WriteEndObject();
        }

        return output.WrittenSpan.ToArray();
    }

    public object Read(ReadOnlyMemory<byte> stored)
    {
        var envelope = Parse(stored);
        if (envelope.Schema != Schema.Name)
        {
            throw new InvalidOperationException($"Row holds '{envelope.Schema}', expected '{Schema.Name}'.");
        }

        if (envelope.Version > Schema.Version)
        {
            throw new InvalidOperationException($"Row is newer ({envelope.Version}) than this program ({Schema.Version}).");
        }

        return Make(envelope);
    }

    protected abstract void WriteMembers(Utf8JsonWriter writer, object state);

    protected abstract object Make(StateEnvelope envelope);

    protected TState? Body<TState>(StateEnvelope envelope) where TState : class
    {
        if (envelope.Body.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined)
        {
            return null;
        }

        if (envelope.Version == Schema.Version)
        {
            return envelope.Body.Deserialize<TState>(CityJson.Stored);
        }

        return Schema.Lift(JsonObject.Create(envelope.Body)!, envelope.Version).Deserialize<TState>(CityJson.Stored);
    }

    private static StateEnvelope Parse(ReadOnlyMemory<byte> stored)
    {
        try
        {
            var envelope = JsonSerializer.Deserialize<StateEnvelope>(stored.Span, CityJson.Stored);
            if (envelope is { Schema: not null, Version: > 0 })
            {
                return envelope;
            }
        }
        catch (JsonException malformed)
        {
            throw new InvalidOperationException("Row does not hold a stored state of the city: no readable JSON.", malformed);
        }

        throw new InvalidOperationException("Row does not hold a stored state of the city: schema or version is missing.");
    }
}

/// <summary>The stored form.</summary>
internal sealed record StateEnvelope
{
    public string? Schema { get; init; }

    public int Version { get; init; }

    public long Sequence { get; init; }

    public byte[] Head { get; init; } = [];

    public ImmutableArray<StoredMemory> Recent { get; init; } = [];

    public JsonElement Body { get; init; }
}

/// <summary>The stored form of a <see cref="CommandMemory"/>.</summary>
internal sealed record StoredMemory
{
    public required string CommandId { get; init; }

    public required string Fingerprint { get; init; }

    public required JsonElement Answer { get; init; }
}

internal sealed class PlainCodec<TState>(StateSchema schema) : StateCodec(schema) where TState : class
{
    protected override void WriteMembers(Utf8JsonWriter writer, object state)
    {
        writer.WritePropertyName("body");
        JsonSerializer.Serialize(writer, (TState)state, CityJson.Stored);
    }

    protected override object Make(StateEnvelope envelope) =>
        Body<TState>(envelope) ?? throw new InvalidOperationException($"Row of '{Schema.Name}' has no body.");
}

internal sealed class JournaledCodec<TState>(StateSchema schema) : StateCodec(schema) where TState : class
{
    protected override void WriteMembers(Utf8JsonWriter writer, object state)
    {
        var journaled = (Journaled<TState>)state;
        writer.WriteNumber("sequence", journaled.Sequence);
        writer.WriteBase64String("head", journaled.Head.AsSpan());
        writer.WriteStartArray("recent");
        foreach (var memory in journaled.Recent)
        {
            writer.WriteStartObject();
            writer.WriteString("commandId", memory.CommandId);
            writer.WriteString("fingerprint", memory.Fingerprint);

            // As it is, not as text within text: a third smaller, and readable. Read back it is the same, byte for byte.
            writer.WritePropertyName("answer");
            writer.WriteRawValue(memory.Answer);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WritePropertyName("body");
        JsonSerializer.Serialize(writer, journaled.State, CityJson.Stored);
    }

    protected override object Make(StateEnvelope envelope) => new Journaled<TState>
    {
        State = Body<TState>(envelope),
        Sequence = envelope.Sequence,
        Head = [.. envelope.Head],
        Recent = [.. envelope.Recent.Select(r => new CommandMemory
        {
            CommandId = r.CommandId,
            Fingerprint = r.Fingerprint,
            Answer = r.Answer.GetRawText(),
        })],
    };
}
