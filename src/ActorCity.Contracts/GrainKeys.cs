namespace ActorCity.Contracts;

/// <summary>
/// Grain types and the prefixes of their keys. Every key starts with a non-hex prefix and a dash, because the stock ADO.NET
/// provider reads hex-looking keys as numbers ("12" and "012" would be one row).
/// </summary>
public static class GrainKeys
{
    /// <summary>Grain type of a case; keys <c>cs-</c> + tracking code.</summary>
    public const string Case = "case";

    /// <summary>Grain type of an office; keys <c>of-</c> + office code.</summary>
    public const string Office = "office";

    /// <summary>Grain type of a service; keys <c>sv-</c> + service code.</summary>
    public const string Service = "service";

    /// <summary>Grain type of the office directory; one key, <see cref="TheDirectory"/>.</summary>
    public const string Directory = "office-directory";

    /// <summary>Grain type of a draw epoch; keys <c>dr-</c> + date in Asia/Tehran, <c>dr-2026-11-23</c>.</summary>
    public const string DrawEpoch = "draw-epoch";

    /// <summary>The key of the one office directory.</summary>
    public const string TheDirectory = "od-city";

    /// <summary>The grain type that owns a key; null for a key of no known kind.</summary>
    public static string? TypeOf(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return key.Length < 4 ? null : key[..3] switch
        {
            "cs-" => Case,
            "of-" => Office,
            "sv-" => Service,
            "od-" => Directory,
            "dr-" => DrawEpoch,
            _ => null,
        };
    }
}
