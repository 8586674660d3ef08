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

    /// <summary>A visit beyond the budget needs a reason, also the one that opens a case at a counter (law 2); value <c>budget</c>.</summary>
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

    /// <summary>The form has no such field, or it is not asked in this case; value <c>field</c>.</summary>
    public static readonly Refusal UnknownField = new() { Code = "case.unknown-field" };

    /// <summary>The answer does not have the field's form; values <c>field</c> and <c>problem</c>.</summary>
    public static readonly Refusal FieldInvalid = new() { Code = "case.field-invalid" };

    /// <summary>Required fields have no answer; value <c>fields</c>, separated by spaces.</summary>
    public static readonly Refusal FieldsMissing = new() { Code = "case.fields-missing" };

    /// <summary>The service is not for this case; value <c>rule</c> names what does not hold.</summary>
    public static readonly Refusal NotEligible = new() { Code = "case.not-eligible" };

    /// <summary>The city gets this item itself and never asks the citizen for it (once only); value <c>item</c>.</summary>
    public static readonly Refusal ItemOnceOnly = new() { Code = "case.item-once-only" };

    /// <summary>The step states one of its outcomes; value <c>outcomes</c>.</summary>
    public static readonly Refusal OutcomeMissing = new() { Code = "case.outcome-missing" };

    /// <summary>An inspection answers each thing to look at, once, and says what is wrong; value <c>item</c>.</summary>
    public static readonly Refusal InspectionIncomplete = new() { Code = "case.inspection-incomplete" };

    /// <summary>Four eyes: this person or office had another part in the case already.</summary>
    public static readonly Refusal FourEyes = new() { Code = "case.four-eyes" };

    /// <summary>The office declared an interest in this case.</summary>
    public static readonly Refusal HasInterest = new() { Code = "case.has-interest" };

    /// <summary>The case has no such bill; value <c>bill</c>.</summary>
    public static readonly Refusal UnknownBill = new() { Code = "case.unknown-bill" };

    /// <summary>The bill is not where this command needs it; value <c>status</c>.</summary>
    public static readonly Refusal BillStatus = new() { Code = "case.bill-status" };

    /// <summary>A bill is paid whole; value <c>total</c>.</summary>
    public static readonly Refusal AmountDiffers = new() { Code = "case.amount-differs" };

    /// <summary>This payment reference was used in the case already.</summary>
    public static readonly Refusal PaymentReused = new() { Code = "case.payment-reused" };

    /// <summary>An override waits already, or none does.</summary>
    public static readonly Refusal OverrideStatus = new() { Code = "case.override-status" };

    /// <summary>No mandate covers this person.</summary>
    public static readonly Refusal NoMandate = new() { Code = "case.no-mandate" };

    /// <summary>A mandate is in force already.</summary>
    public static readonly Refusal MandateExists = new() { Code = "case.mandate-exists" };

    /// <summary>The decision cannot be challenged, or not any more; value <c>until</c> where there was a time.</summary>
    public static readonly Refusal NoAppeal = new() { Code = "case.no-appeal" };

    /// <summary>No visit of this number went beyond the budget; value <c>visit</c>.</summary>
    public static readonly Refusal UnknownVisit = new() { Code = "case.unknown-visit" };

    /// <summary>The case cannot be brought to that version; value <c>steps</c> names what stands against it.</summary>
    public static readonly Refusal CannotMigrate = new() { Code = "case.cannot-migrate" };
}
