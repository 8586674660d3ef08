using ActorCity.Contracts.Cases;

namespace ActorCity.Http.Cases;

/// <summary>Commands on cases.</summary>
internal static class CaseCommandEndpoints
{
    /// <summary>How many numbers an opening command tries. The first one is free unless the city has some 10^15 cases.</summary>
    private const int NumbersMax = 5;

    public static void MapCaseCommands(this RouteGroupBuilder cases)
    {
        cases.MapPost("", OpenAsync).Unconditional().Named("openCase", "Open a case", "Any office, or the citizen alone. At a desk the opening is the first visit. The same Idempotency-Key always names the same case.")
            .Produces<CaseReceipt>(StatusCodes.Status201Created);
        var one = cases.MapGroup("/{trackingCode}");
        one.MapCommand<CaseReceipt>("/documents", AttachAsync, "attachDocument", "Note a document", "Metadata only; a document serves one item of the service's checklist.");
        one.MapCommand<CaseReceipt>("/submit", SubmitAsync, "submitCase", "Hand the application in", "The clock starts; deciding steps are drawn among all eligible offices of the city.");
        one.MapCommand<CaseReceipt>("/visits", VisitAsync, "registerVisit", "Record an in-person visit", "Beyond the service's visit budget it needs a reason and raises a public flag.");
        one.MapCommand<CaseReceipt>("/notices", NoticeAsync, "noticeDeficiency", "Say what is missing", "The first notice stops the clock; a later one is recorded as a breach and does not.");
        one.MapCommand<CaseReceipt>("/notices/answer", AnswerAsync, "answerNotice", "Answer the open notice", "The clock goes on.");
        one.MapCommand<CaseReceipt>("/steps/{step}", PerformAsync, "performStep", "Perform a step", "A step that does not decide, by the office that has it.");
        one.MapCommand<CaseReceipt>("/decision", DecideAsync, "decideCase", "Decide the case", "By the examiner who took the deciding step, at the drawn office.");
        one.MapCommand<CaseReceipt>("/withdraw", WithdrawAsync, "withdrawCase", "Withdraw the application", "By the applicant or a clerk, before the decision.");
        one.MapCommand<CaseReceipt>("/close", CloseAsync, "closeCase", "Close the file", "After the decision or the withdrawal, or for a service without a decision.");
    }

    private static async Task<IResult> OpenAsync(Command<OpenCaseBody> command, IGrainFactory grains)
    {
        var body = command.Body;
        var open = new OpenCase
        {
            CommandId = command.Id,
            Actor = command.Actor,
            NotAfter = command.NotAfter,
            OccurredAt = body.OccurredAt,
            Service = body.Service,
            Applicant = body.Applicant,
            Reference = body.Reference,
            IntakeOffice = body.IntakeOffice,
            Channel = body.Channel ?? (body.IntakeOffice is null ? Channel.Internet : Channel.Desk),
            Deadline = body.Deadline,
            VisitReason = body.VisitReason,
            VisitFault = body.VisitFault,
        };

        for (var attempt = 0; ; attempt++)
        {
            var id = CaseId.FromCommand(command.Id, attempt);
            var outcome = await command.Sender.SendAsync(() => grains.Case<ICaseIntake>(id).OpenAsync(open));
            if (outcome.Value is { } receipt)
            {
                return Reply.Created(receipt);
            }

            if (outcome.Refusal!.Code != CaseErrors.NumberTaken.Code || attempt + 1 == NumbersMax)
            {
                return Reply.To(outcome);
            }
        }
    }

    private static Task<IResult> AttachAsync(string trackingCode, Command<AttachDocumentBody> command, IGrainFactory grains) =>
        command.ToCaseAsync(trackingCode, id => grains.Case<ICaseIntake>(id).AttachDocumentAsync(new AttachDocument
        {
            CommandId = command.Id,
            Actor = command.Actor,
            ExpectedVersion = command.ExpectedVersion,
            NotAfter = command.NotAfter,
            OccurredAt = command.Body.OccurredAt,
            Item = command.Body.Item,
            FileName = command.Body.FileName,
            MediaType = command.Body.MediaType,
            Bytes = command.Body.Bytes,
            Sha256 = command.Body.Sha256,
        }));

    private static Task<IResult> SubmitAsync(string trackingCode, Command<CaseActionBody> command, IGrainFactory grains) =>
        command.ToCaseAsync(trackingCode, id => grains.Case<ICaseIntake>(id).SubmitAsync(new SubmitCase
        {
            CommandId = command.Id,
            Actor = command.Actor,
            ExpectedVersion = command.ExpectedVersion,
            NotAfter = command.NotAfter,
            OccurredAt = command.Body.OccurredAt,
        }));

    private static Task<IResult> VisitAsync(string trackingCode, Command<RegisterVisitBody> command, IGrainFactory grains) =>
        command.ToCaseAsync(trackingCode, id => grains.Case<ICaseIntake>(id).RegisterVisitAsync(new RegisterVisit
        {
            CommandId = command.Id,
            Actor = command.Actor,
            ExpectedVersion = command.ExpectedVersion,
            NotAfter = command.NotAfter,
            OccurredAt = command.Body.OccurredAt,
            Office = command.Body.Office,
            AskedBy = command.Body.AskedBy,
            Reason = command.Body.Reason,
            Fault = command.Body.Fault,
        }));

    private static Task<IResult> NoticeAsync(string trackingCode, Command<NoticeDeficiencyBody> command, IGrainFactory grains) =>
        command.ToCaseAsync(trackingCode, id => grains.Case<ICaseExamination>(id).NoticeDeficiencyAsync(new NoticeDeficiency
        {
            CommandId = command.Id,
            Actor = command.Actor,
            ExpectedVersion = command.ExpectedVersion,
            NotAfter = command.NotAfter,
            OccurredAt = command.Body.OccurredAt,
            Items = command.Body.Items,
        }));

    private static Task<IResult> AnswerAsync(string trackingCode, Command<AnswerNoticeBody> command, IGrainFactory grains) =>
        command.ToCaseAsync(trackingCode, id => grains.Case<ICaseIntake>(id).AnswerNoticeAsync(new AnswerNotice
        {
            CommandId = command.Id,
            Actor = command.Actor,
            ExpectedVersion = command.ExpectedVersion,
            NotAfter = command.NotAfter,
            OccurredAt = command.Body.OccurredAt,
            Text = command.Body.Text,
        }));

    private static Task<IResult> PerformAsync(string trackingCode, string step, Command<PerformStepBody> command, IGrainFactory grains) =>
        command.ToCaseAsync(trackingCode, id => grains.Case<ICaseExamination>(id).PerformStepAsync(new PerformStep
        {
            CommandId = command.Id,
            Actor = command.Actor,
            ExpectedVersion = command.ExpectedVersion,
            NotAfter = command.NotAfter,
            OccurredAt = command.Body.OccurredAt,
            Step = step,
            Note = command.Body.Note,
            Outcome = command.Body.Outcome,
            Findings = command.Body.Findings,
            Fetched = command.Body.Fetched,
        }));

    private static Task<IResult> DecideAsync(string trackingCode, Command<DecideCaseBody> command, IGrainFactory grains) =>
        command.ToCaseAsync(trackingCode, id => grains.Case<ICaseExamination>(id).DecideAsync(new DecideCase
        {
            CommandId = command.Id,
            Actor = command.Actor,
            ExpectedVersion = command.ExpectedVersion,
            NotAfter = command.NotAfter,
            OccurredAt = command.Body.OccurredAt,
            Verdict = command.Body.Verdict,
            Reason = command.Body.Reason,
        }));

    private static Task<IResult> WithdrawAsync(string trackingCode, Command<EndCaseBody> command, IGrainFactory grains) =>
        command.ToCaseAsync(trackingCode, id => grains.Case<ICaseIntake>(id).WithdrawAsync(new WithdrawCase
        {
            CommandId = command.Id,
            Actor = command.Actor,
            ExpectedVersion = command.ExpectedVersion,
            NotAfter = command.NotAfter,
            OccurredAt = command.Body.OccurredAt,
            Reason = command.Body.Reason,
        }));

    private static Task<IResult> CloseAsync(string trackingCode, Command<EndCaseBody> command, IGrainFactory grains) =>
        command.ToCaseAsync(trackingCode, id => grains.Case<ICaseExamination>(id).CloseAsync(new CloseCase
        {
            CommandId = command.Id,
            Actor = command.Actor,
            ExpectedVersion = command.ExpectedVersion,
            NotAfter = command.NotAfter,
            OccurredAt = command.Body.OccurredAt,
            Reason = command.Body.Reason,
        }));
}
