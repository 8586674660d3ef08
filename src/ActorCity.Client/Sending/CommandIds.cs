namespace ActorCity.Client.Sending;

/// <summary>New command ids.</summary>
internal static class CommandIds
{
    /// <summary>Unique, and in the order of time for whoever reads a journal.</summary>
    public static string New() => Guid.CreateVersion7().ToString("N");
}
