using ActorCity.Client.Sending;
using ActorCity.Client.Transport;

namespace ActorCity.Client.Cases;

internal sealed class IntakeCommands(Courier courier) : IIntake
{
    /// <summary>How many numbers an opening command tries. The first one is free unless the city has some 10^15 cases.</summary>
    private const int NumbersMax = 5;

    public Task<CommandResult<CaseReceipt>> OpenAsync(NewCase opening, CommandOptions? options, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(opening);
        var command = new OpenCase
        {
            CommandId = "",
            Actor = Courier.Nobody,
            Service = opening.Service,
            Applicant = opening.Applicant,
            Reference = opening.Reference,
            IntakeOffice = opening.IntakeOffice,
            Channel = opening.Channel ?? (opening.IntakeOffice is null ? Channel.Internet : Channel.Desk),
            Deadline = opening.Deadline,
            VisitReason = opening.VisitReason,
            VisitFault = opening.VisitFault,
        };
        return courier.SendAsync(new Operation<OpenCase, CaseReceipt>(command, "v1/cases", OpenAsync) { Unconditional = true }, options, cancellation);
    }

    public Task<CommandResult<CaseReceipt>> AttachDocumentAsync(CaseId id, NewDocument document, CommandOptions? options, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(document);
        var command = new AttachDocument
        {
            CommandId = "",
            Actor = Courier.Nobody,
            Item = document.Item,
            FileName = document.FileName,
            MediaType = document.MediaType,
            Bytes = document.Bytes,
            Sha256 = document.Sha256,
        };
        return SendAsync(id, "documents", command, (grain, stamped) => grain.AttachDocumentAsync(stamped), options, cancellation);
    }

    public Task<CommandResult<CaseReceipt>> AnswerFormAsync(CaseId id, IEnumerable<FieldAnswer> answers, CommandOptions? options, CancellationToken cancellation) =>
        SendAsync(
            id, "form", new AnswerForm { CommandId = "", Actor = Courier.Nobody, Answers = [.. answers] },
            (grain, stamped) => grain.AnswerFormAsync(stamped), options, cancellation);

    public Task<CommandResult<CaseReceipt>> SubmitAsync(CaseId id, CommandOptions? options, CancellationToken cancellation) =>
        SendAsync(
            id, "submit", new SubmitCase { CommandId = "", Actor = Courier.Nobody },
            (grain, stamped) => grain.SubmitAsync(stamped), options, cancellation);

    public Task<CommandResult<CaseReceipt>> RegisterVisitAsync(CaseId id, NewVisit visit, CommandOptions? options, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(visit);
        var command = new RegisterVisit
        {
            CommandId = "",
            Actor = Courier.Nobody,
            Office = visit.Office,
            AskedBy = visit.AskedBy,
            Reason = visit.Reason,
            Fault = visit.Fault,
        };
        return SendAsync(id, "visits", command, (grain, stamped) => grain.RegisterVisitAsync(stamped), options, cancellation);
    }

    public Task<CommandResult<CaseReceipt>> AnswerNoticeAsync(CaseId id, string? text, CommandOptions? options, CancellationToken cancellation) =>
        SendAsync(
            id, "notices/answer", new AnswerNotice { CommandId = "", Actor = Courier.Nobody, Text = text },
            (grain, stamped) => grain.AnswerNoticeAsync(stamped), options, cancellation);

    public Task<CommandResult<CaseReceipt>> WithdrawAsync(CaseId id, string? reason, CommandOptions? options, CancellationToken cancellation) =>
        SendAsync(
            id, "withdraw", new WithdrawCase { CommandId = "", Actor = Courier.Nobody, Reason = reason },
            (grain, stamped) => grain.WithdrawAsync(stamped), options, cancellation);

    public Task<CommandResult<CaseReceipt>> AppealAsync(CaseId id, string reason, CommandOptions? options, CancellationToken cancellation) =>
        SendAsync(
            id, "appeal", new AppealDecision { CommandId = "", Actor = Courier.Nobody, Reason = reason },
            (grain, stamped) => grain.AppealAsync(stamped), options, cancellation);

    public Task<CommandResult<CaseReceipt>> GrantMandateAsync(CaseId id, CaseMandate mandate, CommandOptions? options, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(mandate);
        var command = new GrantMandate { CommandId = "", Actor = Courier.Nobody, Agent = mandate.Agent, Until = mandate.Until };
        return SendAsync(id, "mandate", command, (grain, stamped) => grain.GrantMandateAsync(stamped), options, cancellation);
    }

    public Task<CommandResult<CaseReceipt>> WithdrawMandateAsync(CaseId id, string? reason, CommandOptions? options, CancellationToken cancellation) =>
        SendAsync(
            id, "mandate/withdraw", new WithdrawMandate { CommandId = "", Actor = Courier.Nobody, Reason = reason },
            (grain, stamped) => grain.WithdrawMandateAsync(stamped), options, cancellation);

    // Over HTTP the city's own process does this.
    private static async Task<Outcome<CaseReceipt>> OpenAsync(IGrainFactory grains, OpenCase command)
    {
        for (var attempt = 0; ; attempt++)
        {
            var outcome = await grains.Case<ICaseIntake>(CaseId.FromCommand(command.CommandId, attempt)).OpenAsync(command);
            if (attempt == NumbersMax - 1 || outcome.Refusal?.Code != CaseErrors.NumberTaken.Code)
            {
                return outcome;
            }
        }
    }

    private Task<CommandResult<CaseReceipt>> SendAsync<TCommand>(
        CaseId id, string path, TCommand command, Func<ICaseIntake, TCommand, Task<Outcome<CaseReceipt>>> call,
        CommandOptions? options, CancellationToken cancellation) where TCommand : CityCommand =>
        courier.SendAsync(CaseOperations.On(id, path, command, call), options, cancellation);
}
