using System.Collections.Concurrent;
using System.Reflection;
using Orleans.Concurrency;

namespace ActorCity.Client.Connection;

/// <summary>
/// Gives up a question to one case, office or service that is not answered soon, so that it is asked again. What was sent to a silo that
/// just died is not refused, it is lost: without this its caller would wait for the full time limit of a call, long after another silo
/// could answer. Questions over tables take as long as they take.
/// </summary>
internal sealed class QuestionLimit(TimeProvider time) : IOutgoingGrainCallFilter
{
    /// <summary>A grain answers from memory, or after one read of its row: milliseconds.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);

    private static readonly ConcurrentDictionary<MethodInfo, bool> Known = new();

    public async Task Invoke(IOutgoingGrainCallContext context)
    {
        var call = context.Invoke();
        if (call.IsCompleted || context.InterfaceMethod is not { } method || !Known.GetOrAdd(method, IsQuickQuestion))
        {
            await call;
            return;
        }

        try
        {
            await call.WaitAsync(Limit, time);
        }
        catch (TimeoutException) when (!call.IsCompleted)
        {
            throw new SiloUnavailableException($"No answer to {method.Name} within {Limit.TotalSeconds} s.");
        }
    }

    private static bool IsQuickQuestion(MethodInfo method) =>
        method.IsDefined(typeof(ReadOnlyAttribute)) && method.DeclaringType!.Namespace != typeof(Contracts.Queries.ICityQueries).Namespace;
}
