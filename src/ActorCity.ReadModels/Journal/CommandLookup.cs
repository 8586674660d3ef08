using ActorCity.Contracts.Journal;
using ActorCity.ReadModels.Sql;

namespace ActorCity.ReadModels.Journal;

/// <summary>Finds what a command did, when only its id is known.</summary>
internal sealed class CommandLookup(CityDatabase database, IJournalReader journal)
{
    /// <summary>The entry that the command wrote. One id may have been used on several streams: the first one counts.</summary>
    public async Task<JournalEntry?> FindAsync(string commandId)
    {
        var streams = await database.ListAsync(
            database.Ask("SELECT stream FROM journal WHERE command_id = ").Value(commandId).Then(" ORDER BY position LIMIT 1"), r => r.Text(0));
        return streams is [var stream] ? await journal.FindAsync(stream, commandId) : null;
    }
}
