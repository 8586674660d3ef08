using System.Collections.Concurrent;
using ActorCity.Contracts.Journal;
using Orleans.Storage;

namespace ActorCity.Storage.Serialization;

/// <summary>
/// Stored state as readable JSON that names no CLR type: <c>{schema, version, body}</c>; a journaled state also carries its place in
/// its journal: <c>sequence</c>, <c>head</c>, <c>recent</c>. Used by both providers, so that each reads what the other wrote.
/// </summary>
public sealed class CityStateSerializer : IGrainStorageSerializer
{
    private readonly ImmutableDictionary<Type, StateSchema> schemas;
    private readonly ConcurrentDictionary<Type, StateCodec> codecs = new();

    /// <summary>A serializer for the registered state types.</summary>
    public CityStateSerializer(IEnumerable<StateSchema> schemas)
    {
        ArgumentNullException.ThrowIfNull(schemas);
        var all = schemas.ToArray();
        if (all.GroupBy(s => s.Name, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw new ArgumentException($"Two state types want the schema name '{twice.Key}'.", nameof(schemas));
        }

        this.schemas = all.ToImmutableDictionary(s => s.StateType);
    }

    /// <inheritdoc/>
    public BinaryData Serialize<T>(T? input) => new(SerializeToBytes(typeof(T), input));

    /// <inheritdoc/>
    public T? Deserialize<T>(BinaryData input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return (T)Codec(typeof(T)).Read(input.ToMemory());
    }

    internal byte[] SerializeToBytes(Type type, object? state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return Codec(type).Write(state);
    }

    internal object Deserialize(Type type, ReadOnlyMemory<byte> stored) => Codec(type).Read(stored);

    private StateCodec Codec(Type type) => codecs.GetOrAdd(type, static (t, self) => self.MakeCodec(t), this);

    private StateCodec MakeCodec(Type type)
    {
        var journaled = type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Journaled<>);
        var stateType = journaled ? type.GetGenericArguments()[0] : type;
        if (!schemas.TryGetValue(stateType, out var schema))
        {
            throw new InvalidOperationException(
                $"No schema is registered for state {stateType}: stored rows carry a schema name and version, never a type name.");
        }

        var codec = (journaled ? typeof(JournaledCodec<>) : typeof(PlainCodec<>)).MakeGenericType(stateType);
        return (StateCodec)Activator.CreateInstance(codec, schema)!;
    }
}
