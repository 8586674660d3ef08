using ActorCity.Contracts;
using ActorCity.Contracts.Journal;

namespace ActorCity.Storage.Journal;

/// <summary>What a write that failed tells its caller.</summary>
internal static class CommitFaults
{
    public static DuplicateCommandException Duplicate(CommitRow row, Exception cause) =>
        new($"Stream '{row.Entry.Stream}' already has an entry of command '{row.Entry.CommandId}'.", cause);

    public static OutcomeUnknownException Unknown(CommitRow row, Exception cause) =>
        new($"Command '{row.Entry.CommandId}' on '{row.Entry.Stream}' was sent to the database, and no answer came.", cause);

    public static CityBusyException NotWritten(Exception cause) =>
        new("The database could not take the write now. Nothing was written.", cause);

    public static CityBusyException QueueFull(int rows) =>
        new($"{rows} commands wait for the database already. Nothing was written.");

    public static CityBusyException TooLate() => new("The command's time limit passed while it waited for the database. Nothing was written.");

    public static CityBusyException Stopping() => new("The storage is stopping. Nothing was written.");
}
