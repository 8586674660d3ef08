using Microsoft.Extensions.DependencyInjection;

namespace ActorCity.Client.Tests.Fake;

/// <summary>What tests of a front end can do with the fake city beyond what every city does.</summary>
public sealed class FakeCityTests
{
    private static readonly ServiceDefinition Card = Repository.Card("minor-works");
    private readonly FakeCity fake = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private IActorCity Clerk => fake.As(People.Clerk);

    [Fact]
    public async Task Deadlines_pass_at_their_own_time_when_the_clock_is_moved()
    {
        var (id, _) = await SubmitAsync(offices: 3);
        var due = (await Clerk.Cases.GetAsync(id, Cancellation))!.Clock.DueAt!.Value;

        fake.Clock.Advance(due - fake.Clock.Now - TimeSpan.FromMinutes(1));
        Assert.DoesNotContain("DeadlinePassed", await HappeningsAsync(id));
        fake.Clock.Advance(TimeSpan.FromDays(30));

        var passed = await Clerk.Cases.TimelineAsync(id, Cancellation).FirstAsync(t => t.Events.Any(e => e.GetType().Name == "DeadlinePassed"), Cancellation);
        Assert.Equal((due, ActorRole.City), (passed.At, passed.Actor.Role));
    }

    [Fact]
    public async Task Work_of_a_suspended_office_is_drawn_again()
    {
        var (id, office) = await SubmitAsync(offices: 3);

        (await fake.As(People.Steward(1)).Offices.SuspendAsync(office, "Inspection.", cancellation: Cancellation)).AnswerOrThrow();

        Assert.NotEqual(office, (await Clerk.Cases.GetAsync(id, Cancellation))!.Holder);
    }

    [Fact]
    public async Task A_lost_answer_is_found_again_and_the_command_took_effect_once()
    {
        await PrepareAsync(1);
        fake.Faults.LoseAnswers(2);

        var opened = await OpenAsync();

        Assert.Equal(1, opened.AnswerOrThrow().Version);
        Assert.Equal(3, fake.Calls.Count(call => call.Command?.CommandId == opened.CommandId));
        Assert.Single(await Clerk.Cases.SearchAsync(new CaseSearch(), Cancellation).ToListAsync(Cancellation));
    }

    [Fact]
    public async Task A_command_that_is_lost_again_and_again_is_unknown_and_settles_as_not_applied()
    {
        await PrepareAsync(1);
        fake.Faults.LoseCommands(int.MaxValue);

        var unknown = Assert.IsType<Unknown<CaseReceipt>>(await OpenAsync());
        Assert.NotNull(unknown.DecisiveAfter);

        fake.Faults.LoseCommands(0);
        var settled = await Clerk.Commands.SettleAsync(unknown, Cancellation);
        Assert.Equal("command.expired", Assert.IsType<Refused<CaseReceipt>>(settled).Code);
        Assert.True(fake.Clock.Now > unknown.DecisiveAfter);
    }

    [Fact]
    public async Task A_city_that_is_down_refuses_commands_answers_no_question_and_says_so()
    {
        await PrepareAsync(1);
        var services = new ServiceCollection().AddFakeActorCity(fake).AddSingleton<IUserTokenSource>(new FixedUser(People.Token(People.Clerk)));
        await using var provider = services.BuildServiceProvider();
        var (city, health) = (provider.GetRequiredService<IActorCity>(), provider.GetRequiredService<IActorCityHealth>());
        Assert.Equal(ActorCityState.Answering, health.State);

        fake.Faults.Down = true;

        var refused = await city.Intake.OpenAsync(Opening(), cancellation: Cancellation);
        Assert.Equal("city.unavailable", Assert.IsType<Refused<CaseReceipt>>(refused).Code);
        await Assert.ThrowsAsync<ActorCityException>(() => city.Offices.GetAsync(People.Intake, Cancellation));
        Assert.Equal(ActorCityState.Silent, health.State);
        Assert.DoesNotContain(fake.Calls, call => call.Command is OpenCase);
    }

    private static NewCase Opening() => new() { Service = Card.Code, Applicant = "0012345679", IntakeOffice = People.Intake };

    private Task<CommandResult<CaseReceipt>> OpenAsync() => Clerk.Intake.OpenAsync(Opening(), cancellation: Cancellation);

    private async Task PrepareAsync(int offices)
    {
        await fake.PublishAsync(Card);
        for (var region = 1; region <= offices; region++)
        {
            await fake.OpenOfficeAsync($"{region:D2}-01");
        }
    }

    private async Task<(CaseId Id, string Office)> SubmitAsync(int offices)
    {
        await PrepareAsync(offices);
        var id = (await OpenAsync()).AnswerOrThrow().Case;
        foreach (var item in new[] { "title-deed", "request-form" })
        {
            var document = new NewDocument { Item = item, FileName = "a.pdf", MediaType = "application/pdf", Bytes = 1, Sha256 = new string('a', 64) };
            (await Clerk.Intake.AttachDocumentAsync(id, document, cancellation: Cancellation)).AnswerOrThrow();
        }

        return (id, (await Clerk.Intake.SubmitAsync(id, cancellation: Cancellation)).AnswerOrThrow().Holder!);
    }

    private async Task<List<string>> HappeningsAsync(CaseId id) =>
        await Clerk.Cases.TimelineAsync(id, Cancellation).SelectMany(t => t.Events.Select(e => e.GetType().Name)).ToListAsync(Cancellation);
}
