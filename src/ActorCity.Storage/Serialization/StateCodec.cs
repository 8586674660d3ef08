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
        var envelope = StateEnvelope.Parse(stored);
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
        if (envelope.Body.IsEmpty)
        {
            return null;
        }

        return envelope.Version == Schema.Version
            ? JsonSerializer.Deserialize<TState>(envelope.Body.Span, CityJson.Stored)
            : Schema.Lift(JsonNode.Parse(envelope.Body.Span)!.AsObject(), envelope.Version).Deserialize<TState>(CityJson.Stored);
    }
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
        Head = envelope.Head,
        Recent = envelope.Recent,
    };
}
