using System.Text;
using System.Text.Json;
using ActorCity.Contracts;
using ActorCity.Contracts.Journal;

namespace ActorCity.Storage.Serialization;

/// <summary>
/// The stored form, read in one pass. The body stays the bytes that it is until its type is known: a cold case is read as often as a
/// hot one is written, and a document object model in between costs as much as the state itself.
/// </summary>
internal sealed record StateEnvelope
{
    private static readonly JsonReaderOptions Options = new()
    {
        MaxDepth = CityJson.Stored.MaxDepth,
        CommentHandling = CityJson.Stored.ReadCommentHandling,
    };

    public string? Schema { get; private set; }

    public int Version { get; private set; }

    public long Sequence { get; private set; }

    public ImmutableArray<byte> Head { get; private set; } = [];

    public ImmutableArray<CommandMemory> Recent { get; private set; } = [];

    /// <summary>The state's JSON; empty where the row has none or <c>null</c>.</summary>
    public ReadOnlyMemory<byte> Body { get; private set; }

    /// <summary>Reads a row.</summary>
    /// <exception cref="InvalidOperationException">The row is no stored state of the city.</exception>
    public static StateEnvelope Parse(ReadOnlyMemory<byte> stored)
    {
        StateEnvelope envelope;
        try
        {
            envelope = Read(stored);
        }
        catch (Exception malformed) when (malformed is JsonException or FormatException or InvalidOperationException)
        {
            throw new InvalidOperationException("Row does not hold a stored state of the city: no readable JSON.", malformed);
        }

        return envelope is { Schema: not null, Version: > 0 }
            ? envelope
            : throw new InvalidOperationException("Row does not hold a stored state of the city: schema or version is missing.");
    }

    private static StateEnvelope Read(ReadOnlyMemory<byte> stored)
    {
        var envelope = new StateEnvelope();
        var reader = new Utf8JsonReader(stored.Span, Options);
        Expect(ref reader, JsonTokenType.StartObject);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            envelope.ReadMember(ref reader, stored);
        }

        return reader.TokenType == JsonTokenType.EndObject && !reader.Read() ? envelope : throw new JsonException("No object.");
    }

    private void ReadMember(ref Utf8JsonReader reader, ReadOnlyMemory<byte> stored)
    {
        if (reader.ValueTextEquals("schema"u8))
        {
            Schema = Once(Schema is null, Next(ref reader).GetString());
        }
        else if (reader.ValueTextEquals("version"u8))
        {
            Version = Once(Version == 0, Next(ref reader).GetInt32());
        }
        else if (reader.ValueTextEquals("sequence"u8))
        {
            Sequence = Once(Sequence == 0, Next(ref reader).GetInt64());
        }
        else if (reader.ValueTextEquals("head"u8))
        {
            Head = Once(Head.IsEmpty, ImmutableArray.Create(Next(ref reader).GetBytesFromBase64()));
        }
        else if (reader.ValueTextEquals("recent"u8))
        {
            Recent = Once(Recent.IsEmpty, ReadMemories(ref reader, stored));
        }
        else if (reader.ValueTextEquals("body"u8))
        {
            var body = Raw(ref reader, stored);
            Body = Once(Body.IsEmpty, reader.TokenType == JsonTokenType.Null ? default : body);
        }
        else
        {
            // A newer program may have written more.
            reader.Read();
            reader.Skip();
        }
    }

    private static ImmutableArray<CommandMemory> ReadMemories(ref Utf8JsonReader reader, ReadOnlyMemory<byte> stored)
    {
        var memories = ImmutableArray.CreateBuilder<CommandMemory>();
        Expect(ref reader, JsonTokenType.StartArray);
        while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
        {
            memories.Add(ReadMemory(ref reader, stored));
        }

        return memories.DrainToImmutable();
    }

    private static CommandMemory ReadMemory(ref Utf8JsonReader reader, ReadOnlyMemory<byte> stored)
    {
        string? command = null, fingerprint = null, answer = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("commandId"u8))
            {
                command = Next(ref reader).GetString();
            }
            else if (reader.ValueTextEquals("fingerprint"u8))
            {
                fingerprint = Next(ref reader).GetString();
            }
            else if (reader.ValueTextEquals("answer"u8))
            {
                answer = Encoding.UTF8.GetString(Raw(ref reader, stored).Span);
            }
            else
            {
                reader.Read();
                reader.Skip();
            }
        }

        return new CommandMemory
        {
            CommandId = command ?? throw new JsonException("A remembered command has no id."),
            Fingerprint = fingerprint ?? throw new JsonException("A remembered command has no fingerprint."),
            Answer = answer ?? throw new JsonException("A remembered command has no answer."),
        };
    }

    // The bytes of the value that comes next, whatever it is.
    private static ReadOnlyMemory<byte> Raw(ref Utf8JsonReader reader, ReadOnlyMemory<byte> stored)
    {
        reader.Read();
        var begin = (int)reader.TokenStartIndex;
        reader.Skip();
        return stored[begin..(int)reader.BytesConsumed];
    }

    private static ref Utf8JsonReader Next(ref Utf8JsonReader reader)
    {
        reader.Read();
        return ref reader;
    }

    private static void Expect(ref Utf8JsonReader reader, JsonTokenType token)
    {
        if (!reader.Read() || reader.TokenType != token)
        {
            throw new JsonException($"Expected {token}, found {reader.TokenType}.");
        }
    }

    private static T Once<T>(bool first, T value) => first ? value : throw new JsonException("A member is there twice.");
}
