namespace ActorCity.Contracts.Cases;

/// <summary>How an application reached the city.</summary>
public enum Channel
{
    /// <summary>By the citizen alone, on the portal.</summary>
    Internet = 0,

    /// <summary>At an office's counter, in person: a visit.</summary>
    Desk = 1,

    /// <summary>By post.</summary>
    Post = 2,

    /// <summary>By e-mail.</summary>
    Email = 3,

    /// <summary>By another public body or from inside the city.</summary>
    Internal = 4,
}

/// <summary>Opens a case.</summary>
[GenerateSerializer, Immutable, Alias("ac.case.open")]
public sealed record OpenCase : CityCommand
{
    /// <summary>The service asked for.</summary>
    [Id(0)] public required string Service { get; init; }

    /// <summary>
    /// Who applies: a national id or another reference, 3 to 64 characters. The case keeps only a keyed hash of it.
    /// </summary>
    [Id(1)] public required string Applicant { get; init; }

    /// <summary>The parcel or other thing the demand is about, at most 64 characters; part of the draw's subject.</summary>
    [Id(2)] public string? Reference { get; init; }

    /// <summary>The office whose counter opened it; null when the citizen did it alone.</summary>
    [Id(3)] public string? IntakeOffice { get; init; }

    /// <summary>How it came.</summary>
    [Id(4)] public Channel Channel { get; init; }

    /// <summary>A deadline set elsewhere; accepted only where the service has <c>recordedTime</c>.</summary>
    [Id(5)] public DateTimeOffset? Deadline { get; init; }

    /// <summary>
    /// At a counter: why the applicant came, at most 1000 characters. Opening there is a visit; required where it goes beyond the budget.
    /// </summary>
    [Id(6)] public string? VisitReason { get; init; }

    /// <summary>At a counter: whose fault the visit is. Null: nobody's within the budget, the citizen's beyond it.</summary>
    [Id(7)] public VisitFault? VisitFault { get; init; }
}

/// <summary>Notes a document.</summary>
[GenerateSerializer, Immutable, Alias("ac.case.attach-document")]
public sealed record AttachDocument : CityCommand
{
    /// <summary>The checklist item it serves.</summary>
    [Id(0)] public required string Item { get; init; }

    /// <summary>The file's name, at most 200 characters.</summary>
    [Id(1)] public required string FileName { get; init; }

    /// <summary>Its media type, for instance <c>application/pdf</c>, at most 100 characters.</summary>
    [Id(2)] public required string MediaType { get; init; }

    /// <summary>Its size in bytes, 1 to 2^31.</summary>
    [Id(3)] public required long Bytes { get; init; }

    /// <summary>SHA-256 of its bytes, 64 hexadecimal digits.</summary>
    [Id(4)] public required string Sha256 { get; init; }
}

/// <summary>Hands the application in.</summary>
[GenerateSerializer, Immutable, Alias("ac.case.submit")]
public sealed record SubmitCase : CityCommand;

/// <summary>Whose fault made a visit necessary.</summary>
public enum VisitFault
{
    /// <summary>Nobody's: the service foresees it.</summary>
    None = 0,

    /// <summary>The citizen's.</summary>
    Citizen = 1,

    /// <summary>The office's.</summary>
    Office = 2,

    /// <summary>The city's.</summary>
    City = 3,

    /// <summary>A system's.</summary>
    System = 4,
}

/// <summary>Records an in-person visit.</summary>
[GenerateSerializer, Immutable, Alias("ac.case.register-visit")]
public sealed record RegisterVisit : CityCommand
{
    /// <summary>The office where the citizen came.</summary>
    [Id(0)] public required string Office { get; init; }

    /// <summary>Who asked the citizen to come: a person's reference, or <c>citizen</c>. At most 64 characters.</summary>
    [Id(1)] public required string AskedBy { get; init; }

    /// <summary>Why, at most 1000 characters. Required beyond the budget.</summary>
    [Id(2)] public string? Reason { get; init; }

    /// <summary>Whose fault.</summary>
    [Id(3)] public VisitFault Fault { get; init; }
}

/// <summary>One demand of a deficiency notice.</summary>
[GenerateSerializer, Immutable, Alias("ac.case.deficiency-item")]
public sealed record DeficiencyItem
{
    /// <summary>The checklist item.</summary>
    [Id(0)] public required string Item { get; init; }

    /// <summary>What is wrong with it, at most 1000 characters.</summary>
    [Id(1)] public required string Explanation { get; init; }
}

/// <summary>Says what is missing: at most one item per checklist item.</summary>
[GenerateSerializer, Immutable, Alias("ac.case.notice-deficiency")]
public sealed record NoticeDeficiency : CityCommand
{
    /// <summary>What is missing, 1 to 32 items.</summary>
    [Id(0)] public required ImmutableArray<DeficiencyItem> Items { get; init; }
}

/// <summary>Answers the open notice.</summary>
[GenerateSerializer, Immutable, Alias("ac.case.answer-notice")]
public sealed record AnswerNotice : CityCommand
{
    /// <summary>What the applicant says, at most 1000 characters.</summary>
    [Id(0)] public string? Text { get; init; }
}

/// <summary>An examiner takes an open step.</summary>
[GenerateSerializer, Immutable, Alias("ac.case.take-work")]
public sealed record TakeWork : CityCommand
{
    /// <summary>The step.</summary>
    [Id(0)] public required string Step { get; init; }

    /// <summary>The office that holds it.</summary>
    [Id(1)] public required string Office { get; init; }
}

/// <summary>Performs a step.</summary>
[GenerateSerializer, Immutable, Alias("ac.case.perform-step")]
public sealed record PerformStep : CityCommand
{
    /// <summary>The step.</summary>
    [Id(0)] public required string Step { get; init; }

    /// <summary>What was found, at most 1000 characters; no personal data.</summary>
    [Id(1)] public string? Note { get; init; }

    /// <summary>One of the step's outcomes; required where it has any.</summary>
    [Id(2)] public string? Outcome { get; init; }

    /// <summary>For an inspection: one answer per thing to look at.</summary>
    [Id(3)] public ImmutableArray<InspectionFinding> Findings { get; init; } = [];

    /// <summary>For a step that fetches checklist items: the papers it brought.</summary>
    [Id(4)] public ImmutableArray<FetchedItem> Fetched { get; init; } = [];
}

/// <summary>What an inspector found at one thing to look at.</summary>
[GenerateSerializer, Immutable, Alias("ac.case.inspection-finding")]
public sealed record InspectionFinding
{
    /// <summary>Code of the thing.</summary>
    [Id(0)] public required string Code { get; init; }

    /// <summary>Whether it is as it should be.</summary>
    [Id(1)] public required bool InOrder { get; init; }

    /// <summary>What was seen, at most 300 characters; required where it is not in order.</summary>
    [Id(2)] public string? Note { get; init; }

    /// <summary>SHA-256 of the photo, 64 hexadecimal digits.</summary>
    [Id(3)] public string? PhotoSha256 { get; init; }
}

/// <summary>A paper that another body gave to the city.</summary>
[GenerateSerializer, Immutable, Alias("ac.case.fetched-item")]
public sealed record FetchedItem
{
    /// <summary>The checklist item.</summary>
    [Id(0)] public required string Item { get; init; }

    /// <summary>SHA-256 of what came, 64 hexadecimal digits.</summary>
    [Id(1)] public required string Sha256 { get; init; }
}

/// <summary>Decides the case.</summary>
[GenerateSerializer, Immutable, Alias("ac.case.decide")]
public sealed record DecideCase : CityCommand
{
    /// <summary>One of the service's verdicts, for instance <c>granted</c> or <c>refused</c>.</summary>
    [Id(0)] public required string Verdict { get; init; }

    /// <summary>Why, at most 1000 characters. A refusal is always reasoned.</summary>
    [Id(1)] public required string Reason { get; init; }
}

/// <summary>The applicant takes the application back.</summary>
[GenerateSerializer, Immutable, Alias("ac.case.withdraw")]
public sealed record WithdrawCase : CityCommand
{
    /// <summary>Why, at most 1000 characters.</summary>
    [Id(0)] public string? Reason { get; init; }
}

/// <summary>Closes the file.</summary>
[GenerateSerializer, Immutable, Alias("ac.case.close")]
public sealed record CloseCase : CityCommand
{
    /// <summary>Why, at most 1000 characters.</summary>
    [Id(0)] public string? Reason { get; init; }
}

/// <summary>Takes open steps away from an office that can no longer act.</summary>
[GenerateSerializer, Immutable, Alias("ac.case.redraw")]
public sealed record RedrawCase : CityCommand
{
    /// <summary>The office that can no longer act.</summary>
    [Id(0)] public required string From { get; init; }

    /// <summary>Why, for instance <c>office-suspended</c> or <c>office-revoked</c>.</summary>
    [Id(1)] public required string Cause { get; init; }
}
