namespace ActorCity.Contracts;

/// <summary>An unexpected failure inside the city. The original was logged once, at the silo, under the trace id.</summary>
[GenerateSerializer, Alias("ac.city-fault")]
public sealed class CityFaultException : Exception
{
    /// <summary>For serializers.</summary>
    public CityFaultException() { }

    /// <summary>For serializers.</summary>
    public CityFaultException(string message) : base(message) { }

    /// <summary>For serializers.</summary>
    public CityFaultException(string message, Exception inner) : base(message, inner) { }

    /// <summary>A fault with its code and trace id.</summary>
    public CityFaultException(string code, string traceId) : base($"{code} (trace {traceId})")
    {
        Code = code;
        TraceId = traceId;
    }

    /// <summary>Stable code of the kind of fault.</summary>
    [Id(0)] public string Code { get; private set; } = "city.fault";

    /// <summary>Finds the logged original.</summary>
    [Id(1)] public string TraceId { get; private set; } = "";
}

/// <summary>
/// The command may or may not have been applied: its write was sent, and no answer came. Look the command id up; do not
/// send the command under a new id.
/// </summary>
[GenerateSerializer, Alias("ac.outcome-unknown")]
public sealed class OutcomeUnknownException : Exception
{
    /// <summary>For serializers.</summary>
    public OutcomeUnknownException() { }

    /// <summary>A message that names the command id.</summary>
    public OutcomeUnknownException(string message) : base(message) { }

    /// <summary>For serializers.</summary>
    public OutcomeUnknownException(string message, Exception inner) : base(message, inner) { }
}

/// <summary>The storage has more work queued than it may take. Nothing was written; try again after a moment.</summary>
[GenerateSerializer, Alias("ac.city-busy")]
public sealed class CityBusyException : Exception
{
    /// <summary>For serializers.</summary>
    public CityBusyException() { }

    /// <summary>A message that says which queue is full.</summary>
    public CityBusyException(string message) : base(message) { }

    /// <summary>For serializers.</summary>
    public CityBusyException(string message, Exception inner) : base(message, inner) { }
}
