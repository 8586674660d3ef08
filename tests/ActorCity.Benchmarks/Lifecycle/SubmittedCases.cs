namespace ActorCity.Benchmarks.Lifecycle;

/// <summary>Brings cases as far as the drawn office's queue.</summary>
internal static class SubmittedCases
{
    /// <summary>One case; its tracking code.</summary>
    public static async Task<string> OneAsync(CityClient client, CityFacts facts, CancellationToken cancellation)
    {
        var tally = new Tally();
        var caller = new Caller(client, facts, tally, "one." + Guid.NewGuid().ToString("N")[..10], 0);
        return (await caller.SubmitAsync(cancellation))?.Code
            ?? throw new InvalidOperationException("The city did not take a case: " + string.Join(", ", tally.Failures.Keys));
    }
}
