using System.Net;
using System.Text.Json;
using ActorCity.Contracts.Offices;

namespace ActorCity.Client.Transport;

/// <summary>Reads what came back.</summary>
internal static class HttpsAnswers
{
    private const string ProblemType = "application/problem+json";

    public static async Task<Outcome<TAnswer>> OutcomeAsync<TAnswer>(HttpResponseMessage response, CancellationToken cancellation) where TAnswer : notnull
    {
        if (response.StatusCode == HttpStatusCode.NoContent)
        {
            // The only answer without contents: nothing waits at the office.
            return OfficeErrors.NothingToDo;
        }

        return response.IsSuccessStatusCode ? await ReadAsync<TAnswer>(response, cancellation) : await RefusalAsync(response, cancellation);
    }

    /// <exception cref="NoAnswerException">It is no JSON of the city: something between sent it.</exception>
    public static async Task<T> ReadAsync<T>(HttpResponseMessage response, CancellationToken cancellation)
    {
        try
        {
            var bytes = await response.Content.ReadAsByteArrayAsync(cancellation);
            return JsonSerializer.Deserialize<T>(bytes, CityJson.Stored) ?? throw new JsonException("Nothing where an answer was expected.");
        }
        catch (JsonException exception)
        {
            throw new NoAnswerException(CityErrors.Unavailable, maySucceed: false, mayHaveEffect: true, exception);
        }
    }

    /// <summary>The refusal that a problem document says.</summary>
    /// <exception cref="NoAnswerException">The city did not answer: it says so itself, or something between did.</exception>
    public static async Task<Refusal> RefusalAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        if (response.Content.Headers.ContentType?.MediaType != ProblemType)
        {
            // A proxy's page: whether the city saw the request is not known.
            throw new NoAnswerException(CityErrors.Unavailable, maySucceed: true, mayHaveEffect: true);
        }

        var problem = await ReadAsync<Refusal>(response, cancellation);
        return problem.Code switch
        {
            _ when problem.Code == CityErrors.Unavailable.Code || problem.Code == CityErrors.Busy.Code =>
                throw new NoAnswerException(problem, maySucceed: true, mayHaveEffect: false),
            _ when problem.Code == CityErrors.OutcomeUnknown.Code =>
                throw new NoAnswerException(CityErrors.Unavailable, maySucceed: true, mayHaveEffect: true),
            _ when problem.Code == CityErrors.Fault.Code => throw new NoAnswerException(problem, maySucceed: false, mayHaveEffect: true),
            _ => problem,
        };
    }
}
