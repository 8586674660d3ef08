using System.Collections.Frozen;
using ActorCity.Contracts.Access;
using ActorCity.Contracts.Cases;
using ActorCity.Contracts.Catalogue;
using ActorCity.Contracts.Offices;
using ActorCity.Http.Routing;

namespace ActorCity.Http.Problems;

/// <summary>The one place that says which HTTP status a refusal has.</summary>
internal static class ProblemStatus
{
    private static readonly FrozenDictionary<string, int> ByCode = new Dictionary<int, Refusal[]>
    {
        [StatusCodes.Status400BadRequest] =
        [
            RequestErrors.KeyMissing, RequestErrors.JsonMalformed, RequestErrors.MemberUnknown, RequestErrors.MemberDuplicate,
            RequestErrors.MemberMissing, RequestErrors.MemberMalformed, RequestErrors.PreconditionMalformed, RequestErrors.ParameterMalformed,
            RequestErrors.ParameterUnknown, RequestErrors.ApplicantInAddress, RequestErrors.Malformed, CommandErrors.BadId, CommandErrors.Malformed,
            CaseErrors.ItemNotOnChecklist, CaseErrors.UnknownVerdict, CaseErrors.VisitReasonMissing, ServiceErrors.Invalid,
            CaseErrors.UnknownField, CaseErrors.FieldInvalid, CaseErrors.ItemOnceOnly, CaseErrors.OutcomeMissing, CaseErrors.InspectionIncomplete,
        ],
        [StatusCodes.Status403Forbidden] =
        [
            AccessErrors.RoleMayNot, OfficeErrors.NotStaff, CaseErrors.FourEyes, CaseErrors.HasInterest, CaseErrors.NoMandate,
        ],
        [StatusCodes.Status404NotFound] =
        [
            RequestErrors.NoSuchPath, CaseErrors.Unknown, CaseErrors.UnknownStep, ServiceErrors.Unknown, OfficeErrors.Unknown,
            OfficeErrors.NothingToDo, DrawEpochErrors.Unknown, CaseErrors.UnknownBill, CaseErrors.UnknownVisit,
        ],
        [StatusCodes.Status405MethodNotAllowed] = [RequestErrors.MethodNotAllowed],
        [StatusCodes.Status406NotAcceptable] = [RequestErrors.NotAcceptable],
        [StatusCodes.Status408RequestTimeout] = [RequestErrors.TooSlow],
        [StatusCodes.Status409Conflict] =
        [
            CommandErrors.VersionConflict, CommandErrors.RecordedTime, CaseErrors.NumberTaken, CaseErrors.WrongStatus, CaseErrors.OfficeNotEligible,
            CaseErrors.NoEligibleOffice, CaseErrors.DocumentsMissing, CaseErrors.TooManyDocuments, CaseErrors.TooManyVisits, CaseErrors.StepNotOpen,
            CaseErrors.NotHolder, CaseErrors.AlreadyTaken, CaseErrors.NoOpenNotice, CaseErrors.TooManyCommands, CaseErrors.NothingToRedraw,
            CaseErrors.FieldsMissing, CaseErrors.NotEligible, CaseErrors.BillStatus, CaseErrors.AmountDiffers, CaseErrors.PaymentReused,
            CaseErrors.OverrideStatus, CaseErrors.MandateExists, CaseErrors.NoAppeal, CaseErrors.CannotMigrate,
            ServiceErrors.WrongStatus, ServiceErrors.SamePerson, ServiceErrors.EffectiveDate, ServiceErrors.TooManyVersions,
            OfficeErrors.Exists, OfficeErrors.WrongStatus, OfficeErrors.LicenceEnded, OfficeErrors.NothingTakeable,
        ],
        [StatusCodes.Status413PayloadTooLarge] = [RequestErrors.TooLarge],
        [StatusCodes.Status415UnsupportedMediaType] = [RequestErrors.MediaType],
        [StatusCodes.Status421MisdirectedRequest] = [RequestErrors.HostRefused],
        [StatusCodes.Status422UnprocessableEntity] = [CommandErrors.IdReused],
        [StatusCodes.Status500InternalServerError] = [CityErrors.Fault],
        [StatusCodes.Status503ServiceUnavailable] = [CommandErrors.Expired, CityErrors.OutcomeUnknown, CityErrors.Busy, CityErrors.Unavailable],
    }.SelectMany(entry => entry.Value.Select(refusal => (refusal.Code, Status: entry.Key))).ToFrozenDictionary(pair => pair.Code, pair => pair.Status);

    /// <summary>Null for a code that nobody listed here; a test keeps that from happening.</summary>
    public static int? Find(string code) => ByCode.TryGetValue(code, out var status) ? status : null;

    /// <summary>The status of a refusal. A version conflict fails the caller's own condition, if it set one.</summary>
    public static int Of(string code, bool conditional) =>
        conditional && code == CommandErrors.VersionConflict.Code ? StatusCodes.Status412PreconditionFailed
        : Find(code) ?? StatusCodes.Status400BadRequest;
}
