namespace ActorCity.Client.Tests.Hosting;

internal static class Health
{
    /// <summary>Waits for a state: for the event that tells it, not for a while.</summary>
    public static async Task BecomesAsync(this IActorCityHealth health, ActorCityState wanted)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Note(object? sender, ActorCityStateEventArgs now)
        {
            if (now.State == wanted)
            {
                reached.TrySetResult();
            }
        }

        health.Changed += Note;
        if (health.State == wanted)
        {
            reached.TrySetResult();
        }

        await reached.Task.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        health.Changed -= Note;
    }
}
