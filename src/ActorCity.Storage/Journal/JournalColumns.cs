using System.Data.Common;

namespace ActorCity.Storage.Journal;

/// <summary>The journal's columns as its readers select them.</summary>
internal static class JournalColumns
{
    public const string Select =
        "SELECT stream, sequence, command_id, fingerprint, actor, at, events, answer, previous_hash, hash FROM journal ";

    public static EncodedEntry Read(CityDatabase database, DbDataReader reader) => new()
    {
        Stream = reader.GetString(0),
        Sequence = reader.GetInt64(1),
        CommandId = reader.GetString(2),
        Fingerprint = reader.GetString(3),
        Actor = reader.GetString(4),
        At = database.Instant(reader, 5),
        Events = reader.GetString(6),
        Answer = reader.GetString(7),
        PreviousHash = reader.GetFieldValue<byte[]>(8),
        Hash = reader.GetFieldValue<byte[]>(9),
    };
}
