namespace ActorCity.Client.Transport;

/// <summary>Speaks the city's HTTP interface, <c>/v1</c>.</summary>
internal sealed class HttpsTransport(HttpClient http) : ICityTransport, IDisposable
{
    public async Task<Outcome<TAnswer>> SendAsync<TCommand, TAnswer>(
        Operation<TCommand, TAnswer> operation, TCommand command, UserToken user, CancellationToken cancellation)
        where TCommand : CityCommand where TAnswer : notnull
    {
        using var request = HttpsRequests.Command(operation, command, user);
        using var response = await ExchangeAsync(http, request, cancellation);
        return await HttpsAnswers.OutcomeAsync<TAnswer>(response, cancellation);
    }

    public Task<T> AskAsync<T>(Question<T> question, UserToken? user, CancellationToken cancellation) =>
        question.FetchAsync(new HttpsQuestions(http, user, cancellation));

    /// <summary>Sends a request and takes its whole answer in.</summary>
    public static async Task<HttpResponseMessage> ExchangeAsync(HttpClient http, HttpRequestMessage request, CancellationToken cancellation)
    {
        try
        {
            return await http.SendAsync(request, HttpCompletionOption.ResponseContentRead, cancellation);
        }
        catch (HttpRequestException exception)
        {
            throw new NoAnswerException(CityErrors.Unavailable, maySucceed: true, mayHaveEffect: !IsNotSent(exception.HttpRequestError), exception);
        }
        catch (OperationCanceledException exception) when (!cancellation.IsCancellationRequested)
        {
            // The client's own time limit.
            throw new NoAnswerException(CityErrors.Unavailable, maySucceed: true, mayHaveEffect: true, exception);
        }
    }

    public void Dispose() => http.Dispose();

    private static bool IsNotSent(HttpRequestError error) =>
        error is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError
            or HttpRequestError.ProxyTunnelError;
}
