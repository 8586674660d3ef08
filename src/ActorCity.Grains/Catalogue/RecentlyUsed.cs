using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace ActorCity.Grains.Catalogue;

/// <summary>
/// Remembers what was used lately: never more than its capacity, never less than the half of it used last. What is full becomes the
/// older half, and what is used from it moves to the newer one. Many threads may use it.
/// </summary>
internal sealed class RecentlyUsed<TKey, TValue>(int capacity) where TKey : notnull
{
    private readonly Lock gate = new();
    private ConcurrentDictionary<TKey, TValue> newer = new();
    private ConcurrentDictionary<TKey, TValue> older = new();

    public bool TryGet(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        if (newer.TryGetValue(key, out value))
        {
            return true;
        }

        if (!older.TryGetValue(key, out value))
        {
            return false;
        }

        Keep(key, value);
        return true;
    }

    public void Keep(TKey key, TValue value)
    {
        lock (gate)
        {
            if (newer.Count >= capacity / 2 && !newer.ContainsKey(key))
            {
                (older, newer) = (newer, new ConcurrentDictionary<TKey, TValue>());
            }

            newer[key] = value;
        }
    }
}
