using Orleans.Concurrency;

namespace ActorCity.Contracts.Cases;

/// <summary>What the applicant, or a clerk at any counter, does with a case. Key: <see cref="CaseId.Key"/>.</summary>
/// <remarks>Every method: repeating a command id returns the first answer; a refusal changes nothing; an answer means it is stored.</remarks>
[GrainInterfaceType("ac.case.intake"), Alias("ac.case.intake")]
public interface ICaseIntake : IGrainWithStringKey
{
    /// <summary>Opens the case; at a counter with its first visit (law 2). Refused <c>case.number-taken</c> if another command opened this number.</summary>
    [Alias("open")]
    Task<Outcome<CaseReceipt>> OpenAsync(OpenCase command);

    /// <summary>Notes a document of the checklist (its metadata; bytes travel elsewhere).</summary>
    [Alias("attach-document")]
    Task<Outcome<CaseReceipt>> AttachDocumentAsync(AttachDocument command);

    /// <summary>Hands the application in: the clock starts, the first steps open, deciding steps are drawn (law 1).</summary>
    [Alias("submit")]
    Task<Outcome<CaseReceipt>> SubmitAsync(SubmitCase command);

    /// <summary>Records that the citizen came in person. Beyond the budget it needs a reason and raises a public flag (law 2).</summary>
    [Alias("register-visit")]
    Task<Outcome<CaseReceipt>> RegisterVisitAsync(RegisterVisit command);

    /// <summary>Answers the open deficiency notice; the clock goes on.</summary>
    [Alias("answer-notice")]
    Task<Outcome<CaseReceipt>> AnswerNoticeAsync(AnswerNotice command);

    /// <summary>The applicant takes the application back.</summary>
    [Alias("withdraw")]
    Task<Outcome<CaseReceipt>> WithdrawAsync(WithdrawCase command);

    /// <summary>Fills in the form, all or a part of it.</summary>
    [Alias("answer-form")]
    Task<Outcome<CaseReceipt>> AnswerFormAsync(AnswerForm command);

    /// <summary>Challenges the decision; an office that had no part in the case is drawn.</summary>
    [Alias("appeal")]
    Task<Outcome<CaseReceipt>> AppealAsync(AppealDecision command);

    /// <summary>Lets an agent act for the applicant. Only the applicant grants it.</summary>
    [Alias("grant-mandate")]
    Task<Outcome<CaseReceipt>> GrantMandateAsync(GrantMandate command);

    /// <summary>Ends the mandate, by the applicant or the agent.</summary>
    [Alias("withdraw-mandate")]
    Task<Outcome<CaseReceipt>> WithdrawMandateAsync(WithdrawMandate command);
}

/// <summary>What an office that holds a step does with a case. Key: <see cref="CaseId.Key"/>.</summary>
/// <remarks>As for <see cref="ICaseIntake"/>.</remarks>
[GrainInterfaceType("ac.case.examination"), Alias("ac.case.examination")]
public interface ICaseExamination : IGrainWithStringKey
{
    /// <summary>Performs a step that does not decide.</summary>
    [Alias("perform-step")]
    Task<Outcome<CaseReceipt>> PerformStepAsync(PerformStep command);

    /// <summary>Says what is missing. The first notice stops the clock; a later one is recorded as a breach and does not (law 3).</summary>
    [Alias("notice-deficiency")]
    Task<Outcome<CaseReceipt>> NoticeDeficiencyAsync(NoticeDeficiency command);

    /// <summary>Decides the case.</summary>
    [Alias("decide")]
    Task<Outcome<CaseReceipt>> DecideAsync(DecideCase command);

    /// <summary>Closes a decided or withdrawn case, or one of a service without a decision.</summary>
    [Alias("close")]
    Task<Outcome<CaseReceipt>> CloseAsync(CloseCase command);

    /// <summary>The actor's office has an interest: it loses its steps and is never drawn for this case again.</summary>
    [Alias("declare-interest")]
    Task<Outcome<CaseReceipt>> DeclareInterestAsync(DeclareInterest command);

    /// <summary>Says why a visit beyond the budget was needed; the flag stays (law 2).</summary>
    [Alias("explain-visit")]
    Task<Outcome<CaseReceipt>> ExplainVisitAsync(ExplainVisit command);

    /// <summary>Brings the running case to another version of its service (law 9: explicit and journaled).</summary>
    [Alias("migrate")]
    Task<Outcome<CaseReceipt>> MigrateAsync(MigrateCase command);

    /// <summary>What <see cref="MigrateAsync"/> would do, without doing it.</summary>
    [Alias("preview-migration"), ReadOnly]
    Task<Outcome<MigrationPreview>> PreviewMigrationAsync(MigrateCase command);
}

/// <summary>Money of a case. Key: <see cref="CaseId.Key"/>.</summary>
/// <remarks>As for <see cref="ICaseIntake"/>. Every change is balanced in the ledger in the same transaction.</remarks>
[GrainInterfaceType("ac.case.payments"), Alias("ac.case.payments")]
public interface ICasePayments : IGrainWithStringKey
{
    /// <summary>Notes that a bill was paid.</summary>
    [Alias("record-payment")]
    Task<Outcome<CaseReceipt>> RecordPaymentAsync(RecordPayment command);

    /// <summary>A payment was none: its bill and its step are open again.</summary>
    [Alias("void-payment")]
    Task<Outcome<CaseReceipt>> VoidPaymentAsync(VoidPayment command);

    /// <summary>Gives a paid bill's money back.</summary>
    [Alias("refund-payment")]
    Task<Outcome<CaseReceipt>> RefundPaymentAsync(RefundPayment command);

    /// <summary>Asks for another total than the tariff gives.</summary>
    [Alias("propose-fee-override")]
    Task<Outcome<CaseReceipt>> ProposeFeeOverrideAsync(ProposeFeeOverride command);

    /// <summary>A second person, of another office, approves it or turns it down.</summary>
    [Alias("settle-fee-override")]
    Task<Outcome<CaseReceipt>> SettleFeeOverrideAsync(SettleFeeOverride command);
}

/// <summary>Reads of one case, at its newest stored version. Key: <see cref="CaseId.Key"/>.</summary>
[GrainInterfaceType("ac.case.inquiry"), Alias("ac.case.inquiry")]
public interface ICaseInquiry : IGrainWithStringKey
{
    /// <summary>The case; null if no case has this number.</summary>
    [Alias("get"), ReadOnly]
    Task<CaseView?> GetAsync();

    /// <summary>The case as ready JSON (<see cref="CaseView"/> in <see cref="CityJson"/> form); null if no case has this number.</summary>
    [Alias("get-rendered"), ReadOnly]
    Task<RenderedCase?> GetRenderedAsync();
}

/// <summary>What the city itself does with a case. Not for clients. Key: <see cref="CaseId.Key"/>.</summary>
[GrainInterfaceType("ac.case.process"), Alias("ac.case.process")]
public interface ICaseProcess : IGrainWithStringKey
{
    /// <summary>An examiner of the drawn office takes the open step. Only an office calls it, with the most urgent one: nobody picks a case.</summary>
    [Alias("take-work")]
    Task<Outcome<CaseReceipt>> TakeWorkAsync(TakeWork command);

    /// <summary>The office that holds open steps can no longer act: draw again.</summary>
    [Alias("redraw")]
    Task<Outcome<CaseReceipt>> RedrawAsync(RedrawCase command);
}

/// <summary>A case rendered once per version.</summary>
[GenerateSerializer, Immutable, Alias("ac.case.rendered")]
public sealed record RenderedCase
{
    /// <summary>The case's version; its ETag.</summary>
    [Id(0)] public required long Version { get; init; }

    /// <summary>UTF-8 JSON.</summary>
    [Id(1)] public required byte[] Json { get; init; }
}
