using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ActorCity.Contracts;
using ActorCity.Contracts.Access;
using ActorCity.Contracts.Journal;

namespace ActorCity.Storage.Journal;

/// <summary>A journal entry as its table holds it, with its link in the stream's hash chain.</summary>
internal sealed record EncodedEntry
{
    public required string Stream { get; init; }

    public required long Sequence { get; init; }

    public required string CommandId { get; init; }

    public required string Fingerprint { get; init; }

    public required string Actor { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string Events { get; init; }

    public required string Answer { get; init; }

    public required byte[] PreviousHash { get; init; }

    public byte[] Hash { get; init; } = [];

    /// <summary>Encodes the next entry of a stream whose last hash is <paramref name="previous"/>.</summary>
    public static EncodedEntry Next(JournalEntry entry, long sequence, byte[] previous)
    {
        if (entry.Events.IsDefaultOrEmpty)
        {
            throw new ArgumentException("A journal entry without events is nothing that happened.", nameof(entry));
        }

        if (entry.At.UtcTicks % TimeSpan.TicksPerMicrosecond != 0)
        {
            // The databases would round it, and the hash would not match what they give back.
            throw new ArgumentException("A journal entry's time is in whole microseconds.", nameof(entry));
        }

        var encoded = new EncodedEntry
        {
            Stream = entry.Stream,
            Sequence = sequence,
            CommandId = entry.CommandId,
            Fingerprint = entry.Fingerprint,
            Actor = JsonSerializer.Serialize(entry.Actor, CityJson.Stored),
            At = entry.At.ToUniversalTime(),
            Events = JsonSerializer.Serialize(entry.Events, CityJson.Stored),
            Answer = entry.Answer,
            PreviousHash = previous,
        };
        return encoded with { Hash = encoded.ComputeHash() };
    }

    public JournalEntry Decode() => new()
    {
        Stream = Stream,
        Sequence = Sequence,
        CommandId = CommandId,
        Fingerprint = Fingerprint,
        Actor = JsonSerializer.Deserialize<Actor>(Actor, CityJson.Stored)!,
        At = At,
        Events = JsonSerializer.Deserialize<ImmutableArray<CityEvent>>(Events, CityJson.Stored),
        Answer = Answer,
    };

    /// <summary>
    /// SHA-256 over the previous hash and every stored field, each preceded by its length, so that no two entries have the same bytes.
    /// Numbers are eight bytes, big-endian; the time is microseconds since 1970.
    /// </summary>
    public byte[] ComputeHash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, PreviousHash);
        Append(hash, Stream);
        Append(hash, Sequence);
        Append(hash, CommandId);
        Append(hash, Fingerprint);
        Append(hash, Actor);
        Append(hash, CityTime.ToMicroseconds(At));
        Append(hash, Events);
        Append(hash, Answer);
        return hash.GetHashAndReset();
    }

    private static void Append(IncrementalHash hash, string text) => Append(hash, Encoding.UTF8.GetBytes(text));

    private static void Append(IncrementalHash hash, byte[] bytes)
    {
        Append(hash, bytes.Length);
        hash.AppendData(bytes);
    }

    private static void Append(IncrementalHash hash, long number)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bytes, number);
        hash.AppendData(bytes);
    }
}
