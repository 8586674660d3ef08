using ActorCity.Client.Sending;
using ActorCity.Contracts;

namespace ActorCity.Http.Tests.Commands;

public sealed class CommandSenderTests
{
    private readonly QuickTime time = new();
    private readonly CommandSender sender;
    private int sent;

    public CommandSenderTests() => sender = new CommandSender(time);

    [Fact]
    public async Task A_command_whose_silo_went_away_is_sent_again_under_the_same_id()
    {
        var answer = await sender.SendAsync(() => ++sent < 3 ? throw new SiloUnavailableException() : Task.FromResult("applied"), TestContext.Current.CancellationToken);

        Assert.Equal(("applied", 3), (answer, sent));
    }

    [Fact]
    public async Task A_command_whose_write_got_no_answer_is_sent_again()
    {
        var answer = await sender.SendAsync(() => ++sent < 2 ? throw new OutcomeUnknownException("x") : Task.FromResult("applied"), TestContext.Current.CancellationToken);

        Assert.Equal(("applied", 2), (answer, sent));
    }

    [Fact]
    public async Task It_goes_on_for_as_long_as_a_dead_silo_needs_to_be_noticed_and_gives_up_before_a_caller_does()
    {
        await Assert.ThrowsAsync<SiloUnavailableException>(() => sender.SendAsync<string>(() =>
        {
            sent++;
            throw new SiloUnavailableException();
        }, TestContext.Current.CancellationToken));

        Assert.InRange(time.Passed, TimeSpan.FromSeconds(6), CommandSender.TryingMax);
        Assert.InRange(sent, 8, 12);
    }

    [Fact]
    public async Task A_command_that_is_not_answered_is_sent_again_beside_the_first_try()
    {
        var lost = new TaskCompletionSource<string>();

        var answer = await sender.SendAsync(() => ++sent < 2 ? lost.Task : Task.FromResult("applied"), TestContext.Current.CancellationToken);

        Assert.Equal(("applied", 2, CommandSender.TryMax), (answer, sent, time.Passed));
    }

    [Fact]
    public async Task The_last_try_is_waited_for()
    {
        var slow = new TaskCompletionSource<string>();
        var tries = new TaskCompletionSource();

        var answer = sender.SendAsync(() =>
        {
            if (++sent == 3)
            {
                tries.SetResult();
            }

            return slow.Task;
        }, TestContext.Current.CancellationToken);
        await tries.Task.WaitAsync(TestContext.Current.CancellationToken);
        slow.SetResult("applied");

        Assert.Equal("applied", await answer);
        Assert.InRange(sent, 3, 4);
    }

    [Fact]
    public async Task A_time_out_is_not_repeated()
    {
        await Assert.ThrowsAsync<TimeoutException>(() => sender.SendAsync<string>(() =>
        {
            sent++;
            throw new TimeoutException();
        }, TestContext.Current.CancellationToken));

        Assert.Equal(1, sent);
    }
}
