using ActorCity.Contracts.Cases;
using ActorCity.Contracts.Catalogue;
using ActorCity.Contracts.Offices;

namespace ActorCity.Http.Answers;

/// <summary>Turns the city's answers into HTTP's.</summary>
internal static class Reply
{
    public static IResult To(Outcome<CaseReceipt> outcome) => outcome.Refusal is { } refusal ? Refuse(refusal) : Json(outcome.Value!, outcome.Value!.Version);

    public static IResult To(Outcome<OfficeReceipt> outcome) => outcome.Refusal is { } refusal ? Refuse(refusal) : Json(outcome.Value!, outcome.Value!.Version);

    public static IResult To(Outcome<ServiceReceipt> outcome) => outcome.Refusal is { } refusal ? Refuse(refusal) : Json(outcome.Value!, outcome.Value!.Version);

    public static IResult Created(CaseReceipt receipt) =>
        new JsonAnswer<CaseReceipt>(receipt, receipt.Version) { Status = StatusCodes.Status201Created, Location = $"/v1/cases/{receipt.Case.TrackingCode}" };

    public static IResult Created(OfficeReceipt receipt) =>
        new JsonAnswer<OfficeReceipt>(receipt, receipt.Version) { Status = StatusCodes.Status201Created, Location = $"/v1/offices/{receipt.Office}" };

    public static IResult Json<T>(T value, long? version = null) where T : notnull => new JsonAnswer<T>(value, version);

    public static IResult Refuse(Refusal refusal) => new ProblemAnswer(refusal);

    public static IResult NothingThere { get; } = new EmptyAnswer();
}
