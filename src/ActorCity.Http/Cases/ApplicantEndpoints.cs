using ActorCity.Contracts.Cases;

namespace ActorCity.Http.Cases;

/// <summary>What an applicant does with a case beyond papers and visits.</summary>
internal static class ApplicantEndpoints
{
    public static void MapApplicantCommands(this RouteGroupBuilder cases)
    {
        var one = cases.MapGroup("/{trackingCode}");
        one.MapCommand<CaseReceipt>("/form", AnswerFormAsync, "answerForm", "Fill in the form, all or a part of it", "Before the application is handed in, or while a notice waits. Persons are kept as keyed hashes only.");
        one.MapCommand<CaseReceipt>("/mandate", GrantMandateAsync, "grantMandate", "Let an agent act for the applicant", "Only the applicant grants it, for this case alone.");
        one.MapCommand<CaseReceipt>("/mandate/withdraw", WithdrawMandateAsync, "withdrawMandate", "End the mandate", "By the applicant or the agent.");
        one.MapCommand<CaseReceipt>("/appeal", AppealAsync, "appealDecision", "Challenge the decision", "Within the service's time; an office that had no part in the case is drawn.");
    }

    private static Task<IResult> AnswerFormAsync(string trackingCode, Command<AnswerFormBody> command, IGrainFactory grains) =>
        command.ToCaseAsync(trackingCode, id => grains.Case<ICaseIntake>(id).AnswerFormAsync(new AnswerForm
        {
            CommandId = command.Id,
            Actor = command.Actor,
            ExpectedVersion = command.ExpectedVersion,
            NotAfter = command.NotAfter,
            OccurredAt = command.Body.OccurredAt,
            Answers = [.. command.Body.Answers.Select(answer => new FieldAnswer { Field = answer.Field, Value = answer.Value })],
        }));

    private static Task<IResult> GrantMandateAsync(string trackingCode, Command<GrantMandateBody> command, IGrainFactory grains) =>
        command.ToCaseAsync(trackingCode, id => grains.Case<ICaseIntake>(id).GrantMandateAsync(new GrantMandate
        {
            CommandId = command.Id,
            Actor = command.Actor,
            ExpectedVersion = command.ExpectedVersion,
            NotAfter = command.NotAfter,
            OccurredAt = command.Body.OccurredAt,
            Agent = command.Body.Agent,
            Until = command.Body.Until,
        }));

    private static Task<IResult> WithdrawMandateAsync(string trackingCode, Command<EndCaseBody> command, IGrainFactory grains) =>
        command.ToCaseAsync(trackingCode, id => grains.Case<ICaseIntake>(id).WithdrawMandateAsync(new WithdrawMandate
        {
            CommandId = command.Id,
            Actor = command.Actor,
            ExpectedVersion = command.ExpectedVersion,
            NotAfter = command.NotAfter,
            OccurredAt = command.Body.OccurredAt,
            Reason = command.Body.Reason,
        }));

    private static Task<IResult> AppealAsync(string trackingCode, Command<AppealBody> command, IGrainFactory grains) =>
        command.ToCaseAsync(trackingCode, id => grains.Case<ICaseIntake>(id).AppealAsync(new AppealDecision
        {
            CommandId = command.Id,
            Actor = command.Actor,
            ExpectedVersion = command.ExpectedVersion,
            NotAfter = command.NotAfter,
            OccurredAt = command.Body.OccurredAt,
            Reason = command.Body.Reason,
        }));
}
