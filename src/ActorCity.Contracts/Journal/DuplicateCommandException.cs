namespace ActorCity.Contracts.Journal;

/// <summary>
/// The stream's journal already has an entry with this command id, older than the state remembers. Nothing was written.
/// Thrown by the journaled provider inside a silo; never crosses a process boundary.
/// </summary>
[GenerateSerializer, Alias("ac.duplicate-command")]
public sealed class DuplicateCommandException : Exception
{
    /// <summary>For serializers.</summary>
    public DuplicateCommandException() { }

    /// <summary>A message that names the command id.</summary>
    public DuplicateCommandException(string message) : base(message) { }

    /// <summary>For serializers.</summary>
    public DuplicateCommandException(string message, Exception inner) : base(message, inner) { }
}
