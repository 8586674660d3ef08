using ActorCity.Client.Sending;
using ActorCity.Client.Transport;
using ActorCity.Contracts.Offices;

namespace ActorCity.Client.Work;

internal sealed class WorkCommands(Courier courier) : IWork
{
    /// <summary>Stands in a question that changes nothing, where a command has its id and its reason.</summary>
    private const string Preview = "preview-of-migration";

    public Task<CommandResult<TakenWork>> TakeNextAsync(CommandOptions? options, CancellationToken cancellation) =>
        courier.SendAsync(TakeNextAt, options, cancellation);

    public Task<CommandResult<CaseReceipt>> PerformStepAsync(CaseId id, StepWork work, CommandOptions? options, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(work);
        var command = new PerformStep
        {
            CommandId = "",
            Actor = Courier.Nobody,
            Step = work.Step,
            Note = work.Note,
            Outcome = work.Outcome,
            Findings = work.Findings,
            Fetched = work.Fetched,
        };
        return SendAsync(
            id, $"steps/{Uri.EscapeDataString(work.Step)}", command, (grain, stamped) => grain.PerformStepAsync(stamped), options, cancellation, "step");
    }

    public Task<CommandResult<CaseReceipt>> NoticeDeficiencyAsync(
        CaseId id, IEnumerable<DeficiencyItem> items, CommandOptions? options, CancellationToken cancellation) =>
        SendAsync(
            id, "notices", new NoticeDeficiency { CommandId = "", Actor = Courier.Nobody, Items = [.. items] },
            (grain, stamped) => grain.NoticeDeficiencyAsync(stamped), options, cancellation);

    public Task<CommandResult<CaseReceipt>> DecideAsync(CaseId id, NewDecision decision, CommandOptions? options, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(decision);
        var command = new DecideCase { CommandId = "", Actor = Courier.Nobody, Verdict = decision.Verdict, Reason = decision.Reason };
        return SendAsync(id, "decision", command, (grain, stamped) => grain.DecideAsync(stamped), options, cancellation);
    }

    public Task<CommandResult<CaseReceipt>> CloseAsync(CaseId id, string? reason, CommandOptions? options, CancellationToken cancellation) =>
        SendAsync(
            id, "close", new CloseCase { CommandId = "", Actor = Courier.Nobody, Reason = reason },
            (grain, stamped) => grain.CloseAsync(stamped), options, cancellation);

    public Task<CommandResult<CaseReceipt>> DeclareInterestAsync(CaseId id, string reason, CommandOptions? options, CancellationToken cancellation) =>
        SendAsync(
            id, "interest", new DeclareInterest { CommandId = "", Actor = Courier.Nobody, Reason = reason },
            (grain, stamped) => grain.DeclareInterestAsync(stamped), options, cancellation);

    public Task<CommandResult<CaseReceipt>> ExplainVisitAsync(
        CaseId id, int visit, string explanation, CommandOptions? options, CancellationToken cancellation) =>
        SendAsync(
            id, $"visits/{Addresses.Number(visit)}/explanation",
            new ExplainVisit { CommandId = "", Actor = Courier.Nobody, Visit = visit, Explanation = explanation },
            (grain, stamped) => grain.ExplainVisitAsync(stamped), options, cancellation, "visit");

    public Task<CommandResult<CaseReceipt>> MigrateAsync(CaseId id, int toVersion, string reason, CommandOptions? options, CancellationToken cancellation) =>
        SendAsync(
            id, "migration", new MigrateCase { CommandId = "", Actor = Courier.Nobody, ToVersion = toVersion, Reason = reason },
            (grain, stamped) => grain.MigrateAsync(stamped), options, cancellation);

    public Task<MigrationPreview?> PreviewMigrationAsync(CaseId id, int toVersion, CancellationToken cancellation)
    {
        // As a manager would ask: whoever else asks sees the same.
        var command = new MigrateCase
        {
            CommandId = Preview, Actor = new Actor { Person = Preview, Role = ActorRole.OfficeManager }, ToVersion = toVersion, Reason = Preview,
        };
        return courier.AskAsync(
            new Question<MigrationPreview?>(
                async grains => Known(await grains.Case<ICaseExamination>(id).PreviewMigrationAsync(command)),
                https => https.FindAsync<MigrationPreview>(Addresses.With($"{Addresses.Case(id)}/migration", ("toVersion", Addresses.Number(toVersion))))),
            cancellation);
    }

    private static Outcome<Operation<TakeNext, TakenWork>> TakeNextAt(UserToken user)
    {
        if (user.Actor.Office is not { } office)
        {
            return OfficeErrors.NotStaff;
        }

        var command = new TakeNext { CommandId = "", Actor = user.Actor };
        return new Operation<TakeNext, TakenWork>(
            command, $"{Addresses.Office(office)}/next", (grains, stamped) => grains.Office<IOfficeDesk>(office).TakeNextAsync(stamped)) { Unconditional = true };
    }

    private static MigrationPreview? Known(Outcome<MigrationPreview> outcome) =>
        outcome.Refusal is { } refusal && refusal.Code != CaseErrors.Unknown.Code
            ? throw new ActorCityException(refusal)
            : outcome.Value;

    private Task<CommandResult<CaseReceipt>> SendAsync<TCommand>(
        CaseId id, string path, TCommand command, Func<ICaseExamination, TCommand, Task<Outcome<CaseReceipt>>> call,
        CommandOptions? options, CancellationToken cancellation, params ImmutableArray<string> inAddress) where TCommand : CityCommand =>
        courier.SendAsync(CaseOperations.On(id, path, command, call, inAddress), options, cancellation);
}
