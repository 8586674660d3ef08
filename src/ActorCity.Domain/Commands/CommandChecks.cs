using ActorCity.Contracts;
using ActorCity.Contracts.Access;
using ActorCity.Contracts.Cases;
using ActorCity.Contracts.Catalogue;
using ActorCity.Contracts.Offices;
using ActorCity.Domain.Access;

namespace ActorCity.Domain.Commands;

/// <summary>Whether a command is well formed: ids, lengths, codes, words. Says nothing of the state it meets.</summary>
/// <remarks>A refusal names the member as JSON does, and never repeats its contents.</remarks>
public static partial class CommandChecks
{
    private const int NameLengthMax = 200;
    private const int MediaTypeLengthMax = 100;
    private const int ScopeMax = 200;
    private const int WeightMax = 1000;
    private const int PlaceNumberMax = 999;

    /// <summary>Why the city takes a drawn step away from an office.</summary>
    public static ImmutableArray<string> RedrawCauses { get; } = ["office-suspended", "office-revoked", "office-licence-ended", "office-scope-changed"];

    /// <summary>What is wrong with the command; null: nothing.</summary>
    public static Refusal? Check(CityCommand command)
    {
        ArgumentNullException.ThrowIfNull(command);
        if (!Names.IsCommandId(command.CommandId) && !(command.Actor?.Role == ActorRole.City && Names.IsCityCommandId(command.CommandId)))
        {
            return CommandErrors.BadId;
        }

        var wrong = WrongActor(command.Actor)
            ?? Wrong(command.ExpectedVersion is not < 0, "expectedVersion")
            ?? WrongIn(command);
        return wrong is null ? null : CommandErrors.Malformed.With("member", wrong);
    }

    private static string? WrongActor(Actor? actor)
    {
        if (actor is null || !Enum.IsDefined(actor.Role))
        {
            return actor is null ? "actor" : "actor.role";
        }

        return Wrong(Names.IsPerson(actor.Person), "actor.person")
            ?? Wrong(actor.Office is null ? !PolicyTable.ActsForOffice(actor.Role) : !PolicyTable.NeverActsForOffice(actor.Role), "actor.office")
            ?? Wrong(actor.Office is null || Names.IsCode(actor.Office), "actor.office");
    }

    private static string? WrongIn(CityCommand command) => command switch
    {
        OpenCase c => WrongOpening(c),
        AttachDocument c => WrongDocument(c),
        RegisterVisit c => Code(c.Office, "office") ?? Wrong(Names.IsPerson(c.AskedBy), "askedBy") ?? OptionalText(c.Reason, "reason")
            ?? Word(c.Fault, "fault"),
        AnswerNotice c => OptionalText(c.Text, "text"),
        WithdrawCase c => OptionalText(c.Reason, "reason"),
        TakeWork c => Code(c.Step, "step") ?? Code(c.Office, "office"),
        PerformStep c => WrongPerforming(c),
        NoticeDeficiency c => WrongNotice(c),
        DecideCase c => Code(c.Verdict, "verdict") ?? Text(c.Reason, "reason", Names.TextLengthMax),
        CloseCase c => OptionalText(c.Reason, "reason"),
        AnswerForm or GrantMandate or WithdrawMandate or AppealDecision or ExplainVisit or DeclareInterest or MigrateCase => WrongApplication(command),
        RecordPayment or VoidPayment or RefundPayment or ProposeFeeOverride or SettleFeeOverride => WrongPayment(command),
        RedrawCase c => Code(c.From, "from") ?? Wrong(RedrawCauses.Contains(c.Cause), "cause"),
        RegisterOffice c => LocalName(c.Name, "name") ?? Within(c.Region, PlaceNumberMax, "region")
            ?? Within(c.District, PlaceNumberMax, "district"),
        LicenseOffice c => Text(c.Licence, "licence", 64) ?? Scope(c.Scope) ?? Within(c.Capacity, WeightMax, "capacity"),
        ChangeOfficeScope c => Scope(c.Scope),
        ChangeOfficeCapacity c => Within(c.Capacity, WeightMax, "capacity"),
        SuspendOffice c => Text(c.Cause, "cause", Names.TextLengthMax),
        RevokeOffice c => Text(c.Cause, "cause", Names.TextLengthMax),
        DraftService c => Wrong(c.Definition is not null, "definition"),
        ReviewService c => Within(c.Version, int.MaxValue, "version"),
        PublishService c => Within(c.Version, int.MaxValue, "version"),
        _ => null,
    };

    private static string? WrongOpening(OpenCase c) =>
        Code(c.Service, "service")
        ?? Text(c.Applicant, "applicant", 64)
        ?? Wrong(c.Applicant.Trim().Length >= 3, "applicant")
        ?? Wrong(c.Reference is null || IsText(c.Reference, 64), "reference")
        ?? Wrong(c.IntakeOffice is null || Names.IsCode(c.IntakeOffice), "intakeOffice")
        ?? Word(c.Channel, "channel")

        // A counter that does not name itself would stay in the draw for its own case.
        ?? Wrong(c.Channel != Channel.Desk || c.IntakeOffice is not null, "intakeOffice")

        // What a counter's people open did not come by the portal: the visit would be counted nowhere.
        ?? Wrong(c.Channel != Channel.Internet || !PolicyTable.ActsForOffice(c.Actor.Role), "channel")

        // Said of a visit that is none it would be lost.
        ?? Wrong(c.Channel == Channel.Desk || c.VisitReason is null, "visitReason")
        ?? Wrong(c.Channel == Channel.Desk || c.VisitFault is null, "visitFault")
        ?? OptionalText(c.VisitReason, "visitReason")
        ?? Wrong(c.VisitFault is not { } fault || Enum.IsDefined(fault), "visitFault");

    private static string? WrongDocument(AttachDocument c) =>
        Code(c.Item, "item")
        ?? Text(c.FileName, "fileName", NameLengthMax)
        ?? Text(c.MediaType, "mediaType", MediaTypeLengthMax)
        ?? Wrong(c.MediaType.Count(x => x == '/') == 1 && c.MediaType.All(x => x is > ' ' and < (char)127), "mediaType")
        ?? Wrong(c.Bytes is >= 1 and <= 1L << 31, "bytes")
        ?? Wrong(c.Sha256 is { Length: 64 } && c.Sha256.All(char.IsAsciiHexDigit), "sha256");

    private static string? WrongNotice(NoticeDeficiency c)
    {
        if (c.Items.IsDefault || c.Items.Length is < 1 or > 32 || c.Items.Any(i => i is null))
        {
            return "items";
        }

        return Wrong(c.Items.DistinctBy(i => i.Item, StringComparer.Ordinal).Count() == c.Items.Length, "items")
            ?? Wrong(c.Items.All(i => Names.IsCode(i.Item)), "items.item")
            ?? Wrong(c.Items.All(i => IsText(i.Explanation, Names.TextLengthMax)), "items.explanation");
    }

    private static string? Scope(ImmutableArray<string> scope)
    {
        var right = !scope.IsDefault && scope.Length is >= 1 and <= ScopeMax && (scope is ["*"] || scope.All(Names.IsCode));
        return Wrong(right, "scope");
    }

    private static string? LocalName(LocalText? name, string member) =>
        Wrong(name is not null && IsText(name.Fa, NameLengthMax) && IsText(name.En, NameLengthMax), member);

    private static string? Code(string? text, string member) => Wrong(Names.IsCode(text), member);

    private static string? Text(string? text, string member, int lengthMax) => Wrong(IsText(text, lengthMax), member);

    private static string? OptionalText(string? text, string member) =>
        Wrong(text is null || IsText(text, Names.TextLengthMax) || text.Length == 0, member);

    private static string? Word<T>(T value, string member) where T : struct, Enum => Wrong(Enum.IsDefined(value), member);

    private static string? Within(int number, int max, string member) => Wrong(number >= 1 && number <= max, member);

    // Half a surrogate pair or a NUL would be refused by PostgreSQL, in the middle of a batch.
    private static bool IsText(string? text, int lengthMax) =>
        !string.IsNullOrWhiteSpace(text) && text.Length <= lengthMax && StorableText.Is(text);

    private static string? Wrong(bool right, string member) => right ? null : member;
}
