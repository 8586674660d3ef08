using System.Text;
using Orleans.Storage;

namespace ActorCity.Storage.Journal;

/// <summary>Where a grain's row is in Orleans' storage table: the same place in which the stock provider looks for it.</summary>
internal readonly record struct GrainRowKey(int IdHash, int TypeHash, string StateName, string Key)
{
    private static readonly OrleansDefaultHasher Hasher = new();

    /// <exception cref="ArgumentException">The stock provider would read the key as a number: "12", "012" and "0C" would share rows.</exception>
    public static GrainRowKey Of(string stateName, GrainId grain)
    {
        var key = grain.Key.ToString()!;
        if (grain.TryGetGuidKey(out _, out _) || grain.TryGetIntegerKey(out _, out _))
        {
            throw new ArgumentException(
                $"Grain key '{key}' reads as a number. Keys of journaled grains start with a prefix and a dash, for instance 'cs-'.", nameof(grain));
        }

        if (stateName.Contains('`', StringComparison.Ordinal))
        {
            throw new ArgumentException($"State name '{stateName}' is a type name; give the state a name of its own.", nameof(stateName));
        }

        return new GrainRowKey(KeyHash(key), Hasher.Hash(Encoding.UTF8.GetBytes(stateName)), stateName, key);
    }

    // The stock provider hashes the key's bytes in reverse order.
    private static int KeyHash(string key)
    {
        var bytes = Encoding.UTF8.GetBytes(key);
        Array.Reverse(bytes);
        return Hasher.Hash(bytes);
    }
}
