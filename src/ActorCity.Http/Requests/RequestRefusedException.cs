namespace ActorCity.Http.Requests;

/// <summary>
/// Ends the binding of a request that cannot be understood. An exception because a framework stands between binding and
/// answer; it never leaves this assembly.
/// </summary>
internal sealed class RequestRefusedException(Refusal refusal) : Exception(refusal.Code)
{
    public Refusal Refusal { get; } = refusal;
}
