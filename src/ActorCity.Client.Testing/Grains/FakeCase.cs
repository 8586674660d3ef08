using System.Text.Json;
using ActorCity.Client.Testing.Store;
using ActorCity.Contracts.Deadlines;
using ActorCity.Domain.Cases;

namespace ActorCity.Client.Testing.Grains;

/// <summary>A case in memory.</summary>
internal sealed partial class FakeCase(CityStore store, string key)
    : CityStream<CaseState>(store, CaseStream.Instance, key), ICaseIntake, ICaseExamination, ICasePayments, ICaseInquiry
{
    public Task<Outcome<CaseReceipt>> OpenAsync(OpenCase command) => RunAsync(command, CaseRules.Open);

    public Task<Outcome<CaseReceipt>> AttachDocumentAsync(AttachDocument command) => RunAsync(command, CaseRules.AttachDocument);

    public Task<Outcome<CaseReceipt>> SubmitAsync(SubmitCase command) => RunAsync(command, CaseRules.Submit);

    public Task<Outcome<CaseReceipt>> RegisterVisitAsync(RegisterVisit command) => RunAsync(command, CaseRules.RegisterVisit);

    public Task<Outcome<CaseReceipt>> AnswerNoticeAsync(AnswerNotice command) => RunAsync(command, CaseRules.AnswerNotice);

    public Task<Outcome<CaseReceipt>> WithdrawAsync(WithdrawCase command) => RunAsync(command, CaseRules.Withdraw);

    public Task<Outcome<CaseReceipt>> AnswerFormAsync(AnswerForm command) => RunAsync(command, CaseRules.AnswerForm);

    public Task<Outcome<CaseReceipt>> AppealAsync(AppealDecision command) => RunAsync(command, CaseRules.Appeal);

    public Task<Outcome<CaseReceipt>> GrantMandateAsync(GrantMandate command) => RunAsync(command, CaseRules.GrantMandate);

    public Task<Outcome<CaseReceipt>> WithdrawMandateAsync(WithdrawMandate command) => RunAsync(command, CaseRules.WithdrawMandate);

    public Task<Outcome<CaseReceipt>> PerformStepAsync(PerformStep command) => RunAsync(command, CaseRules.PerformStep);

    public Task<Outcome<CaseReceipt>> NoticeDeficiencyAsync(NoticeDeficiency command) => RunAsync(command, CaseRules.NoticeDeficiency);

    public Task<Outcome<CaseReceipt>> DecideAsync(DecideCase command) => RunAsync(command, CaseRules.Decide);

    public Task<Outcome<CaseReceipt>> CloseAsync(CloseCase command) => RunAsync(command, CaseRules.Close);

    public Task<Outcome<CaseReceipt>> DeclareInterestAsync(DeclareInterest command) => RunAsync(command, CaseRules.DeclareInterest);

    public Task<Outcome<CaseReceipt>> ExplainVisitAsync(ExplainVisit command) => RunAsync(command, CaseRules.ExplainVisit);

    public Task<Outcome<CaseReceipt>> MigrateAsync(MigrateCase command) => RunAsync(command, CaseRules.Migrate);

    public Task<Outcome<CaseReceipt>> RecordPaymentAsync(RecordPayment command) => RunAsync(command, CaseRules.RecordPayment);

    public Task<Outcome<CaseReceipt>> VoidPaymentAsync(VoidPayment command) => RunAsync(command, CaseRules.VoidPayment);

    public Task<Outcome<CaseReceipt>> RefundPaymentAsync(RefundPayment command) => RunAsync(command, CaseRules.RefundPayment);

    public Task<Outcome<CaseReceipt>> ProposeFeeOverrideAsync(ProposeFeeOverride command) => RunAsync(command, CaseRules.ProposeFeeOverride);

    public Task<Outcome<CaseReceipt>> SettleFeeOverrideAsync(SettleFeeOverride command) => RunAsync(command, CaseRules.SettleFeeOverride);

    public Task<Outcome<MigrationPreview>> PreviewMigrationAsync(MigrateCase command) => Store.Alone(() =>
        State is { } state
            ? CaseRules.PreviewMigration(state, command, Facts(Version(state), false, false) with { Target = Target(state, command.ToVersion) }, Store.Clock.Now)
            : CaseErrors.Unknown);

    public Task<CaseView?> GetAsync() => Store.Alone(() => State is { } state ? CaseViews.From(state) : null);

    public Task<RenderedCase?> GetRenderedAsync() => Store.Alone(() => State is { } state
        ? new RenderedCase { Version = state.Version, Json = JsonSerializer.SerializeToUtf8Bytes(CaseViews.From(state), CityJson.Stored) }
        : null);

    public Outcome<CaseReceipt> Take(TakeWork command) => Run(command, CaseRules.TakeWork);

    public void Redraw(string from, string cause) => Run(
        new RedrawCase { CommandId = Names.CityCommandId($"redraw-{Journal.Count}"), Actor = Actor.City, From = from, Cause = cause }, CaseRules.Redraw);

    protected override DateTimeOffset? OnDue(DueItem item)
    {
        var now = Store.Clock.Now < State!.LastEventAt ? State.LastEventAt : Store.Clock.Now;
        Happen($"due:{item.Kind}:{item.Number}", CaseRules.Due(State, item, Facts(Version(State), offices: true, draw: true), now));
        return CaseRules.WakeAgainAt(State, item, now);
    }

    private Task<Outcome<CaseReceipt>> RunAsync<TCommand>(
        TCommand command, Func<CaseState?, TCommand, CaseFacts, DateTimeOffset, Decision<CaseState, CaseReceipt>> rule) where TCommand : CityCommand =>
        Store.Alone(() => Run(command, rule));

    private Outcome<CaseReceipt> Run<TCommand>(
        TCommand command, Func<CaseState?, TCommand, CaseFacts, DateTimeOffset, Decision<CaseState, CaseReceipt>> rule) where TCommand : CityCommand =>
        Execute<CaseReceipt>(command, State?.LastEventAt, now =>
        {
            var facts = FactsFor(command, now);
            return (facts.Value?.Service.Definition, at => facts.Value is { } known ? rule(State, command, known, at) : facts.Refusal!);
        });
}
