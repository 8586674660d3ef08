using Orleans.Concurrency;

namespace ActorCity.Contracts.Cases;

/// <summary>What the applicant, or a clerk at any counter, does with a case. Key: <see cref="CaseId.Key"/>.</summary>
/// <remarks>Every method: repeating a command id returns the first answer; a refusal changes nothing; an answer means it is stored.</remarks>
[GrainInterfaceType("ac.case.intake"), Alias("ac.case.intake")]
public interface ICaseIntake : IGrainWithStringKey
{
    /// <summary>Opens the case. Refused <c>case.number-taken</c> if another command opened this number.</summary>
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
