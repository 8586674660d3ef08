using System.Text.Json.Nodes;

namespace ActorCity.Storage.Serialization;

/// <summary>The stored form of one state type: a name for ever, and a version with the steps that lift older ones.</summary>
public sealed class StateSchema
{
    private readonly ImmutableDictionary<int, Func<JsonObject, JsonObject>> upcasters;

    /// <summary>Registers a state type.</summary>
    /// <param name="stateType">The CLR type; its name is never stored.</param>
    /// <param name="name">The name in stored rows, for instance <c>case</c>.</param>
    /// <param name="version">The version this program writes, from 1.</param>
    /// <param name="upcasters">From each older version, how a body becomes one of the next version; none missing.</param>
    public StateSchema(Type stateType, string name, int version, IReadOnlyDictionary<int, Func<JsonObject, JsonObject>>? upcasters = null)
    {
        ArgumentNullException.ThrowIfNull(stateType);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentOutOfRangeException.ThrowIfLessThan(version, 1);
        StateType = stateType;
        Name = name;
        Version = version;
        this.upcasters = upcasters is null ? ImmutableDictionary<int, Func<JsonObject, JsonObject>>.Empty : upcasters.ToImmutableDictionary();
        for (var from = 1; from < version; from++)
        {
            if (!this.upcasters.ContainsKey(from))
            {
                throw new ArgumentException($"State '{name}' has no step from version {from} to {from + 1}.", nameof(upcasters));
            }
        }
    }

    /// <summary>The CLR type.</summary>
    public Type StateType { get; }

    /// <summary>The name in stored rows.</summary>
    public string Name { get; }

    /// <summary>The version that is written.</summary>
    public int Version { get; }

    internal JsonObject Lift(JsonObject body, int version)
    {
        for (; version < Version; version++)
        {
            body = upcasters[version](body);
        }

        return body;
    }
}
