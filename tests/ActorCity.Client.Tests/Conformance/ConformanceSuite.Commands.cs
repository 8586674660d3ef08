namespace ActorCity.Client.Tests.Conformance;

public abstract partial class ConformanceSuite
{
    [Fact]
    public async Task A_repeated_command_gets_its_first_answer_and_other_contents_under_its_id_are_refused()
    {
        var options = new CommandOptions { CommandId = City.Commands.NewId() };
        var opening = Opening();

        var first = await Clerk.Intake.OpenAsync(opening, options, Cancellation);
        var again = await Clerk.Intake.OpenAsync(opening, options, Cancellation);
        var other = await Clerk.Intake.OpenAsync(opening with { Reference = "plot-8" }, options, Cancellation);

        Assert.Equal(first, again);
        Assert.Equal(options.CommandId, first.CommandId);
        Assert.Equal("command.id-reused", CodeOf(other));
    }

    [Fact]
    public async Task Every_command_gets_an_id_of_its_own()
    {
        var (first, second) = (await Clerk.Intake.OpenAsync(Opening(), cancellation: Cancellation), await Clerk.Intake.OpenAsync(Opening(), cancellation: Cancellation));

        Assert.True(Names.IsCommandId(first.CommandId));
        Assert.NotEqual(first.CommandId, second.CommandId);
        Assert.NotEqual(first.AnswerOrThrow().Case, second.AnswerOrThrow().Case);
    }

    [Fact]
    public async Task A_command_for_another_version_is_a_conflict_that_names_the_current_one()
    {
        var id = await OpenAsync();

        var early = await Clerk.Intake.AttachDocumentAsync(id, Document("title-deed"), new CommandOptions { ExpectedVersion = 1 }, Cancellation);
        var late = await Clerk.Intake.AttachDocumentAsync(id, Document("request-form"), new CommandOptions { ExpectedVersion = 1 }, Cancellation);

        Assert.IsType<Applied<CaseReceipt>>(early);
        Assert.Equal(2, Assert.IsType<Conflict<CaseReceipt>>(late).CurrentVersion);
        Assert.Equal("command.version-conflict", Assert.Throws<ActorCityException>(late.AnswerOrThrow).Code);
    }

    [Fact]
    public async Task A_refusal_has_its_code_and_its_values_and_changes_nothing()
    {
        var id = await OpenAsync();

        var refused = Assert.IsType<Refused<CaseReceipt>>(await Clerk.Intake.SubmitAsync(id, cancellation: Cancellation));

        Assert.Equal("case.documents-missing", refused.Code);
        Assert.Equal("title-deed request-form", refused.Values["items"]);
        Assert.Equal(1, (await City.Cases.GetAsync(id, Cancellation))!.Version);
    }

    [Fact]
    public async Task A_role_that_may_not_is_refused()
    {
        var id = await OpenAsync();

        Assert.Equal("access.role-may-not", CodeOf(await As(People.Steward(1)).Intake.SubmitAsync(id, cancellation: Cancellation)));
        Assert.Equal("access.role-may-not", CodeOf(await Clerk.Offices.SuspendAsync("02-01", "x", cancellation: Cancellation)));
        Assert.Equal("access.role-may-not", CodeOf(await Clerk.Work.TakeNextAsync(cancellation: Cancellation)));
    }

    [Fact]
    public async Task A_command_of_nobody_is_refused_before_it_is_sent()
    {
        Assert.Equal("access.unauthenticated", CodeOf(await City.Intake.OpenAsync(Opening(), cancellation: Cancellation)));
        Assert.Equal("office.not-staff", CodeOf(await As(People.Citizen).Work.TakeNextAsync(cancellation: Cancellation)));
        await Assert.ThrowsAsync<ArgumentException>(() => Clerk.Intake.OpenAsync(Opening(), new CommandOptions { ExpectedVersion = 1 }, Cancellation));
    }

    [Fact]
    public async Task A_command_is_found_by_its_id_and_one_that_never_came_is_not()
    {
        var opened = await Clerk.Intake.OpenAsync(Opening(), cancellation: Cancellation);

        var found = await City.Commands.LookUpAsync(opened.CommandId, Cancellation);
        var missing = await City.Commands.LookUpAsync(City.Commands.NewId(), Cancellation);

        Assert.Equal((true, opened.AnswerOrThrow().Case.Key, 1L), (found.Applied, found.Stream, found.Version));
        Assert.Equal(opened.AnswerOrThrow().At, found.At);
        Assert.Equal((false, null), (missing.Applied, missing.Stream));
        Assert.InRange(missing.DecisiveAfter!.Value - missing.CityTime, TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(21));
        await Assert.ThrowsAsync<ArgumentException>(() => City.Commands.LookUpAsync("no", Cancellation));
    }

    [Fact]
    public async Task What_is_settled_is_what_was_answered_for_work_that_was_taken_too()
    {
        var (id, office) = await SubmitAsync();
        var opened = await Clerk.Intake.OpenAsync(Opening(), cancellation: Cancellation);
        CommandResult<TakenWork> taken;
        do
        {
            taken = await As(People.Examiner(office)).Work.TakeNextAsync(cancellation: Cancellation);
        }
        while (taken.AnswerOrThrow().Case != id);

        var case_ = await City.Commands.SettleAsync(new Unknown<CaseReceipt>(opened.CommandId, null), Cancellation);
        var work = await City.Commands.SettleAsync(new Unknown<TakenWork>(taken.CommandId, null), Cancellation);

        Assert.Equal(opened.AnswerOrThrow(), case_.AnswerOrThrow());
        Assert.Equal((id, "examination", taken.AnswerOrThrow().Version), (work.AnswerOrThrow().Case, work.AnswerOrThrow().Step, work.AnswerOrThrow().Version));
    }

    [Fact]
    public async Task A_caller_that_gives_up_is_told_so()
    {
        using var left = new CancellationTokenSource();
        await left.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => City.Cases.GetAsync(CaseId.FromCommand("some-command"), left.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Clerk.Intake.OpenAsync(Opening(), cancellation: left.Token));
    }
}
