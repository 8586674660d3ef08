namespace ActorCity.Silo.Hosting;

/// <summary>
/// The directory of an embedded city. One process at a time owns it: two silos that know nothing of each other would both be right
/// about what they remember, and only one about what is stored.
/// </summary>
internal sealed class DataDirectory : IDisposable
{
    private readonly FileStream held;

    private DataDirectory(FileStream held) => this.held = held;

    /// <exception cref="CityStartException">Another process owns the directory, or it cannot be written.</exception>
    public static DataDirectory Own(string path)
    {
        try
        {
            Directory.CreateDirectory(path);
            return new(new FileStream(Path.Combine(path, "city.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new CityStartException($"The data directory '{Path.GetFullPath(path)}' belongs to another running city, or cannot be written. ({fault.Message})");
        }
    }

    public void Dispose() => held.Dispose();
}

/// <summary>The process cannot start; the message says why and what to do.</summary>
internal class CityStartException(string message) : Exception(message);
