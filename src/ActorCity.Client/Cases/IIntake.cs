namespace ActorCity.Client;

/// <summary>
/// What the applicant, the applicant's agent, or a clerk at any counter does with a case. Every method gets a command id of its own unless
/// <see cref="CommandOptions.CommandId"/> names one, is retried safely, and tells what became of it.
/// </summary>
public interface IIntake
{
    /// <summary>Opens a case; its number is in the answer. At a counter the opening is the first visit.</summary>
    Task<CommandResult<CaseReceipt>> OpenAsync(NewCase opening, CommandOptions? options = null, CancellationToken cancellation = default);

    /// <summary>Notes a document of the checklist: what is known of it, not its bytes.</summary>
    Task<CommandResult<CaseReceipt>> AttachDocumentAsync(CaseId id, NewDocument document, CommandOptions? options = null, CancellationToken cancellation = default);

    /// <summary>Fills in the form, all or a part of it, 1 to 60 answers.</summary>
    Task<CommandResult<CaseReceipt>> AnswerFormAsync(CaseId id, IEnumerable<FieldAnswer> answers, CommandOptions? options = null, CancellationToken cancellation = default);

    /// <summary>Hands the application in: the clock starts, deciding steps are drawn.</summary>
    Task<CommandResult<CaseReceipt>> SubmitAsync(CaseId id, CommandOptions? options = null, CancellationToken cancellation = default);

    /// <summary>Records that the citizen came in person. Beyond the budget it needs a reason and raises a public flag.</summary>
    Task<CommandResult<CaseReceipt>> RegisterVisitAsync(CaseId id, NewVisit visit, CommandOptions? options = null, CancellationToken cancellation = default);

    /// <summary>Answers the open deficiency notice; the clock goes on.</summary>
    Task<CommandResult<CaseReceipt>> AnswerNoticeAsync(CaseId id, string? text = null, CommandOptions? options = null, CancellationToken cancellation = default);

    /// <summary>The applicant takes the application back.</summary>
    Task<CommandResult<CaseReceipt>> WithdrawAsync(CaseId id, string? reason = null, CommandOptions? options = null, CancellationToken cancellation = default);

    /// <summary>Challenges the decision; an office that had no part in the case is drawn.</summary>
    Task<CommandResult<CaseReceipt>> AppealAsync(CaseId id, string reason, CommandOptions? options = null, CancellationToken cancellation = default);

    /// <summary>Lets an agent act for the applicant in this case. Only the applicant grants it.</summary>
    Task<CommandResult<CaseReceipt>> GrantMandateAsync(CaseId id, CaseMandate mandate, CommandOptions? options = null, CancellationToken cancellation = default);

    /// <summary>Ends the mandate, by the applicant or the agent.</summary>
    Task<CommandResult<CaseReceipt>> WithdrawMandateAsync(CaseId id, string? reason = null, CommandOptions? options = null, CancellationToken cancellation = default);
}
