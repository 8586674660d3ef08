namespace ActorCity.Client;

/// <summary>
/// A question that the city did not answer, or a command whose result was demanded and is none. The only exception of this library besides
/// those for wrong arguments and cancellation.
/// </summary>
public sealed class ActorCityException : Exception
{
    /// <summary>A fault without a code of its own.</summary>
    public ActorCityException() : this(CityErrors.Fault) { }

    /// <summary>A fault with a message.</summary>
    public ActorCityException(string message) : base(message) => Code = CityErrors.Fault.Code;

    /// <summary>A fault with a message and a cause.</summary>
    public ActorCityException(string message, Exception inner) : base(message, inner) => Code = CityErrors.Fault.Code;

    /// <summary>A code with its values.</summary>
    public ActorCityException(Refusal refusal, Exception? inner = null) : base(refusal?.Code, inner)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        Code = refusal.Code;
        Values = refusal.Values;
    }

    /// <summary>Stable code, for instance <c>city.unavailable</c> or <c>access.role-may-not</c>.</summary>
    public string Code { get; }

    /// <summary>Values of the code's sentence, by name.</summary>
    public ImmutableSortedDictionary<string, string> Values { get; } = ImmutableSortedDictionary<string, string>.Empty;
}
