using ActorCity.Contracts.Cases;
using ActorCity.Contracts.Queries;

namespace ActorCity.Http.Cases;

/// <summary>Which cases. All given conditions must hold.</summary>
internal sealed record CaseSearchBody : IRequestBody
{
    private const int LimitMax = 200;
    private const int LimitDefault = 50;

    /// <summary>A tracking code.</summary>
    public CaseId? TrackingCode { get; init; }

    /// <summary>An applicant, as given when the case was opened. In a body, because addresses end in logs.</summary>
    public string? Applicant { get; init; }

    /// <summary>A service.</summary>
    public string? Service { get; init; }

    /// <summary>The office that holds the case.</summary>
    public string? Office { get; init; }

    /// <summary>The office whose counter opened the case.</summary>
    public string? IntakeOffice { get; init; }

    /// <summary>Where it stands.</summary>
    public CaseStatus? Status { get; init; }

    /// <summary>Opened at or after.</summary>
    public DateTimeOffset? OpenedFrom { get; init; }

    /// <summary>Opened before.</summary>
    public DateTimeOffset? OpenedBefore { get; init; }

    /// <summary><c>next</c> of the page before.</summary>
    public string? Cursor { get; init; }

    /// <summary>1 to 200; 50 if absent.</summary>
    public int? Limit { get; init; }

    string? IRequestBody.MalformedMember =>
        Applicant is { Length: < 3 or > 64 } ? "applicant"
        : Service is not null && !Names.IsCode(Service) ? "service"
        : Office is not null && !Names.IsCode(Office) ? "office"
        : IntakeOffice is not null && !Names.IsCode(IntakeOffice) ? "intakeOffice"
        : Cursor is not null && !Cursors.OfCases(Cursor) ? "cursor"
        : Limit is < 1 or > LimitMax ? "limit"
        : null;

    public CaseSearch ToSearch() => new()
    {
        Case = TrackingCode,
        Applicant = Applicant,
        Service = Service,
        Holder = Office,
        IntakeOffice = IntakeOffice,
        Status = Status,
        OpenedFrom = OpenedFrom,
        OpenedBefore = OpenedBefore,
        Cursor = Cursor,
        Limit = Limit ?? LimitDefault,
    };
}
