using System.Reflection;
using ActorCity.Contracts.Cases;
using ActorCity.Contracts.Queries;
using ActorCity.Client.Connection;

namespace ActorCity.Http.Tests.Edge;

public sealed class QuestionLimitTests
{
    [Fact]
    public async Task A_question_to_one_case_that_is_not_answered_is_given_up_so_that_it_is_asked_again() =>
        await Assert.ThrowsAsync<SiloUnavailableException>(() => AskAsync(typeof(ICaseInquiry).GetMethod(nameof(ICaseInquiry.GetAsync))!, new TaskCompletionSource()));

    [Fact]
    public async Task A_question_over_tables_and_a_command_take_as_long_as_they_take()
    {
        foreach (var method in new[] { typeof(ICityQueries).GetMethod(nameof(ICityQueries.ReportAsync))!, typeof(ICaseIntake).GetMethod(nameof(ICaseIntake.OpenAsync))! })
        {
            var answer = new TaskCompletionSource();
            var asked = AskAsync(method, answer);
            answer.SetResult();
            await asked;
        }
    }

    [Fact]
    public async Task The_calls_own_time_out_stays_what_it_is()
    {
        var failed = new TaskCompletionSource();
        failed.SetException(new TimeoutException());

        await Assert.ThrowsAsync<TimeoutException>(() => AskAsync(typeof(ICaseInquiry).GetMethod(nameof(ICaseInquiry.GetAsync))!, failed));
    }

    private static Task AskAsync(MethodInfo method, TaskCompletionSource answer)
    {
        var call = DispatchProxy.Create<IOutgoingGrainCallContext, Call>();
        ((Call)(object)call).Method = method;
        ((Call)(object)call).Answer = answer.Task;
        return new QuestionLimit(new QuickTime()).Invoke(call);
    }

    /// <summary>A call of one method; the filter looks at nothing else.</summary>
    public class Call : DispatchProxy
    {
        public MethodInfo? Method { get; set; }

        public Task? Answer { get; set; }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => targetMethod!.Name switch
        {
            "get_InterfaceMethod" => Method,
            "Invoke" => Answer,
            _ => throw new NotSupportedException(targetMethod.Name),
        };
    }
}
