namespace ActorCity.Client;

/// <summary>What a new case says.</summary>
public sealed record NewCase
{
    /// <summary>The service asked for, for instance <c>building-permit</c>.</summary>
    public required string Service { get; init; }

    /// <summary>Who applies: a national id or another reference, 3 to 64 characters. The city keeps only a keyed hash of it.</summary>
    public required string Applicant { get; init; }

    /// <summary>The parcel or other thing the demand is about, at most 64 characters.</summary>
    public string? Reference { get; init; }

    /// <summary>The office whose counter opens it; null when the citizen does it alone.</summary>
    public string? IntakeOffice { get; init; }

    /// <summary>How it came. Null: <see cref="Channel.Desk"/> with an intake office, otherwise <see cref="Channel.Internet"/>.</summary>
    public Channel? Channel { get; init; }

    /// <summary>A deadline set elsewhere; only for services with recorded time.</summary>
    public DateTimeOffset? Deadline { get; init; }

    /// <summary>
    /// At a counter: why the applicant came, at most 1000 characters. Opening there is a visit; required where it goes beyond the budget.
    /// </summary>
    public string? VisitReason { get; init; }

    /// <summary>At a counter: whose fault the visit is. Null: nobody's within the budget, the citizen's beyond it.</summary>
    public VisitFault? VisitFault { get; init; }
}

/// <summary>What is known of a document: not its bytes.</summary>
public sealed record NewDocument
{
    /// <summary>The checklist item it serves.</summary>
    public required string Item { get; init; }

    /// <summary>The file's name, at most 200 characters.</summary>
    public required string FileName { get; init; }

    /// <summary>Its media type, for instance <c>application/pdf</c>, at most 100 characters.</summary>
    public required string MediaType { get; init; }

    /// <summary>Its size in bytes, 1 to 2^31.</summary>
    public required long Bytes { get; init; }

    /// <summary>SHA-256 of its bytes, 64 hexadecimal digits.</summary>
    public required string Sha256 { get; init; }
}

/// <summary>A visit in person.</summary>
public sealed record NewVisit
{
    /// <summary>The office where the citizen came.</summary>
    public required string Office { get; init; }

    /// <summary>Who asked the citizen to come: a person's reference, or <c>citizen</c>. At most 64 characters.</summary>
    public required string AskedBy { get; init; }

    /// <summary>Why, at most 1000 characters. Required beyond the budget.</summary>
    public string? Reason { get; init; }

    /// <summary>Whose fault made it necessary.</summary>
    public VisitFault Fault { get; init; }
}
