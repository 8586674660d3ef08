namespace ActorCity.Client.Transport;

/// <summary>What an Orleans call's exceptions mean. The HTTP facade and this library agree on it.</summary>
internal static class OrleansFailures
{
    /// <summary>What a client says of every grain until it has met its first silo; a test pins these words.</summary>
    private const string NoSuchGrain = "Could not find an implementation for interface";

    /// <summary>Not sent: the process has no connection to the city yet, or no silo of it serves this.</summary>
    public static bool WasNotSent(Exception exception) =>
        exception is ClientNotAvailableException
        || (exception is ArgumentException && exception.Message.StartsWith(NoSuchGrain, StringComparison.Ordinal));

    /// <summary>The city has more work than it may take; nothing was done.</summary>
    public static bool IsBusy(Exception exception) => exception is CityBusyException or GatewayTooBusyException or LimitExceededException;

    /// <summary>Nobody knows whether it was done.</summary>
    public static bool IsUnanswered(Exception exception) => exception is OutcomeUnknownException or TimeoutException or OrleansException;

    public static NoAnswerException? Translate(Exception exception) =>
        WasNotSent(exception) ? new(CityErrors.Unavailable, maySucceed: true, mayHaveEffect: false, exception)
        : IsBusy(exception) ? new(CityErrors.Busy, maySucceed: true, mayHaveEffect: false, exception)

        // Its cause was logged at the silo, under the trace id.
        : exception is CityFaultException fault ? new(CityErrors.Fault.With("traceId", fault.TraceId), maySucceed: false, mayHaveEffect: true, exception)
        : IsUnanswered(exception) ? new(CityErrors.Unavailable, maySucceed: exception is not TimeoutException, mayHaveEffect: true, exception)
        : null;
}
