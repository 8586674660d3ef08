using ActorCity.Contracts;
using ActorCity.Contracts.Cases;
using ActorCity.Domain.Fees;

namespace ActorCity.Domain.Commands;

public static partial class CommandChecks
{
    private const int AnswersMax = 60;
    private const int AnswerLengthMax = 500;
    private const int FindingsMax = 32;
    private const int FindingLengthMax = 300;
    private const int ReferenceLengthMin = 4;

    private static string? WrongApplication(CityCommand command) => command switch
    {
        AnswerForm c => WrongAnswers(c),
        GrantMandate c => Wrong(Names.IsPerson(c.Agent), "agent"),
        WithdrawMandate c => OptionalText(c.Reason, "reason"),
        AppealDecision c => Text(c.Reason, "reason", Names.TextLengthMax),
        ExplainVisit c => Within(c.Visit, int.MaxValue, "visit") ?? Text(c.Explanation, "explanation", Names.TextLengthMax),
        DeclareInterest c => Wrong(c.Actor.Office is not null, "actor.office") ?? Text(c.Reason, "reason", Names.TextLengthMax),
        MigrateCase c => Within(c.ToVersion, int.MaxValue, "toVersion") ?? Text(c.Reason, "reason", Names.TextLengthMax),
        _ => null,
    };

    private static string? WrongPayment(CityCommand command) => command switch
    {
        RecordPayment c => Within(c.Bill, int.MaxValue, "bill") ?? Wrong(c.Amount > 0, "amount") ?? Word(c.Method, "method")
            ?? Reference(c.Reference),
        VoidPayment c => Within(c.Bill, int.MaxValue, "bill") ?? Text(c.Reason, "reason", Names.TextLengthMax),
        RefundPayment c => Within(c.Bill, int.MaxValue, "bill") ?? Text(c.Reason, "reason", Names.TextLengthMax) ?? Reference(c.Reference),
        ProposeFeeOverride c => Within(c.Bill, int.MaxValue, "bill") ?? Wrong(c.Total is >= 0 and <= FeeRules.AmountMax, "total")
            ?? Text(c.Reason, "reason", Names.TextLengthMax),
        SettleFeeOverride c => Within(c.Bill, int.MaxValue, "bill") ?? Text(c.Reason, "reason", Names.TextLengthMax),
        _ => null,
    };

    private static string? WrongAnswers(AnswerForm c)
    {
        if (c.Answers.IsDefault || c.Answers.Length is < 1 or > AnswersMax || c.Answers.Any(a => a is null))
        {
            return "answers";
        }

        return Wrong(c.Answers.DistinctBy(a => a.Field, StringComparer.Ordinal).Count() == c.Answers.Length, "answers")
            ?? Wrong(c.Answers.All(a => Names.IsCode(a.Field)), "answers.field")
            ?? Wrong(c.Answers.All(a => a.Value is { Length: <= AnswerLengthMax } && StorableText.Is(a.Value)), "answers.value");
    }

    private static string? WrongPerforming(PerformStep c)
    {
        if (c.Findings.IsDefault || c.Findings.Length > FindingsMax || c.Findings.Any(f => f is null))
        {
            return "findings";
        }

        if (c.Fetched.IsDefault || c.Fetched.Length > FindingsMax || c.Fetched.Any(f => f is null))
        {
            return "fetched";
        }

        return Code(c.Step, "step") ?? OptionalText(c.Note, "note") ?? Wrong(c.Outcome is null || Names.IsCode(c.Outcome), "outcome")
            ?? Wrong(c.Findings.All(f => Names.IsCode(f.Code)), "findings.code")
            ?? Wrong(c.Findings.All(f => f.Note is null || IsText(f.Note, FindingLengthMax)), "findings.note")
            ?? Wrong(c.Findings.All(f => f.PhotoSha256 is null || IsSha256(f.PhotoSha256)), "findings.photoSha256")
            ?? Wrong(c.Fetched.All(f => Names.IsCode(f.Item)), "fetched.item")
            ?? Wrong(c.Fetched.All(f => IsSha256(f.Sha256)), "fetched.sha256");
    }

    private static string? Reference(string? reference) =>
        Wrong(reference is { Length: >= ReferenceLengthMin } && Names.IsPerson(reference), "reference");

    private static bool IsSha256(string? text) => text is { Length: 64 } && text.All(char.IsAsciiHexDigit);
}
