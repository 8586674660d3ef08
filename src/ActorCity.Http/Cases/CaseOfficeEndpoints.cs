using ActorCity.Contracts.Access;
using ActorCity.Contracts.Cases;

namespace ActorCity.Http.Cases;

/// <summary>What an office owns up to, and how a case changes the version of its service.</summary>
internal static class CaseOfficeEndpoints
{
    /// <summary>Stands in a question that changes nothing, where a command has its id and its reason.</summary>
    private const string Preview = "preview-of-migration";

    private static readonly QueryParameters PreviewParameters = new([new("toVersion", "The published version to compare with. Required.", Format: "int32")]);

    public static void MapCaseOfficeCommands(this RouteGroupBuilder cases)
    {
        var one = cases.MapGroup("/{trackingCode}");
        one.MapCommand<CaseReceipt>("/visits/{number}/explanation", ExplainVisitAsync, "explainVisit", "Say why a visit beyond the budget was needed", "By the office where it happened; the public flag stays.");
        one.MapCommand<CaseReceipt>("/interest", DeclareInterestAsync, "declareInterest", "Declare an interest in the case", "The actor's office loses its steps and is never drawn for this case again.");
        one.MapCommand<CaseReceipt>("/migration", MigrateAsync, "migrateCase", "Bring the case to another version of its service", "An explicit, journaled act of the manager of the office that holds it.");
        one.MapGet("/migration", PreviewAsync).WithMetadata(PreviewParameters).Produces<MigrationPreview>()
            .Named("previewMigration", "What another version would change", "Steps and checklist items that come or go, and why it would be refused. Changes nothing.");
    }

    private static Task<IResult> ExplainVisitAsync(string trackingCode, string number, Command<ExplainVisitBody> command, IGrainFactory grains) =>
        command.ToVisitAsync(trackingCode, number, (id, number) => grains.Case<ICaseExamination>(id).ExplainVisitAsync(new ExplainVisit
        {
            CommandId = command.Id,
            Actor = command.Actor,
            ExpectedVersion = command.ExpectedVersion,
            NotAfter = command.NotAfter,
            OccurredAt = command.Body.OccurredAt,
            Visit = number,
            Explanation = command.Body.Explanation,
        }));

    private static Task<IResult> DeclareInterestAsync(string trackingCode, Command<DeclareInterestBody> command, IGrainFactory grains) =>
        command.ToCaseAsync(trackingCode, id => grains.Case<ICaseExamination>(id).DeclareInterestAsync(new DeclareInterest
        {
            CommandId = command.Id,
            Actor = command.Actor,
            ExpectedVersion = command.ExpectedVersion,
            NotAfter = command.NotAfter,
            OccurredAt = command.Body.OccurredAt,
            Reason = command.Body.Reason,
        }));

    private static Task<IResult> MigrateAsync(string trackingCode, Command<MigrateCaseBody> command, IGrainFactory grains) =>
        command.ToCaseAsync(trackingCode, id => grains.Case<ICaseExamination>(id).MigrateAsync(new MigrateCase
        {
            CommandId = command.Id,
            Actor = command.Actor,
            ExpectedVersion = command.ExpectedVersion,
            NotAfter = command.NotAfter,
            OccurredAt = command.Body.OccurredAt,
            ToVersion = command.Body.ToVersion,
            Reason = command.Body.Reason,
        }));

    private static async Task<IResult> PreviewAsync(string trackingCode, HttpRequest request, IGrainFactory grains)
    {
        var version = new QueryReader(request, PreviewParameters).Number("toVersion", 1, int.MaxValue)
            ?? throw new RequestRefusedException(RequestErrors.ParameterMalformed.With("parameter", "toVersion"));
        if (!CaseId.TryParse(trackingCode, out var id))
        {
            return Reply.Refuse(CaseErrors.Unknown);
        }

        // As a manager would ask: whoever else asks sees the same.
        var manager = new Actor { Person = Preview, Role = ActorRole.OfficeManager };
        var outcome = await grains.Case<ICaseExamination>(id)
            .PreviewMigrationAsync(new MigrateCase { CommandId = Preview, Actor = manager, ToVersion = version, Reason = Preview });
        return outcome.Refusal is { } refusal ? Reply.Refuse(refusal) : Reply.Json(outcome.Value!);
    }

    private static Task<IResult> ToVisitAsync<TBody>(
        this Command<TBody> command, string trackingCode, string number, Func<CaseId, int, Task<Outcome<CaseReceipt>>> send)
        where TBody : class, ICommandBody =>
        PathNumber.TryParse(number, out var visit)
            ? command.ToCaseAsync(trackingCode, id => send(id, visit))
            : Task.FromResult(Reply.Refuse(CaseErrors.UnknownVisit));
}
