namespace ActorCity.Storage.Sqlite;

/// <summary>The journal has a row in the place of a new one. Never leaves the writer.</summary>
#pragma warning disable CA1032, CA1064 // Thrown and caught in two places of this folder, and nowhere made from text.
internal sealed class JournalConflictException(bool sameCommand) : Exception
#pragma warning restore CA1032, CA1064
{
    /// <summary>The stream has an entry of the same command; otherwise of the same sequence.</summary>
    public bool SameCommand { get; } = sameCommand;
}
