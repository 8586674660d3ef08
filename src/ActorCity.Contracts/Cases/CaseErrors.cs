namespace ActorCity.Contracts.Cases;

/// <summary>Refusals of commands on cases.</summary>
public static class CaseErrors
{
    /// <summary>No case has this number.</summary>
    public static readonly Refusal Unknown = new() { Code = "case.unknown" };

    /// <summary>Another command opened this number; the caller tries the next one.</summary>
    public static readonly Refusal NumberTaken = new() { Code = "case.number-taken" };

    /// <summary>The case is decided, withdrawn or closed, or otherwise not where this command needs it; value <c>status</c>.</summary>
    public static readonly Refusal WrongStatus = new() { Code = "case.wrong-status" };

    /// <summary>The service cannot be asked for at this office; value <c>office</c>.</summary>
    public static readonly Refusal OfficeNotEligible = new() { Code = "case.office-not-eligible" };

    /// <summary>No office of the city may take the step: none is active with the service in its scope.</summary>
    public static readonly Refusal NoEligibleOffice = new() { Code = "case.no-eligible-office" };

    /// <summary>The item is not on the service's checklist; value <c>item</c>.</summary>
    public static readonly Refusal ItemNotOnChecklist = new() { Code = "case.item-not-on-checklist" };

    /// <summary>Required items have no document; value <c>items</c>, separated by spaces.</summary>
    public static readonly Refusal DocumentsMissing = new() { Code = "case.documents-missing" };

    /// <summary>The case has as many documents as it may; value <c>limit</c>.</summary>
    public static readonly Refusal TooManyDocuments = new() { Code = "case.too-many-documents" };

    /// <summary>A visit beyond the budget needs a reason (law 2).</summary>
    public static readonly Refusal VisitReasonMissing = new() { Code = "case.visit-reason-missing" };

    /// <summary>The case has as many visits as it may record; value <c>limit</c>.</summary>
    public static readonly Refusal TooManyVisits = new() { Code = "case.too-many-visits" };

    /// <summary>The service has no such step; value <c>step</c>.</summary>
    public static readonly Refusal UnknownStep = new() { Code = "case.unknown-step" };

    /// <summary>The step is not open; value <c>step</c>.</summary>
    public static readonly Refusal StepNotOpen = new() { Code = "case.step-not-open" };

    /// <summary>The step belongs to another office, or another person has it.</summary>
    public static readonly Refusal NotHolder = new() { Code = "case.not-holder" };

    /// <summary>The step was taken by somebody else.</summary>
    public static readonly Refusal AlreadyTaken = new() { Code = "case.already-taken" };

    /// <summary>No notice waits for an answer.</summary>
    public static readonly Refusal NoOpenNotice = new() { Code = "case.no-open-notice" };

    /// <summary>The service has no such verdict; value <c>verdict</c>.</summary>
    public static readonly Refusal UnknownVerdict = new() { Code = "case.unknown-verdict" };

    /// <summary>The case has as many commands as it may record; value <c>limit</c>.</summary>
    public static readonly Refusal TooManyCommands = new() { Code = "case.too-many-commands" };

    /// <summary>The named office holds no open step of this case.</summary>
    public static readonly Refusal NothingToRedraw = new() { Code = "case.nothing-to-redraw" };
}
