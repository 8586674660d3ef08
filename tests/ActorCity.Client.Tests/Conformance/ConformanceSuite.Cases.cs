namespace ActorCity.Client.Tests.Conformance;

public abstract partial class ConformanceSuite
{
    [Fact]
    public async Task A_case_goes_from_a_counter_to_a_decision_elsewhere()
    {
        var (id, office) = await SubmitAsync();
        var taken = await TakeAsync(id, office);
        var decided = (await As(People.Examiner(office)).Work.DecideAsync(
            id, new NewDecision { Verdict = "granted", Reason = "Complete." }, cancellation: Cancellation)).AnswerOrThrow();

        Assert.NotEqual(People.Intake, office);
        Assert.Equal("examination", taken.Step);
        Assert.NotNull(taken.DueAt);

        var view = await City.Cases.GetAsync(id, Cancellation);
        Assert.Equal((CaseStatus.Decided, "granted", office, decided.Version), (view!.Status, view.Verdict, view.DecidedBy, view.Version));
        Assert.Equal(["title-deed", "request-form"], view.Documents.Select(d => d.Item));

        var timeline = await City.Cases.TimelineAsync(id, Cancellation).ToListAsync(Cancellation);
        Assert.Equal(Enumerable.Range(1, (int)view.Version).Select(n => (long)n), timeline.Select(t => t.Version));
        Assert.Equal("CaseOpened", timeline[0].Events[0].GetType().Name);
        Assert.Equal("CaseDecided", timeline[^1].Events[^1].GetType().Name);
        Assert.Equal(People.Clerk, timeline[0].Actor);

        var (told, papers) = (await City.Cases.VisitsAsync(id, Cancellation), await City.Cases.DocumentsAsync(id, Cancellation));
        Assert.Equal(("hands in the papers", false), (Assert.Single(told).Reason, told[0].Excess));
        Assert.Equal(["سند.pdf", "سند.pdf"], papers.Select(d => d.FileName));
        var deadline = Assert.Single(await City.Cases.DeadlinesAsync(id, Cancellation), d => d.Subject == DeadlineSubject.Decision);
        Assert.Equal([DeadlineMoveKind.Started, DeadlineMoveKind.Ended], deadline.Moves.Select(m => m.Kind));
    }

    [Fact]
    public async Task A_notice_waits_for_its_answer_and_a_decided_case_is_closed()
    {
        var (id, office) = await SubmitAsync();
        await TakeAsync(id, office);
        var work = As(People.Examiner(office)).Work;
        DeficiencyItem[] missing = [new() { Item = "title-deed", Explanation = "ناخوانا" }];

        Assert.Equal(CaseStatus.WaitingForApplicant, (await work.NoticeDeficiencyAsync(id, missing, cancellation: Cancellation)).AnswerOrThrow().Status);
        Assert.Equal("ناخوانا", (await City.Cases.GetAsync(id, Cancellation))!.OpenNotice[0].Explanation);
        Assert.Equal(CaseStatus.InProgress, (await As(People.Citizen).Intake.AnswerNoticeAsync(id, "اصلاح شد", cancellation: Cancellation)).AnswerOrThrow().Status);
        Assert.True((await work.NoticeDeficiencyAsync(id, missing, cancellation: Cancellation)).AnswerOrThrow().Breach);
        (await As(People.Citizen).Intake.AnswerNoticeAsync(id, cancellation: Cancellation)).AnswerOrThrow();
        (await work.DecideAsync(id, new NewDecision { Verdict = "refused", Reason = "Not in the plan." }, cancellation: Cancellation)).AnswerOrThrow();
        Assert.Equal(CaseStatus.Closed, (await work.CloseAsync(id, "Done.", cancellation: Cancellation)).AnswerOrThrow().Status);
    }

    [Fact]
    public async Task An_office_that_declares_an_interest_loses_its_step_and_a_withdrawn_case_takes_none()
    {
        var (id, office) = await SubmitAsync();

        var redrawn = (await As(People.Examiner(office)).Work.DeclareInterestAsync(id, "A relative applies.", cancellation: Cancellation)).AnswerOrThrow();
        var withdrawn = (await As(People.Citizen).Intake.WithdrawAsync(id, "Sold.", cancellation: Cancellation)).AnswerOrThrow();
        var late = await As(People.Examiner(office)).Work.DecideAsync(id, new NewDecision { Verdict = "granted", Reason = "x" }, cancellation: Cancellation);

        Assert.NotEqual(office, redrawn.Holder);
        Assert.Equal(CaseStatus.Withdrawn, withdrawn.Status);
        Assert.Equal("case.wrong-status", CodeOf(late));
        Assert.Equal("withdrawn", Assert.IsType<Refused<CaseReceipt>>(late).Values["status"]);
    }

    [Fact]
    public async Task A_mandate_lets_an_agent_act_until_it_is_withdrawn()
    {
        var id = await OpenAsync();
        var agent = As(new Actor { Person = "agent-1", Role = ActorRole.Agent });

        Assert.Equal("case.no-mandate", CodeOf(await agent.Intake.WithdrawAsync(id, cancellation: Cancellation)));
        var mandate = new CaseMandate { Agent = "agent-1", Until = new DateTimeOffset(2090, 1, 1, 0, 0, 0, TimeSpan.Zero) };
        (await As(People.Citizen).Intake.GrantMandateAsync(id, mandate, cancellation: Cancellation)).AnswerOrThrow();
        Assert.Equal(mandate, (await City.Cases.GetAsync(id, Cancellation))!.Mandate);
        (await agent.Intake.WithdrawMandateAsync(id, "Done.", cancellation: Cancellation)).AnswerOrThrow();
        Assert.Equal("case.no-mandate", CodeOf(await agent.Intake.WithdrawAsync(id, cancellation: Cancellation)));
    }

    [Fact]
    public async Task A_visit_beyond_the_budget_is_explained_and_its_flag_stays()
    {
        var id = await OpenAsync();
        var visit = new NewVisit { Office = People.Intake, AskedBy = "clerk-1", Fault = VisitFault.Office };

        Assert.Equal("case.visit-reason-missing", CodeOf(await Clerk.Intake.RegisterVisitAsync(id, visit, cancellation: Cancellation)));
        var second = (await Clerk.Intake.RegisterVisitAsync(id, visit with { Reason = "Forgot the stamp." }, cancellation: Cancellation)).AnswerOrThrow();
        Assert.Equal((2, 1), (second.VisitNumber, second.VisitBudget));
        (await Clerk.Work.ExplainVisitAsync(id, 2, "Our mistake.", cancellation: Cancellation)).AnswerOrThrow();
        Assert.Equal("case.unknown-visit", CodeOf(await Clerk.Work.ExplainVisitAsync(id, 1, "x", cancellation: Cancellation)));

        Assert.True((await City.Cases.GetAsync(id, Cancellation))!.VisitExcess);
        Assert.Equal([false, true], (await City.Cases.VisitsAsync(id, Cancellation)).Select(v => v.Excess));
    }

    [Fact]
    public async Task A_list_is_whole_over_several_pages_and_goes_on_from_a_cursor()
    {
        var applicant = NewApplicant();
        var opened = new List<CaseId>();
        for (var i = 0; i < 5; i++)
        {
            opened.Add(await OpenAsync(applicant));
        }

        var found = await Clerk.Cases.SearchAsync(new CaseSearch { Applicant = applicant, Limit = 2 }, Cancellation).ToListAsync(Cancellation);
        var rest = await Clerk.Cases.SearchAsync(
            new CaseSearch { Applicant = applicant, Cursor = PageCursor.AfterCase(found[1].OpenedAt, found[1].Case) }, Cancellation).ToListAsync(Cancellation);
        var none = await Clerk.Cases.SearchAsync(new CaseSearch { Applicant = applicant, Status = CaseStatus.Closed }, Cancellation).ToListAsync(Cancellation);

        Assert.Equal(opened.Select(c => c.TrackingCode).Order(), found.Select(c => c.Case.TrackingCode).Order());
        Assert.Equal(found.OrderByDescending(c => c.OpenedAt).ThenByDescending(c => c.Case.TrackingCode, StringComparer.Ordinal), found);
        Assert.Equal(found[2..], rest);
        Assert.Empty(none);
    }

    [Fact]
    public async Task A_case_that_nobody_opened_is_null_empty_or_refused()
    {
        var id = CaseId.FromCommand(Guid.NewGuid().ToString("N"));

        Assert.Null(await City.Cases.GetAsync(id, Cancellation));
        Assert.Empty(await City.Cases.TimelineAsync(id, Cancellation).ToListAsync(Cancellation));
        Assert.Empty(await City.Cases.VisitsAsync(id, Cancellation));
        Assert.Empty(await City.Cases.DocumentsAsync(id, Cancellation));
        Assert.Empty(await City.Cases.DeadlinesAsync(id, Cancellation));
        Assert.Empty(await City.Money.BillsAsync(id, Cancellation));
        Assert.Empty(await City.Money.LedgerAsync(id, Cancellation));
        Assert.Null(await City.Work.PreviewMigrationAsync(id, 1, Cancellation));
        Assert.Equal("case.unknown", CodeOf(await Clerk.Intake.SubmitAsync(id, cancellation: Cancellation)));
    }
}
