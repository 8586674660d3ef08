using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using ActorCity.Contracts;
using ActorCity.Contracts.Cases;
using ActorCity.Contracts.Catalogue;
using ActorCity.Contracts.Offices;
using ActorCity.Contracts.Queries;

namespace ActorCity.Silo.Replay;

/// <summary>A running city, by its HTTP interface.</summary>
internal sealed class HttpCityPort(HttpClient http) : ICityPort
{
    public Task<Outcome<ServiceReceipt>> GiveAsync(string service, CityCommand command, CancellationToken cancellation) => command switch
    {
        DraftService draft => PostAsync<ServiceReceipt>($"/v1/services/{service}/drafts", draft, ["definition"], cancellation),
        ReviewService review => PostAsync<ServiceReceipt>($"/v1/services/{service}/versions/{review.Version}/review", review, [], cancellation),
        PublishService publish => PostAsync<ServiceReceipt>($"/v1/services/{service}/versions/{publish.Version}/publish", publish, ["effectiveFrom"], cancellation),
        _ => throw Unknown(command),
    };

    public Task<Outcome<OfficeReceipt>> GiveToOfficeAsync(string office, CityCommand command, CancellationToken cancellation) => command switch
    {
        RegisterOffice register => PostAsync<OfficeReceipt>("/v1/offices", register, ["name", "region", "district"], cancellation, ("code", office)),
        LicenseOffice license => PostAsync<OfficeReceipt>($"/v1/offices/{office}/license", license, ["licence", "until", "scope", "capacity"], cancellation),
        ActivateOffice activate => PostAsync<OfficeReceipt>($"/v1/offices/{office}/activate", activate, [], cancellation),
        _ => throw Unknown(command),
    };

    public Task<Outcome<CaseReceipt>> OpenAsync(OpenCase command, CancellationToken cancellation) => PostAsync<CaseReceipt>(
        "/v1/cases", command, ["service", "applicant", "reference", "intakeOffice", "channel", "deadline", "occurredAt"], cancellation);

    public Task<Outcome<CaseReceipt>> GiveToCaseAsync(CaseId id, CityCommand command, CancellationToken cancellation) => command switch
    {
        RegisterVisit visit => PostAsync<CaseReceipt>($"/v1/cases/{id}/visits", visit, ["office", "askedBy", "reason", "fault", "occurredAt"], cancellation),
        PerformStep step => PostAsync<CaseReceipt>($"/v1/cases/{id}/steps/{step.Step}", step, ["note", "occurredAt"], cancellation),
        _ => throw Unknown(command),
    };

    public async Task<long> VersionAsync(CaseId id, CancellationToken cancellation)
    {
        using var answer = await SendAsync(() => new HttpRequestMessage(HttpMethod.Get, $"/v1/cases/{id}"), cancellation);
        return answer.StatusCode == HttpStatusCode.NotFound ? 0 : (await ReadAsync<CaseView>(answer, cancellation)).Version;
    }

    public async Task<ServiceReport> ReportAsync(string service, CancellationToken cancellation)
    {
        using var answer = await SendAsync(() => new HttpRequestMessage(HttpMethod.Get, $"/v1/reports/services/{service}"), cancellation);
        return await ReadAsync<ServiceReport>(answer, cancellation);
    }

    /// <summary>The command's own members travel in the path and the headers; <paramref name="members"/> and the actor make the body.</summary>
    private async Task<Outcome<T>> PostAsync<T>(
        string path, CityCommand command, string[] members, CancellationToken cancellation, params (string Name, string Value)[] more) where T : notnull
    {
        var whole = JsonSerializer.SerializeToNode(command, command.GetType(), CityJson.Strict)!.AsObject();
        var body = new JsonObject();
        foreach (var member in members.Prepend("actor"))
        {
            if (whole.TryGetPropertyValue(member, out var value))
            {
                body[member] = value?.DeepClone();
            }
        }

        foreach (var (name, value) in more)
        {
            body[name] = value;
        }

        using var answer = await SendAsync(
            () => new HttpRequestMessage(HttpMethod.Post, path)
            {
                Headers = { { "Idempotency-Key", command.CommandId } },
                Content = JsonContent.Create(body, options: CityJson.Strict),
            },
            cancellation);
        if (answer.IsSuccessStatusCode)
        {
            return await ReadAsync<T>(answer, cancellation);
        }

        var problem = await answer.Content.ReadFromJsonAsync<JsonObject>(cancellation);
        return new Refusal { Code = problem?["code"]?.GetValue<string>() ?? $"http.{(int)answer.StatusCode}" }
            .With("detail", problem?["detail"]?.GetValue<string>() ?? "");
    }

    private async Task<HttpResponseMessage> SendAsync(Func<HttpRequestMessage> make, CancellationToken cancellation)
    {
        try
        {
            using var request = make();
            var answer = await http.SendAsync(request, cancellation);
            if ((int)answer.StatusCode < 500 && answer.StatusCode != HttpStatusCode.TooManyRequests)
            {
                return answer;
            }

            using (answer)
            {
                throw new CityAwayException($"The city answered {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync(cancellation)}");
            }
        }
        catch (Exception away) when (away is HttpRequestException || (away is TaskCanceledException && !cancellation.IsCancellationRequested))
        {
            throw new CityAwayException($"The city at {http.BaseAddress} does not answer: {away.Message}", away);
        }
    }

    private static async Task<T> ReadAsync<T>(HttpResponseMessage answer, CancellationToken cancellation)
    {
        if (!answer.IsSuccessStatusCode)
        {
            throw new ReplayException($"The city answered {(int)answer.StatusCode} to {answer.RequestMessage?.RequestUri}.");
        }

        // A newer city may say more than this program knows.
        return await answer.Content.ReadFromJsonAsync<T>(CityJson.Stored, cancellation)
            ?? throw new ReplayException($"The city answered nothing to {answer.RequestMessage?.RequestUri}.");
    }

    private static NotSupportedException Unknown(CityCommand command) => new($"A replay gives no {command.GetType().Name}.");
}
