using System.Diagnostics;
using ActorCity.Contracts;
using Microsoft.Extensions.Logging;

namespace ActorCity.Grains.Filters;

/// <summary>
/// Turns exceptions that callers cannot read (a driver's, a library's) into <see cref="CityFaultException"/>, and logs the original
/// once, at the silo.
/// </summary>
internal sealed partial class FaultFilter(ILogger<FaultFilter> log) : IIncomingGrainCallFilter
{
    public async Task Invoke(IIncomingGrainCallContext context)
    {
        try
        {
            await context.Invoke();
        }
        catch (Exception fault) when (IsForeign(context, fault))
        {
            var traceId = Activity.Current?.TraceId.ToString() ?? Guid.NewGuid().ToString("N");
            LogFault(context.InterfaceName, context.MethodName, traceId, fault);
            throw new CityFaultException("city.fault", traceId);
        }
    }

    private static bool IsForeign(IIncomingGrainCallContext context, Exception fault) =>
        context.InterfaceMethod?.DeclaringType?.Assembly == typeof(CityFaultException).Assembly
        && fault.GetType().Assembly != typeof(CityFaultException).Assembly

        // Orleans' own: callers can read them, and the edge knows which are worth another try.
        && fault is not (TimeoutException or OrleansException { InnerException: null });

    [LoggerMessage(EventId = 1201, Level = LogLevel.Error, Message = "{Interface}.{Method} failed; trace {TraceId}.")]
    private partial void LogFault(string @interface, string method, string traceId, Exception fault);
}
