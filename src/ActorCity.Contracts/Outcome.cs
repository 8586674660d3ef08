namespace ActorCity.Contracts;

/// <summary>What a command answered: a value, or a refusal that the caller can act on. Never both, never neither.</summary>
/// <typeparam name="T">A concrete answer type.</typeparam>
[GenerateSerializer, Immutable, Alias("ac.outcome`1")]
public sealed record Outcome<T> where T : notnull
{
    /// <summary>The answer, when the command was applied.</summary>
    [Id(0)] public T? Value { get; init; }

    /// <summary>Why the command was refused; null when it was applied.</summary>
    [Id(1)] public Refusal? Refusal { get; init; }

    /// <summary>True when the command was refused and nothing changed.</summary>
    public bool IsRefused => Refusal is not null;

    /// <summary>Wraps an answer.</summary>
    public static implicit operator Outcome<T>(T value) => new() { Value = value };

    /// <summary>Wraps a refusal.</summary>
    public static implicit operator Outcome<T>(Refusal refusal) => new() { Refusal = refusal };
}

/// <summary>A stable code and the values its sentence needs. Sentences in Persian and English exist only at the edge.</summary>
[GenerateSerializer, Immutable, Alias("ac.refusal")]
public sealed record Refusal
{
    /// <summary>Dotted code, <c>noun.condition</c>; listed in <c>*Errors</c> classes.</summary>
    [Id(0)] public required string Code { get; init; }

    /// <summary>Values for the sentence, by name. Never personal data.</summary>
    [Id(1)] public ImmutableSortedDictionary<string, string> Values { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>The same refusal with one more value.</summary>
    public Refusal With(string name, string value) => this with { Values = Values.SetItem(name, value) };

    /// <summary>The same refusal with one more value.</summary>
    public Refusal With(string name, long value) => With(name, value.ToString(CultureInfo.InvariantCulture));
}
