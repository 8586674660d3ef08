using System.Net;
using ActorCity.Client.Tests.Conformance;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ActorCity.Client.Tests.Sending;

/// <summary>A network that loses things, between this process and the real city.</summary>
public sealed class LostAnswersTests(CityFixture fixture) : IAsyncLifetime
{
    private readonly Lossy network = new();
    private IHost? host;

    private IActorCity City => CityFixture.Of(host!);

    public async ValueTask InitializeAsync() => host = await CityFixture.StartAsync(
        o =>
        {
            (o.Transport, o.Address, o.DeadlineSeconds, o.LookUpSeconds) = (ActorCityTransport.Https, new Uri(fixture.Url), 3, 1);
            o.HttpHandler = () => network;
        },
        new FixedUser(People.Token(People.Clerk)));

    [Fact]
    public async Task A_command_whose_answer_was_lost_is_sent_again_under_its_id_and_takes_effect_once()
    {
        network.LoseAnswers = 1;

        var opened = await OpenAsync();

        Assert.Equal(1, opened.AnswerOrThrow().Version);
        Assert.Equal([opened.CommandId, opened.CommandId], network.Commands);
        Assert.Equal(1, (await City.Cases.GetAsync(opened.AnswerOrThrow().Case, TestContext.Current.CancellationToken))!.Version);
    }

    [Fact]
    public async Task A_command_that_was_never_answered_is_looked_up()
    {
        network.LoseAnswers = int.MaxValue;

        var opened = await OpenAsync();

        Assert.Equal(1, opened.AnswerOrThrow().Version);
        Assert.True(network.Commands.Count >= 2);
        Assert.Single(network.Commands.Distinct());
    }

    [Fact]
    public async Task A_command_that_nobody_can_find_is_unknown_until_it_is_settled()
    {
        (network.LoseAnswers, network.LoseLookUps) = (int.MaxValue, true);

        var unknown = Assert.IsType<Unknown<CaseReceipt>>(await OpenAsync());
        Assert.Equal("command.outcome-unknown", Assert.Throws<ActorCityException>(unknown.AnswerOrThrow).Code);

        network.LoseLookUps = false;
        var settled = await City.Commands.SettleAsync(unknown, TestContext.Current.CancellationToken);
        Assert.Equal((unknown.CommandId, 1L), (settled.CommandId, settled.AnswerOrThrow().Version));
    }

    [Fact]
    public async Task A_command_that_never_left_is_refused_and_a_question_is_an_exception_with_a_code()
    {
        network.Down = true;

        var refused = Assert.IsType<Refused<CaseReceipt>>(await OpenAsync());
        var asked = await Assert.ThrowsAsync<ActorCityException>(() => City.Money.BalanceAsync(TestContext.Current.CancellationToken));

        Assert.Equal("city.unavailable", refused.Code);
        Assert.Equal("city.unavailable", asked.Code);
        network.Down = false;
        Assert.False((await City.Commands.LookUpAsync(refused.CommandId, TestContext.Current.CancellationToken)).Applied);
    }

    [Fact]
    public async Task A_page_of_something_between_is_no_answer()
    {
        network.Proxy = 1;

        Assert.IsType<Applied<CaseReceipt>>(await OpenAsync());
        Assert.Equal(2, network.Commands.Count);
    }

    public async ValueTask DisposeAsync()
    {
        if (host is not null)
        {
            await host.StopAsync();
            host.Dispose();
        }
    }

    private Task<CommandResult<CaseReceipt>> OpenAsync() => City.Intake.OpenAsync(
        new NewCase { Service = "minor-works", Applicant = $"applicant-{Guid.NewGuid():N}"[..40], IntakeOffice = People.Intake },
        cancellation: TestContext.Current.CancellationToken);

    private sealed class Lossy() : DelegatingHandler(new SocketsHttpHandler())
    {
        public int LoseAnswers { get; set; }

        public bool LoseLookUps { get; set; }

        public bool Down { get; set; }

        public int Proxy { get; set; }

        public List<string> Commands { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (Down)
            {
                throw new HttpRequestException(HttpRequestError.ConnectionError, "No way there.");
            }

            if (LoseLookUps && request.RequestUri!.AbsolutePath.StartsWith("/v1/commands/", StringComparison.Ordinal))
            {
                throw new HttpRequestException(HttpRequestError.ResponseEnded, "Lost.");
            }

            if (request.Method == HttpMethod.Post)
            {
                Commands.Add(request.Headers.GetValues("Idempotency-Key").Single());
                if (Proxy-- > 0)
                {
                    return new HttpResponseMessage(HttpStatusCode.BadGateway) { Content = new StringContent("<html>") };
                }
            }

            var response = await base.SendAsync(request, cancellationToken);
            if (request.Method == HttpMethod.Post && LoseAnswers-- > 0)
            {
                response.Dispose();
                throw new HttpRequestException(HttpRequestError.ResponseEnded, "The answer was lost.");
            }

            return response;
        }
    }
}
