namespace ActorCity.Client.Transport;

/// <summary>Gives the grains of the city.</summary>
internal interface ICityConnection
{
    /// <exception cref="NoAnswerException">This process has no connection yet.</exception>
    IGrainFactory Grains { get; }
}

/// <summary>Calls grains, with the user's token beside the call.</summary>
internal sealed class OrleansTransport(ICityConnection connection) : ICityTransport
{
    /// <summary>Where silos look for the token.</summary>
    public const string TokenKey = "ac.token";

    public async Task<Outcome<TAnswer>> SendAsync<TCommand, TAnswer>(
        Operation<TCommand, TAnswer> operation, TCommand command, UserToken user, CancellationToken cancellation)
        where TCommand : CityCommand where TAnswer : notnull =>
        await CallAsync(grains => operation.CallAsync(grains, command), user, cancellation);

    public async Task<T> AskAsync<T>(Question<T> question, UserToken? user, CancellationToken cancellation) =>
        await CallAsync(question.CallAsync, user, cancellation);

    // What an async method puts into the request context ends with it: the caller's flow, and every other user's, never sees it. A
    // call for nobody takes out what the caller's own code may have left there.
    private async Task<T> CallAsync<T>(Func<IGrainFactory, Task<T>> call, UserToken? user, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var grains = connection.Grains;
        if (user?.Value is { } token)
        {
            RequestContext.Set(TokenKey, token);
        }
        else
        {
            RequestContext.Remove(TokenKey);
        }

        try
        {
            return await call(grains).WaitAsync(cancellation);
        }
        catch (Exception exception) when (OrleansFailures.Translate(exception) is { } noAnswer)
        {
            throw noAnswer;
        }
    }
}
